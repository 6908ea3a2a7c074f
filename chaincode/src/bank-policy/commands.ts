/** How a bank sets the rules for its own systems, and keeps its private references. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { BankPolicy, ReferenceKind } from './records.ts';

export const proposeBankPolicy = defineCommand({
  name: 'ProposeBankPolicy',
  summary:
    'An administrator of a bank proposes which commands its service may submit, and who approves upstream.',
  input: z.strictObject({ policy: BankPolicy }),
  path: '/bank-policy',
  creates: {},
  sections: {},
  known: [],
  roles: ['org-admin'],
  errors: ['NOT_A_BANK', 'POLICY_INVALID'],
  events: ['bank-policy.proposed.v1'],
});

export const acceptBankPolicy = defineCommand({
  name: 'AcceptBankPolicy',
  summary: 'A second person of the bank accepts the proposed policy, and it takes effect.',
  input: z.strictObject({ version: z.int().min(1) }),
  path: '/bank-policy/acceptance',
  creates: {},
  sections: {},
  known: [],
  roles: ['org-admin', 'bank-checker'],
  errors: ['POLICY_NOT_PROPOSED', 'SAME_PERSON'],
  events: ['bank-policy.accepted.v1'],
});

/** Only the own peer ever sees it. Acts name it by its hash. */
export const keepBankReference = defineCommand({
  name: 'KeepBankReference',
  summary:
    'A bank keeps a reference of its own (limit, margin, screening) that an act will name by its hash.',
  input: z.strictObject({ referenceId: idOf('bankReference'), kind: ReferenceKind }),
  path: '/bank-references',
  creates: { referenceId: 'bankReference' },
  sections: {
    reference: z.strictObject({
      reference: z.string().trim().min(1).max(140),
      system: z.string().trim().min(1).max(60).optional(),
    }),
  },
  known: [],
  roles: ['bank-maker', 'bank-checker', 'bank-service'],
  errors: [],
  events: ['bank-reference.kept.v1'],
  recorded: false,
});
