/** Private terms of the presentations of the test stories, unlike any other text. */
import type { z } from 'zod';
import { sha256Hex } from '../src/kernel/hash.ts';
import type { PresentationTerms } from '../src/presentation/documents.ts';
import type {
  DeterminationTerms,
  ExaminationTerms,
  NegotiationTerms,
  ReceiptTerms,
  RefusalTerms,
  ScheduleTerms,
  StopOrderTerms,
  UndertakingTerms,
} from '../src/presentation/terms.ts';
import type { AuthorisationTerms, ClaimTerms } from '../src/reimbursement/terms.ts';
import { usd } from './credit-papers.ts';
import { at, day, startOfStory } from './papers.ts';

/** Nine days into the story: the day on which documents count as received is no date of the credits. */
export const startOfPresentations = startOfStory + 9 * day;

type Money = z.output<typeof PresentationTerms>['amountClaimed'];
export type Presented = z.output<typeof PresentationTerms>;

export const presentedOf = (creditNumber: string, lot: string, amountClaimed: Money): Presented => ({
  creditNumber,
  presenter: { name: `Eastern Harbour Trading ${lot}` },
  presentedOn: '2026-05-20',
  amountClaimed,
  documents: [
    {
      id: `invoice-${lot.toLowerCase()}`,
      number: `EHT-INV-${lot}`,
      medium: 'paper',
      originals: 1,
      copies: 0,
      issueDate: '2026-05-18',
      signatures: [{ by: `director of Eastern Harbour ${lot}` }],
      particulars: { type: 'INVOICE', total: amountClaimed },
    },
  ],
});

export const receiptOf = (lot: string, electronic = false): z.output<typeof ReceiptTerms> => ({
  receivedAt: at(startOfPresentations - 7_654_321),
  ...(electronic ? { completenessNoticeAt: at(startOfPresentations - 6_543_210) } : {}),
  counter: `trade counter of ${lot}`,
  courierReference: `courier ${lot} 5518`,
  originals: 1,
  copies: 0,
});

export const examinationTermsOf = (
  lot: string,
  presentationHash: string,
): z.output<typeof ExaminationTerms> => ({
  ruleSetHash: sha256Hex(`rules for ${lot}`),
  inputHashes: [sha256Hex(`credit for ${lot}`), presentationHash],
  resultHash: sha256Hex(`result for ${lot}`),
  result: 'no-findings',
  findings: [],
  readByPerson: [`line on packing of ${lot}`],
});

export const complying = { discrepancies: [] } satisfies z.output<typeof DeterminationTerms>;
export const lateShipment = {
  discrepancies: [{ code: 'LATE_SHIPMENT', text: 'shipped on board two days late', article: 'art. 14(c)' }],
} satisfies z.output<typeof DeterminationTerms>;

export const scheduleOf = (lot: string, amount: Money): z.output<typeof ScheduleTerms> => ({
  reference: `schedule ${lot} 88`,
  dispatchedAt: at(startOfPresentations - 5_432_109),
  documentAmount: amount,
  amountClaimed: amount,
  originals: 1,
  copies: 0,
  statesExtension: false,
  statesCompliance: true,
});

export const refusalOf = (lot: string): z.output<typeof RefusalTerms> => ({
  statement: `we refuse the documents of ${lot}`,
  discrepancies: lateShipment.discrepancies,
  sentAt: at(startOfPresentations - 4_321_098),
  channel: 'telecommunication',
  reference: `notice ${lot} 734`,
});

export const undertakingOf = (lot: string, amount: Money): z.output<typeof UndertakingTerms> => ({
  amount,
  maturesOn: '2026-08-18',
  payableOn: '2026-08-19',
  reference: `drawing ${lot} 09`,
});

export const negotiationOf = (lot: string, amount: Money): z.output<typeof NegotiationTerms> => ({
  amount,
  advancedOn: '2026-05-27',
  recourse: 'with',
  recourseAgreement: { reference: `recourse ${lot}`, documentHash: sha256Hex(`recourse ${lot}`) },
});

export const stopOrderTerms = {
  court: 'Maritime Court of the Eastern District',
  caseNumber: '(2026) 72 Civil 0815',
  servedAt: at(startOfPresentations - 3_210_987),
  documentHash: sha256Hex('stop-payment order'),
} satisfies z.output<typeof StopOrderTerms>;

export const reasonOf = (why: string): { reason: string } => ({ reason: `because ${why}` });

export const authorisationTerms = {
  creditNumber: 'HBK26LC000147',
  amount: usd('486000.00'),
  rules: 'URR725',
  charges: 'CLM',
} satisfies z.output<typeof AuthorisationTerms>;

export const claimTermsOf = (lot: string): z.output<typeof ClaimTerms> => ({
  amount: usd('211000.00'),
  reference: `claim ${lot} 742`,
  account: `nostro of River Bank for ${lot}`,
});
