/** Documents come to the member bank, which examines them and sends them on to the issuer. */
import { done, type Life } from './desk.ts';
import { isoDay } from './texts.ts';

const presentationOf = (credit: string, reference: string, amount: string) => ({
  presentation: {
    creditNumber: credit,
    presenter: { name: 'Bramble Hill Trading' },
    presentedOn: isoDay(0),
    amountClaimed: { amount, currency: 'EUR' },
    documents: [
      {
        id: 'invoice-1',
        number: reference,
        medium: 'paper',
        originals: 1,
        copies: 0,
        issueDate: isoDay(0),
        signatures: [{ by: 'Bramble Hill Trading' }],
        particulars: { type: 'INVOICE', total: { amount, currency: 'EUR' } },
      },
    ],
  },
});

export interface Presented extends Readonly<Record<string, unknown>> {
  readonly creditId: string;
  readonly presentationId: string;
}

/** What comes to the bank, and what it finds. */
interface Documents {
  readonly credit: string;
  /** Of the presentation, and of the schedule with which it is sent on. */
  readonly reference: string;
  readonly amount: string;
  readonly discrepancies: readonly object[];
}

const hash = 'ab'.repeat(32);

const examinationOf = ({ discrepancies }: Documents, termsHash: string) => ({
  ruleSetHash: hash,
  inputHashes: [hash, termsHash],
  resultHash: hash,
  result: discrepancies.length === 0 ? 'no-findings' : 'findings',
  findings: discrepancies,
  readByPerson: [],
});

const scheduleOf = ({ reference, amount, discrepancies }: Documents) => ({
  reference,
  dispatchedAt: new Date().toISOString(),
  documentAmount: { amount, currency: 'EUR' },
  amountClaimed: { amount, currency: 'EUR' },
  originals: 1,
  copies: 0,
  statesExtension: false,
  statesCompliance: discrepancies.length === 0,
});

/** Received, examined, determined and sent on to the issuing bank. */
export const sentOn = async (life: Life, creditId: string, documents: Documents): Promise<Presented> => {
  const { desk } = life;
  const { credit, reference, amount, discrepancies } = documents;
  const shown = {
    input: { creditId, to: 'nominatedBank' },
    terms: presentationOf(credit, reference, amount),
  };
  const made = await done(
    life,
    `${reference} is presented`,
    desk.send('beneficiary', 'PresentDocuments', shown),
  );
  const presentationId = made.ids['presentationId'] ?? '';
  const receipt = { receivedAt: new Date().toISOString(), counter: '3', originals: 1, copies: 0 };
  const examination = examinationOf(documents, made.ids['termsHash'] ?? '');
  const acts = [
    ['maker', 'ReceiveDocuments', { place: 'CNSHA', medium: 'paper' }, { receipt }],
    ['maker', 'RecordExamination', {}, { examination }],
    ['checker', 'DetermineCompliance', {}, { determination: { discrepancies } }],
    ['maker', 'ForwardDocuments', { to: 'issuingBank' }, { schedule: scheduleOf(documents) }],
  ] as const;
  for (const [who, command, more, terms] of acts) {
    const input = { creditId, presentationId, as: 'nominatedBank', ...more };
    await done(life, `${reference}: ${command}`, desk.send(who, command, { input, terms }));
  }
  return { creditId, presentationId };
};
