/** Received messages about a credit as a whole and its amendments: MT700, 705, 707, 710, 720, 730. */
import { amendmentOfMessage } from './amendment-of-message.ts';
import { type CreditMessage, creditOfMessage } from './credit-of-message.ts';
import { type Meant, notSaid, type Reading, type Readers, type Remark, textOf } from './meant.ts';
import type { MessageOf } from '../swift/api.ts';

const creditRemarks = (message: CreditMessage): { terms: object; remarks: Remark[] } => {
  const { terms, remarks } = creditOfMessage(message);
  return {
    terms,
    remarks: remarks.map(({ pointer, why, text }) => ({
      pointer: why === 'no-term' ? pointer : `/terms/credit${pointer}`,
      text: { 'not-understood': `not understood: ${text}`, missing: notSaid, invalid: text, 'no-term': text }[
        why
      ],
    })),
  };
};

const partiesRemark: Remark = {
  pointer: '/input/parties',
  text: 'which parties are members; RecordExternalParty gives the others an id',
};

const recorded = (message: CreditMessage, more: readonly Remark[] = []): Reading => {
  const { terms, remarks } = creditRemarks(message);
  return {
    command: 'RecordCredit',
    when: 'your bank received it from outside of the consortium',
    input: { profile: 'UCP600' },
    terms: { credit: terms },
    remarks: [partiesRemark, ...remarks, ...more],
  };
};

const drafted = (message: CreditMessage, when: string): Reading => {
  const { terms, remarks } = creditRemarks(message);
  return {
    command: 'DraftCredit',
    when,
    input: { profile: 'UCP600' },
    terms: { credit: terms },
    remarks: [partiesRemark, ...remarks],
  };
};

const mt700 = (message: MessageOf<'700'>): Meant => ({
  readings: [recorded(message), drafted(message, 'your bank issues it')],
  references: { credit: message.creditNumber },
  reference: message.creditNumber,
  actedOn: message.issueDate,
});

/** Nothing records what an outside bank pre-advised: it is the issuer's own draft, or waits for the credit. */
const mt705 = (message: MessageOf<'705'>): Meant => ({
  readings: [
    drafted(message, 'your bank pre-advises it: PreAdviseCredit follows; one from outside is not recorded'),
  ],
  references: { credit: message.creditNumber },
  reference: message.creditNumber,
});

const confirms = ({ form }: MessageOf<'710'> | MessageOf<'720'>): Remark[] =>
  form.confirmation.startsWith('ADDING')
    ? [{ pointer: '/command', text: 'AddConfirmation records the confirmation that the sender adds' }]
    : [];

const mt710 = (message: MessageOf<'710'>): Meant => ({
  readings: [recorded(message, confirms(message))],
  references: { credit: message.creditNumber },
  reference: message.senderReference,
  actedOn: message.issueDate,
});

const mt720 = (message: MessageOf<'720'>): Meant => ({
  readings: [recorded(message, confirms(message))],
  references: { credit: message.creditNumber },
  reference: message.senderReference,
  actedOn: message.issueDate,
});

const numberRemark = (number: number): Remark => ({
  pointer: '/input/creditId',
  text: `number ${number} in the message; the ledger gives the number after the last`,
});

/** The bank that passes an amendment on is recorded too. */
const passedOn = ({ purpose, amendmentNumber: number }: MessageOf<'707'>): Reading[] => {
  const advised: Reading = {
    command: 'AdviseAmendment',
    when: 'the amendment is recorded already: its advice',
    input: { number },
  };
  const extended: Reading = {
    command: 'ExtendConfirmation',
    when: 'the amendment is recorded already: its confirmation',
    input: { number, extended: true },
  };
  if (purpose === 'ACNF') return [advised, extended];
  return purpose === 'ADVI' ? [advised] : [];
};

const mt707 = (message: MessageOf<'707'>): Meant => {
  const common = {
    references: { credit: message.issuingBankReference },
    reference: message.senderReference,
    actedOn: message.amendmentDate,
  };
  if (message.cancellationRequest !== undefined)
    return { ...common, readings: [{ command: 'ProposeCancellation' }] };
  const { terms, remarks } = amendmentOfMessage(message);
  const recordedAmendment: Reading = {
    command: 'RecordAmendment',
    terms: { amendment: terms },
    remarks: [
      numberRemark(message.amendmentNumber),
      ...remarks.map(({ pointer, text }) => ({ pointer: `/terms/amendment${pointer}`, text })),
    ],
  };
  return { ...common, readings: [recordedAmendment, ...passedOn(message)] };
};

const amendmentWords = /\bAM(?:EN)?D(?:MENT|T)?\b/;
const numberWords = /\bAM(?:EN)?D(?:MENT|T)?S?[ .]*(?:NO|NUMBER|NR)?[ .:]*0*(\d{1,3})\b/;

/** The amendment that words name by its number. */
const numberIn = (words: string): Required<Pick<Reading, 'input' | 'remarks'>> => {
  const [, number] = numberWords.exec(words) ?? [];
  return number === undefined
    ? {
        input: {},
        remarks: [{ pointer: '/input/number', text: 'the message does not number the amendment' }],
      }
    : { input: { number: Number(number) }, remarks: [{ pointer: '/input/number', text: 'read from words' }] };
};

const answers: readonly (readonly [code: string, command: string, consents: boolean])[] = [
  ['/BENACC/', 'AcceptAmendment', true],
  ['/BENREJ/', 'RejectAmendment', false],
];

/** An acknowledgement answers an amendment or a cancellation in code words, or reports that one was advised. */
const readingsOf730 = (words: string): [Reading, ...Reading[]] => {
  const [, command, consents] = answers.find(([code]) => words.includes(code)) ?? [];
  const numbered = numberIn(words);
  if (command !== undefined) {
    return /\bCANCEL/.test(words)
      ? [{ command: 'AnswerCancellation', input: { consents } }]
      : [{ command, ...numbered }];
  }
  if (amendmentWords.test(words)) {
    return [{ command: 'AdviseAmendment', when: 'it acknowledges an amendment', ...numbered }];
  }
  return [
    {
      command: 'AdviseCredit',
      remarks: [{ pointer: '/command', text: 'an acknowledgement: taken for the advice of the credit' }],
    },
    ...(words.includes('CONFIRMATION ADDED')
      ? [{ command: 'AddConfirmation', when: 'the advice is recorded already: its confirmation' }]
      : []),
  ];
};

const mt730 = (message: MessageOf<'730'>): Meant => ({
  readings: readingsOf730((textOf(message.senderToReceiver, message.narrative) ?? '').toUpperCase()),
  references: { credit: message.receiverReference },
  reference: message.senderReference,
});

export const creditReadings = {
  '700': mt700,
  '705': mt705,
  '707': mt707,
  '710': mt710,
  '720': mt720,
  '730': mt730,
} satisfies Readers;
