/** What may be said by a bank that examines, and by the applicant that is asked for a waiver. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { EvidenceTerms, ReasonTerms } from '../letter-of-credit/terms.ts';
import { PresentationTerms } from './documents.ts';
import { about, asBank, checkers, liveCredit, makers, presentationPath } from './presenting-commands.ts';
import { disposals, disposalSteps } from './records.ts';
import {
  CorrectionTerms,
  CorruptionTerms,
  DeterminationTerms,
  DisposalTerms,
  ExaminationTerms,
  RefundTerms,
  RefusalTerms,
  WaiverRequestTerms,
  WaiverTerms,
} from './terms.ts';

const examiners = ['issuingBank', 'confirmingBank', 'nominatedBank', 'transferringBank'] as const;
const evidence = { evidence: EvidenceTerms } as const;

export const recordExaminationAct = defineAct({
  command: 'RecordExamination',
  as: examiners,
  credit: liveCredit,
  of: { kind: 'examination', states: ['under-examination', 'examined'] },
  ownOnly: true,
  articles: { UCP600: 'UCP 600 art. 14(a)', 'CN-DLC-2016': 'CN-DLC 2016 arts. 50–51' },
});

export const recordExamination = defineCommand({
  name: 'RecordExamination',
  summary: 'A maker records what the examination found: rule set, inputs and result by their hashes.',
  input: z.strictObject(asBank),
  path: `${presentationPath}/examinations`,
  creates: {},
  sections: { examination: ExaminationTerms },
  known: [],
  roles: ['bank-maker', 'bank-service'],
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(recordExaminationAct), 'TERMS_HASH_MISMATCH'],
  events: ['presentation.examined.v1'],
});

export const determineComplianceAct = defineAct({
  command: 'DetermineCompliance',
  as: examiners,
  credit: liveCredit,
  of: { kind: 'examination', states: ['examined'] },
  ownOnly: true,
  articles: { UCP600: 'UCP 600 arts. 14(a), 15, 16', 'CN-DLC-2016': 'CN-DLC 2016 arts. 44–47' },
});

export const determineCompliance = defineCommand({
  name: 'DetermineCompliance',
  summary: 'A second person of the bank determines that the documents comply, or lists every discrepancy.',
  input: z.strictObject(asBank),
  path: `${presentationPath}/determination`,
  creates: {},
  sections: { determination: DeterminationTerms },
  known: [],
  roles: checkers,
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(determineComplianceAct),
    'SAME_PERSON',
    'INSTALMENT_LAPSED',
  ],
  events: ['presentation.complies.v1', 'presentation.discrepant.v1'],
});

export const requestWaiverAct = defineAct({
  command: 'RequestWaiver',
  as: ['issuingBank'],
  credit: liveCredit,
  of: {
    kind: 'examination',
    states: ['discrepant', 'refused', 'sent-elsewhere', 'examined-elsewhere'],
    contradictions: { 'waiver-given': 'WAIVER_ANSWERED', 'waiver-denied': 'WAIVER_ANSWERED' },
  },
  articles: { UCP600: 'UCP 600 art. 16(b)', 'CN-DLC-2016': 'CN-DLC 2016 art. 46' },
});

export const requestWaiver = defineCommand({
  name: 'RequestWaiver',
  summary:
    'The issuing bank approaches the applicant for a waiver of the discrepancies. No clock is extended.',
  input: z.strictObject(asBank),
  path: `${presentationPath}/waiver-request`,
  creates: {},
  sections: { presentation: PresentationTerms, waiverRequest: WaiverRequestTerms, ...evidence },
  known: ['presentation'],
  optional: ['evidence'],
  roles: makers,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(requestWaiverAct), 'TERMS_HASH_MISMATCH'],
  events: ['presentation.waiver-requested.v1'],
});

export const answerWaiverAct = defineAct({
  command: 'AnswerWaiver',
  as: ['applicant'],
  credit: liveCredit,
  of: { kind: 'presentation', states: ['open', 'drawn'] },
  articles: { UCP600: 'UCP 600 art. 16(b)', 'CN-DLC-2016': 'CN-DLC 2016 art. 46' },
});

export const answerWaiver = defineCommand({
  name: 'AnswerWaiver',
  summary: 'The applicant gives or denies a waiver. It never binds a bank.',
  input: z.strictObject({ ...about, answer: z.enum(['given', 'denied']) }),
  path: `${presentationPath}/waiver`,
  creates: {},
  sections: { waiver: WaiverTerms, ...evidence },
  known: [],
  optional: ['evidence'],
  roles: ['enterprise-officer', ...makers],
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(answerWaiverAct), 'WAIVER_ANSWERED'],
  events: ['presentation.waiver-answered.v1'],
});

export const decideWaiverAct = defineAct({
  command: 'DecideWaiver',
  as: ['issuingBank', 'confirmingBank'],
  credit: liveCredit,
  of: { kind: 'examination', states: ['waiver-given', 'refused-waiver-given'] },
  ownOnly: true,
  articles: { UCP600: 'UCP 600 art. 16(b)', 'CN-DLC-2016': 'CN-DLC 2016 art. 46' },
});

export const decideWaiver = defineCommand({
  name: 'DecideWaiver',
  summary: 'The bank decides for itself whether it takes up documents that the applicant waived.',
  input: z.strictObject({ ...asBank, agreed: z.boolean() }),
  path: `${presentationPath}/waiver-decision`,
  creates: {},
  sections: { reason: ReasonTerms },
  known: [],
  roles: checkers,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(decideWaiverAct)],
  events: ['presentation.waiver-decided.v1'],
});

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
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(proposeCorrectionAct)],
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

export const reportCorruptionAct = defineAct({
  command: 'ReportCorruption',
  as: examiners,
  credit: liveCredit,
  of: { kind: 'examination', states: ['under-examination'] },
  articles: { UCP600: 'eUCP 2.1 art. e12' },
});

export const reportCorruption = defineCommand({
  name: 'ReportCorruption',
  summary: 'The bank received electronic records damaged and asks for them again: its clock is suspended.',
  input: z.strictObject(asBank),
  path: `${presentationPath}/corruption`,
  creates: {},
  sections: { corruption: CorruptionTerms, ...evidence },
  known: [],
  optional: ['evidence'],
  roles: makers,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(reportCorruptionAct)],
  events: ['presentation.suspended.v1'],
});

export const resumeExaminationAct = defineAct({
  command: 'ResumeExamination',
  as: examiners,
  credit: liveCredit,
  of: { kind: 'examination', states: ['suspended'] },
  articles: { UCP600: 'eUCP 2.1 art. e12' },
});

export const resumeExamination = defineCommand({
  name: 'ResumeExamination',
  summary: 'The bank got the records again: its clock goes on where it stopped.',
  input: z.strictObject(asBank),
  path: `${presentationPath}/resumption`,
  creates: {},
  sections: { reason: ReasonTerms, ...evidence },
  known: [],
  optional: ['evidence'],
  roles: makers,
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(resumeExaminationAct)],
  events: ['presentation.resumed.v1'],
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
