/** What the bank that was asked or allowed to confirm may say: UCP 600 art. 8, domestic measures art. 9. */
import { z } from 'zod';
import { approvalRefusals, approvedInput } from '../bank-policy/approvals.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from './act.ts';
import { CreditBalanceTerms, CreditExposureTerms, CreditTerms, EvidenceTerms, ReasonTerms } from './terms.ts';

const creditId = idOf('credit');

export const draftConfirmationAct = defineAct({
  command: 'DraftConfirmation',
  as: ['confirmingBank'],
  credit: ['issued'],
  of: { kind: 'confirmation', states: ['requested', 'declined'] },
  ownOnly: true,
  articles: { UCP600: 'UCP 600 art. 8', 'CN-DLC-2016': 'Domestic credit measures art. 9' },
});

export const draftConfirmation = defineCommand({
  name: 'DraftConfirmation',
  summary: 'A maker of the bank that was asked prepares the confirmation for a second person.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/confirmation-draft',
  creates: {},
  sections: {},
  known: [],
  roles: ['bank-maker', 'bank-service'],
  errors: refusalsOf(draftConfirmationAct),
  events: ['letter-of-credit.confirmation-drafted.v1'],
});

export const addConfirmationAct = defineAct({
  command: 'AddConfirmation',
  as: ['confirmingBank'],
  credit: ['issued'],
  of: { kind: 'confirmation', states: ['requested', 'drafted', 'declined'] },
  articles: { UCP600: 'UCP 600 art. 8(b)', 'CN-DLC-2016': 'Domestic credit measures art. 9' },
});

export const addConfirmation = defineCommand({
  name: 'AddConfirmation',
  summary: 'The bank adds its own definite undertaking: from here it is irrevocably bound.',
  input: z.strictObject({ creditId, ...approvedInput }),
  path: '/letters-of-credit/{creditId}/confirmation',
  creates: {},
  sections: {
    credit: CreditTerms,
    balance: CreditBalanceTerms,
    exposure: CreditExposureTerms,
    evidence: EvidenceTerms,
  },
  known: ['credit', 'balance', 'exposure'],
  optional: ['credit', 'balance', 'exposure', 'evidence'],
  roles: ['bank-checker', 'bank-service'],
  errors: [
    ...refusalsOf(addConfirmationAct),
    ...approvalRefusals,
    'TERMS_HASH_MISMATCH',
    'CONFIRMATION_NOT_REQUESTED',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['letter-of-credit.confirmation-added.v1'],
});

export const declineConfirmationAct = defineAct({
  command: 'DeclineConfirmation',
  as: ['confirmingBank'],
  credit: ['issued'],
  of: { kind: 'confirmation', states: ['requested', 'drafted'] },
  articles: { UCP600: 'UCP 600 art. 8(d)', 'CN-DLC-2016': 'Domestic credit measures art. 9' },
});

export const declineConfirmation = defineCommand({
  name: 'DeclineConfirmation',
  summary:
    'The bank is not prepared to confirm, and tells the issuing bank without delay; it may still advise.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/confirmation-declined',
  creates: {},
  sections: { reason: ReasonTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: ['bank-checker'],
  errors: refusalsOf(declineConfirmationAct),
  events: ['letter-of-credit.confirmation-declined.v1'],
});
