/** What an adviser may say of a credit that it received: UCP 600 art. 9, domestic measures arts. 21 to 24. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from './act.ts';
import { CreditRole } from './parties.ts';
import { CreditBalanceTerms, CreditTerms, EvidenceTerms } from './terms.ts';

const creditId = idOf('credit');
const bankers = ['bank-maker', 'bank-checker', 'bank-service'] as const;

/** An adviser that has not received the credit yet is one in state `not-received`. */
export const adviseCreditAct = defineAct({
  command: 'AdviseCredit',
  as: ['advisingBank', 'secondAdvisingBank'],
  credit: ['issued'],
  of: { kind: 'advice', states: ['received', 'enquired', 'answered', 'advised-for-reference', 'declined'] },
  articles: { UCP600: 'UCP 600 art. 9(b)', 'CN-DLC-2016': 'Domestic credit measures art. 23' },
});

export const adviseCredit = defineCommand({
  name: 'AdviseCredit',
  summary:
    'The adviser has satisfied itself that the credit is authentic and advises it; for reference only while it has not.',
  input: z.strictObject({
    creditId,
    /** Of several roles of one bank, the one that it acts in. */
    as: CreditRole.optional(),
    /** Advised although authenticity is not established, and said so (UCP 600 art. 9(f)). */
    forReference: z.boolean().optional(),
  }),
  path: '/letters-of-credit/{creditId}/advice',
  creates: {},
  sections: { credit: CreditTerms, balance: CreditBalanceTerms, evidence: EvidenceTerms },
  known: ['credit', 'balance'],
  optional: ['credit', 'balance', 'evidence'],
  roles: bankers,
  errors: [...refusalsOf(adviseCreditAct), 'TERMS_HASH_MISMATCH'],
  events: ['letter-of-credit.advised.v1'],
});
