/** What may be said about a waiver of discrepancies. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { ReasonTerms } from '../letter-of-credit/terms.ts';
import { PresentationTerms } from './documents.ts';
import { evidence } from './examining-commands.ts';
import { about, asBank, checkers, liveCredit, makers, presentationPath } from './presenting-commands.ts';
import { WaiverRequestTerms, WaiverTerms } from './terms.ts';

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
