/** Parties outside of the consortium: credits that they issued, and members that join in their place. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Party } from '../kernel/identifiers.ts';
import { CreditParties, CreditRole } from './parties.ts';
import { CreditBalanceTerms, CreditTerms, EvidenceTerms, RuleProfile } from './terms.ts';

const creditId = idOf('credit');

export const recordCredit = defineCommand({
  name: 'RecordCredit',
  summary:
    'A member that received the credit of an outside issuer (by message or letter) records it with its evidence.',
  input: z.strictObject({ creditId, profile: RuleProfile, parties: CreditParties }),
  path: '/letters-of-credit/received',
  creates: { creditId: 'credit' },
  sections: { credit: CreditTerms, balance: CreditBalanceTerms, evidence: EvidenceTerms },
  known: ['balance'],
  roles: ['bank-maker', 'bank-checker', 'bank-service', 'enterprise-officer'],
  errors: [
    'NOT_THE_PARTY',
    'ID_TAKEN',
    'PARTY_UNKNOWN',
    'TOO_FEW_MEMBERS',
    'CREDIT_TERMS_INVALID',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['letter-of-credit.recorded.v1'],
});

export const handOverRole = defineCommand({
  name: 'HandOverRole',
  summary:
    'The member that records for an outside party hands the role and its terms to the party once it has joined.',
  input: z.strictObject({ creditId, role: CreditRole, to: Party }),
  path: '/letters-of-credit/{creditId}/handovers',
  creates: {},
  sections: { credit: CreditTerms, balance: CreditBalanceTerms },
  known: ['credit', 'balance'],
  optional: ['credit', 'balance'],
  roles: ['bank-checker', 'enterprise-officer'],
  errors: ['CREDIT_NOT_FOUND', 'NOT_THE_PARTY', 'STATE_WRONG', 'PARTY_UNKNOWN', 'TERMS_HASH_MISMATCH'],
  events: ['letter-of-credit.handover-offered.v1'],
});

export const takeRole = defineCommand({
  name: 'TakeRole',
  summary:
    'The party that joined takes its role by its own officer. What was recorded before stays recorded by others.',
  input: z.strictObject({ creditId, role: CreditRole }),
  path: '/letters-of-credit/{creditId}/handovers/acceptance',
  creates: {},
  sections: { credit: CreditTerms },
  known: ['credit'],
  optional: ['credit'],
  roles: ['bank-checker', 'enterprise-officer'],
  errors: ['CREDIT_NOT_FOUND', 'STATE_WRONG', 'NOT_THE_PARTY', 'TERMS_HASH_MISMATCH'],
  events: ['letter-of-credit.role-taken.v1'],
});
