/** How a credit ends: cancelled with the consents of its rules, expired, closed. */
import { z } from 'zod';
import { Place } from '../calendar/calendar.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from './act.ts';
import { CreditRole } from './parties.ts';
import { CreditBalanceTerms, CreditExposureTerms, CreditTerms, EvidenceTerms } from './terms.ts';

const creditId = idOf('credit');
const bankers = ['bank-maker', 'bank-checker', 'bank-service'] as const;

export const proposeCancellationAct = defineAct({
  command: 'ProposeCancellation',
  as: ['issuingBank'],
  credit: ['issued'],
  of: { kind: 'cancellation', states: ['none', 'refused'] },
  articles: { UCP600: 'UCP 600 art. 10(a)', 'CN-DLC-2016': 'Domestic credit measures art. 30' },
});

export const proposeCancellation = defineCommand({
  name: 'ProposeCancellation',
  summary: 'The issuing bank proposes to cancel the credit, and asks those whose consent it needs.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/cancellation-proposal',
  creates: {},
  sections: { evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: bankers,
  errors: refusalsOf(proposeCancellationAct),
  events: ['letter-of-credit.cancellation-proposed.v1'],
});

export const answerCancellationAct = defineAct({
  command: 'AnswerCancellation',
  as: ['beneficiary', 'confirmingBank', 'transferringBank', 'nominatedBank'],
  credit: ['issued'],
  of: { kind: 'consent', states: ['asked'] },
  articles: { UCP600: 'UCP 600 art. 10(a)', 'CN-DLC-2016': 'Domestic credit measures art. 30' },
});

export const answerCancellation = defineCommand({
  name: 'AnswerCancellation',
  summary: 'A party consents to the cancellation, or refuses it.',
  input: z.strictObject({ creditId, consents: z.boolean(), as: CreditRole.optional() }),
  path: '/letters-of-credit/{creditId}/cancellation-answer',
  creates: {},
  sections: { evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: ['enterprise-officer', 'bank-maker', 'bank-checker', 'bank-service'],
  errors: refusalsOf(answerCancellationAct),
  events: ['letter-of-credit.cancellation-answered.v1'],
});

const accounts = {
  credit: CreditTerms,
  balance: CreditBalanceTerms,
  newExposure: CreditExposureTerms,
  evidence: EvidenceTerms,
} as const;
const knownAccounts = ['credit', 'balance', 'newExposure'] as const;
const optionalAccounts = ['credit', 'balance', 'newExposure', 'evidence'] as const;

export const cancelCreditAct = defineAct({
  command: 'CancelCredit',
  as: ['issuingBank'],
  credit: ['issued'],
  of: { kind: 'cancellation', states: ['proposed'] },
  articles: { UCP600: 'UCP 600 art. 10(a)', 'CN-DLC-2016': 'Domestic credit measures art. 30' },
});

export const cancelCredit = defineCommand({
  name: 'CancelCredit',
  summary: 'The issuing bank cancels the credit after everybody consented whose consent the rules ask for.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/cancellation',
  creates: {},
  sections: accounts,
  known: knownAccounts,
  optional: optionalAccounts,
  roles: ['bank-checker'],
  errors: [
    ...refusalsOf(cancelCreditAct),
    'PRESENTATION_OPEN',
    'TERMS_HASH_MISMATCH',
    'CONSENT_MISSING',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['letter-of-credit.cancelled.v1'],
});

export const expireCreditAct = defineAct({
  command: 'ExpireCredit',
  as: ['issuingBank', 'confirmingBank', 'nominatedBank', 'advisingBank'],
  credit: ['issued'],
  articles: { UCP600: 'UCP 600 arts. 6(d), 29(a)', 'CN-DLC-2016': 'Domestic credit measures arts. 11, 59' },
});

export const expireCredit = defineCommand({
  name: 'ExpireCredit',
  summary:
    'A bank records that the last day for presentation is over at its place. Presentations in time go on.',
  input: z.strictObject({ creditId, place: Place, as: CreditRole.optional() }),
  path: '/letters-of-credit/{creditId}/expiry',
  creates: {},
  sections: { credit: CreditTerms, evidence: EvidenceTerms },
  known: ['credit'],
  optional: ['credit', 'evidence'],
  roles: bankers,
  errors: [...refusalsOf(expireCreditAct), 'TERMS_HASH_MISMATCH', 'CALENDAR_UNKNOWN', 'CREDIT_NOT_EXPIRED'],
  events: ['letter-of-credit.expired.v1'],
});

export const cancelExpiredAct = defineAct({
  command: 'CancelExpiredCredit',
  as: ['issuingBank'],
  credit: ['expired'],
  articles: { 'CN-DLC-2016': 'Domestic credit measures art. 31' },
});

export const cancelExpiredCredit = defineCommand({
  name: 'CancelExpiredCredit',
  summary:
    'A month after the expiry, with no documents received, a domestic credit is cancelled without consents.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/cancellation-after-expiry',
  creates: {},
  sections: accounts,
  known: knownAccounts,
  optional: optionalAccounts,
  roles: ['bank-checker'],
  errors: [
    ...refusalsOf(cancelExpiredAct),
    'PRESENTATION_OPEN',
    'TERMS_HASH_MISMATCH',
    'CREDIT_NOT_EXPIRED',
    'CREDIT_STILL_OPEN',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['letter-of-credit.cancelled.v1'],
});

export const closeCreditAct = defineAct({
  command: 'CloseCredit',
  as: ['issuingBank'],
  credit: ['issued', 'expired', 'cancelled'],
  articles: { UCP600: 'UCP 600 art. 7', 'CN-DLC-2016': 'Domestic credit measures art. 30' },
});

export const closeCredit = defineCommand({
  name: 'CloseCredit',
  summary:
    'The issuing bank closes a credit that was cancelled, has expired or is used up, with nothing left to pay.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/closing',
  creates: {},
  sections: accounts,
  known: knownAccounts,
  optional: optionalAccounts,
  roles: ['bank-checker'],
  errors: [
    ...refusalsOf(closeCreditAct),
    'PRESENTATION_OPEN',
    'TERMS_HASH_MISMATCH',
    'CREDIT_STILL_OPEN',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['letter-of-credit.closed.v1'],
});
