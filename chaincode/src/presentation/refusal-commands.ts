/** What may be said about a refusal, what becomes of the documents, and the time of a receipt or notice. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { PresentationTerms } from './documents.ts';
import { evidence, examiners } from './examining-commands.ts';
import { asBank, checkers, liveCredit, makers, presentationPath } from './presenting-commands.ts';
import { disposals, disposalSteps } from './records.ts';
import { CorrectionTerms, DeterminationTerms, DisposalTerms, RefundTerms, RefusalTerms } from './terms.ts';

const refused = {
  refused: 'SINGLE_NOTICE',
  'documents-returned': 'SINGLE_NOTICE',
  'records-disposed': 'SINGLE_NOTICE',
} as const;

export const refuseDocumentsAct = defineAct({
  command: 'RefuseDocuments',
  as: examiners,
  credit: liveCredit,
  of: {
    kind: 'examination',
    states: [
      'discrepant',
      'waiver-requested',
      'waiver-given',
      'waiver-denied',
      'sent-elsewhere',
      'examined-elsewhere',
    ],
    contradictions: refused,
  },
  articles: { UCP600: 'UCP 600 art. 16(c), (d)', 'CN-DLC-2016': 'CN-DLC 2016 art. 45' },
});

export const refuseDocuments = defineCommand({
  name: 'RefuseDocuments',
  summary: 'The one notice of refusal: every discrepancy, and what becomes of the documents.',
  input: z.strictObject({ ...asBank, disposal: z.enum(disposals) }),
  path: `${presentationPath}/refusal`,
  creates: {},
  sections: { determination: DeterminationTerms, refusal: RefusalTerms, ...evidence },
  known: ['determination'],
  optional: ['determination', 'evidence'],
  roles: checkers,
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(refuseDocumentsAct),
    'TERMS_HASH_MISMATCH',
    'DISCREPANCIES_DIFFER',
  ],
  events: ['presentation.refused.v1'],
});

export const disposeDocumentsAct = defineAct({
  command: 'DisposeDocuments',
  as: examiners,
  credit: liveCredit,
  of: {
    kind: 'examination',
    states: ['refused', 'not-presented', 'withdrawn', 'honoured', 'undertaken', 'settled'],
  },
  articles: { UCP600: 'UCP 600 art. 16(e); eUCP art. e8', 'CN-DLC-2016': 'CN-DLC 2016 art. 46' },
});

export const disposeDocuments = defineCommand({
  name: 'DisposeDocuments',
  summary: 'Documents are returned, released to the applicant, or their electronic records disposed of.',
  input: z.strictObject({ ...asBank, step: z.enum(disposalSteps) }),
  path: `${presentationPath}/disposal`,
  creates: {},
  sections: { presentation: PresentationTerms, disposal: DisposalTerms, ...evidence },
  known: ['presentation'],
  optional: ['evidence'],
  roles: makers,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(disposeDocumentsAct), 'TERMS_HASH_MISMATCH'],
  events: ['presentation.documents-disposed.v1'],
});

const anyExamined = [
  'under-examination',
  'examined',
  'complies',
  'discrepant',
  'waiver-requested',
  'waiver-given',
  'waiver-denied',
  'waived',
  'refused',
  'documents-returned',
  'records-disposed',
  'honoured',
  'undertaken',
  'negotiated',
  'settled',
  'examined-elsewhere',
] as const;

export const proposeCorrectionAct = defineAct({
  command: 'ProposeCorrection',
  as: examiners,
  credit: liveCredit,
  of: { kind: 'examination', states: anyExamined },
  articles: { UCP600: 'UCP 600 art. 16(d)', 'CN-DLC-2016': 'CN-DLC 2016 art. 45' },
});

export const proposeCorrection = defineCommand({
  name: 'ProposeCorrection',
  summary: 'A person of the bank says why the time of a receipt or of a notice is another than on record.',
  input: z.strictObject({ ...asBank, of: z.enum(['receipt', 'notice']) }),
  path: `${presentationPath}/corrections`,
  creates: {},
  sections: { correction: CorrectionTerms, ...evidence },
  known: [],
  optional: ['evidence'],
  roles: makers,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(proposeCorrectionAct), 'DATED_AHEAD'],
  events: ['presentation.correction-proposed.v1'],
});

export const confirmCorrectionAct = defineAct({
  command: 'ConfirmCorrection',
  as: examiners,
  credit: liveCredit,
  of: { kind: 'examination', states: anyExamined },
  articles: { UCP600: 'UCP 600 art. 16(d)', 'CN-DLC-2016': 'CN-DLC 2016 art. 45' },
});

export const confirmCorrection = defineCommand({
  name: 'ConfirmCorrection',
  summary: 'A second person confirms the corrected time: what is timely is computed again.',
  input: z.strictObject(asBank),
  path: `${presentationPath}/correction-confirmation`,
  creates: {},
  sections: { correction: CorrectionTerms, ...evidence },
  known: ['correction'],
  optional: ['evidence'],
  roles: checkers,
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(confirmCorrectionAct),
    'SAME_PERSON',
    'TERMS_HASH_MISMATCH',
  ],
  events: ['presentation.corrected.v1'],
});

const refundable = ['refused', 'documents-returned', 'records-disposed'] as const;

export const claimRefundAct = defineAct({
  command: 'ClaimRefund',
  as: ['issuingBank', 'confirmingBank'],
  credit: liveCredit,
  of: { kind: 'examination', states: refundable },
  articles: { UCP600: 'UCP 600 art. 16(g)' },
});

export const claimRefund = defineCommand({
  name: 'ClaimRefund',
  summary: 'A bank that refused claims back, with interest, what was reimbursed before.',
  input: z.strictObject(asBank),
  path: `${presentationPath}/refund-claim`,
  creates: {},
  sections: { refund: RefundTerms, ...evidence },
  known: [],
  optional: ['evidence'],
  roles: checkers,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(claimRefundAct)],
  events: ['presentation.refund-claimed.v1'],
});

export const confirmRefundAct = defineAct({
  command: 'ConfirmRefund',
  as: ['issuingBank', 'confirmingBank'],
  credit: liveCredit,
  of: { kind: 'examination', states: refundable },
  articles: { UCP600: 'UCP 600 art. 16(g)' },
});

export const confirmRefund = defineCommand({
  name: 'ConfirmRefund',
  summary: 'The bank records that it got the refund.',
  input: z.strictObject(asBank),
  path: `${presentationPath}/refund`,
  creates: {},
  sections: { refund: RefundTerms, ...evidence },
  known: [],
  optional: ['evidence'],
  roles: makers,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(confirmRefundAct)],
  events: ['presentation.refunded.v1'],
});
