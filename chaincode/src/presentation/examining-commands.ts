/** What may be said by a bank that examines. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { EvidenceTerms, ReasonTerms } from '../letter-of-credit/terms.ts';
import { asBank, checkers, liveCredit, makers, presentationPath } from './presenting-commands.ts';
import { CorruptionTerms, DeterminationTerms, ExaminationTerms } from './terms.ts';

export const examiners = ['issuingBank', 'confirmingBank', 'nominatedBank', 'transferringBank'] as const;
export const evidence = { evidence: EvidenceTerms } as const;

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
