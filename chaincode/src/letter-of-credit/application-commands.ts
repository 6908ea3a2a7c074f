/** What may be said before a credit is drafted or issued: application, its rejection, pre-advice. */
import { z } from 'zod';
import { approvalRefusals, approvedInput } from '../bank-policy/approvals.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from './act.ts';
import { CreditParties } from './parties.ts';
import { ApplicationTerms, CreditTerms, PreAdviceTerms, ReasonTerms, RuleProfile } from './terms.ts';

const creditId = idOf('credit');

export const applyForCredit = defineCommand({
  name: 'ApplyForCredit',
  summary: 'An officer of the applicant asks its bank for a credit. An application is no undertaking.',
  input: z.strictObject({ creditId, profile: RuleProfile, parties: CreditParties }),
  path: '/letters-of-credit/applications',
  creates: { creditId: 'credit' },
  sections: { application: ApplicationTerms },
  known: [],
  roles: ['enterprise-officer'],
  errors: ['NOT_THE_PARTY', 'ID_TAKEN', 'PARTY_UNKNOWN', 'TOO_FEW_MEMBERS', 'CREDIT_TERMS_INVALID'],
  events: ['letter-of-credit.applied.v1'],
});

export const rejectApplicationAct = defineAct({
  command: 'RejectApplication',
  as: ['issuingBank'],
  credit: ['applied'],
  ownOnly: true,
  articles: { UCP600: 'Between applicant and bank', 'CN-DLC-2016': 'Domestic credit measures art. 13' },
});

export const rejectApplication = defineCommand({
  name: 'RejectApplication',
  summary: 'The bank declines to issue the credit, and says why.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/rejection',
  creates: {},
  sections: { reason: ReasonTerms },
  known: [],
  roles: ['bank-maker', 'bank-checker'],
  errors: refusalsOf(rejectApplicationAct),
  events: ['letter-of-credit.application-rejected.v1'],
});

export const preAdviseCreditAct = defineAct({
  command: 'PreAdviseCredit',
  as: ['issuingBank'],
  credit: ['drafted'],
  ownOnly: true,
  articles: { UCP600: 'UCP 600 art. 11(b)' },
});

export const preAdviseCredit = defineCommand({
  name: 'PreAdviseCredit',
  summary:
    'The bank pre-advises the drafted credit: it is bound to issue it without delay, in consistent terms.',
  input: z.strictObject({ creditId, ...approvedInput }),
  path: '/letters-of-credit/{creditId}/pre-advice',
  creates: {},
  sections: { credit: CreditTerms, preAdvice: PreAdviceTerms },
  known: ['credit', 'preAdvice'],
  optional: ['credit', 'preAdvice'],
  roles: ['bank-checker', 'bank-service'],
  errors: [
    ...refusalsOf(preAdviseCreditAct),
    ...approvalRefusals,
    'TERMS_HASH_MISMATCH',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['letter-of-credit.pre-advised.v1'],
});
