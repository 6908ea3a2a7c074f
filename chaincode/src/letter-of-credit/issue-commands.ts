/** What may be said until a credit is issued, by the bank that issues it. */
import { z } from 'zod';
import { approvalRefusals, approvedInput } from '../bank-policy/approvals.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from './act.ts';
import { CreditParties } from './parties.ts';
import {
  CreditBalanceTerms,
  CreditExposureTerms,
  CreditTerms,
  PreAdviceTerms,
  RuleProfile,
} from './terms.ts';

const creditId = idOf('credit');

export const draftCreditAct = defineAct({
  command: 'DraftCredit',
  as: ['issuingBank'],
  credit: ['applied', 'drafted', 'pre-advised'],
  ownOnly: true,
  articles: { UCP600: 'UCP 600 art. 6', 'CN-DLC-2016': 'Domestic credit measures art. 14' },
});

export const draftCredit = defineCommand({
  name: 'DraftCredit',
  summary: 'A maker of the issuing bank writes the terms of a credit, on an application or without one.',
  input: z.strictObject({ creditId, profile: RuleProfile, parties: CreditParties }),
  path: '/letters-of-credit',
  creates: { creditId: 'credit' },
  sections: { credit: CreditTerms },
  known: [],
  roles: ['bank-maker', 'bank-service'],
  errors: [
    'NOT_THE_PARTY',
    'CREDIT_STATUS_WRONG',
    'PARTIES_CONTRADICTED',
    'PARTY_UNKNOWN',
    'TOO_FEW_MEMBERS',
    'CREDIT_TERMS_INVALID',
  ],
  events: ['letter-of-credit.drafted.v1'],
});

export const issueCreditAct = defineAct({
  command: 'IssueCredit',
  as: ['issuingBank'],
  credit: ['drafted', 'pre-advised'],
  ownOnly: true,
  articles: { UCP600: 'UCP 600 art. 7(b)', 'CN-DLC-2016': 'Domestic credit measures art. 12' },
});

export const issueCredit = defineCommand({
  name: 'IssueCredit',
  summary: 'A second person of the bank issues the drafted credit: from here it is irrevocable.',
  input: z.strictObject({ creditId, ...approvedInput }),
  path: '/letters-of-credit/{creditId}/issue',
  creates: {},
  sections: {
    credit: CreditTerms,
    preAdvice: PreAdviceTerms,
    balance: CreditBalanceTerms,
    exposure: CreditExposureTerms,
  },
  known: ['credit', 'preAdvice', 'balance', 'exposure'],
  optional: ['credit', 'preAdvice', 'balance', 'exposure'],
  roles: ['bank-checker', 'bank-service'],
  errors: [
    ...refusalsOf(issueCreditAct),
    ...approvalRefusals,
    'TERMS_HASH_MISMATCH',
    'PRE_ADVICE_CONTRADICTED',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['letter-of-credit.issued.v1'],
});
