/** What an adviser may say of a credit that it received: UCP 600 art. 9, domestic measures arts. 21 to 24. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from './act.ts';
import { CreditParty, CreditRole } from './parties.ts';
import { CreditBalanceTerms, CreditTerms, EvidenceTerms, ReasonTerms } from './terms.ts';

const creditId = idOf('credit');
const bankers = ['bank-maker', 'bank-checker', 'bank-service'] as const;

/** An adviser that has not received the credit yet is one in state `not-received`. */
export const adviseCreditAct = defineAct({
  command: 'AdviseCredit',
  as: ['advisingBank', 'secondAdvisingBank'],
  credit: ['issued'],
  of: { kind: 'advice', states: ['received', 'enquired', 'advised-for-reference', 'declined'] },
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

export const declineAdviceAct = defineAct({
  command: 'DeclineAdvice',
  as: ['advisingBank', 'secondAdvisingBank'],
  credit: ['issued'],
  of: { kind: 'advice', states: ['received', 'enquired'] },
  articles: { UCP600: 'UCP 600 art. 9(e)', 'CN-DLC-2016': 'Domestic credit measures art. 23' },
});

export const declineAdvice = defineCommand({
  name: 'DeclineAdvice',
  summary: 'The adviser elects not to advise, and tells the bank that it has the credit from.',
  input: z.strictObject({ creditId, as: CreditRole.optional() }),
  path: '/letters-of-credit/{creditId}/advice-declined',
  creates: {},
  sections: { reason: ReasonTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: bankers,
  errors: refusalsOf(declineAdviceAct),
  events: ['letter-of-credit.advice-declined.v1'],
});

export const enquireAuthenticityAct = defineAct({
  command: 'EnquireAuthenticity',
  as: ['advisingBank', 'secondAdvisingBank'],
  credit: ['issued'],
  of: { kind: 'advice', states: ['received', 'advised-for-reference'] },
  articles: { UCP600: 'UCP 600 art. 9(f)', 'CN-DLC-2016': 'Domestic credit measures art. 24' },
});

export const enquireAuthenticity = defineCommand({
  name: 'EnquireAuthenticity',
  summary: 'The adviser cannot satisfy itself that the credit is authentic, and asks the issuing bank.',
  input: z.strictObject({ creditId, as: CreditRole.optional() }),
  path: '/letters-of-credit/{creditId}/enquiry',
  creates: {},
  sections: { reason: ReasonTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: bankers,
  errors: refusalsOf(enquireAuthenticityAct),
  events: ['letter-of-credit.authenticity-enquired.v1'],
});

export const answerEnquiryAct = defineAct({
  command: 'AnswerEnquiry',
  as: ['issuingBank'],
  credit: ['issued'],
  of: { kind: 'enquiry', states: ['open'] },
  articles: { UCP600: 'UCP 600 art. 9(f)', 'CN-DLC-2016': 'Domestic credit measures art. 24' },
});

export const answerEnquiry = defineCommand({
  name: 'AnswerEnquiry',
  summary: 'The issuing bank answers whether the credit is its own.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/enquiry/answer',
  creates: {},
  sections: { answer: ReasonTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: bankers,
  errors: refusalsOf(answerEnquiryAct),
  events: ['letter-of-credit.enquiry-answered.v1'],
});

export const nameAdvisingBankAct = defineAct({
  command: 'NameAdvisingBank',
  as: ['issuingBank'],
  credit: ['issued'],
  of: { kind: 'advice', states: ['declined'] },
  articles: { UCP600: 'UCP 600 art. 9(e)', 'CN-DLC-2016': 'Domestic credit measures art. 21' },
});

export const nameAdvisingBank = defineCommand({
  name: 'NameAdvisingBank',
  summary: 'After its adviser declined, the issuing bank names another one.',
  input: z.strictObject({ creditId, advisingBank: CreditParty }),
  path: '/letters-of-credit/{creditId}/advising-bank',
  creates: {},
  sections: { credit: CreditTerms, balance: CreditBalanceTerms, evidence: EvidenceTerms },
  known: ['credit', 'balance'],
  optional: ['credit', 'balance', 'evidence'],
  roles: ['bank-checker'],
  errors: [...refusalsOf(nameAdvisingBankAct), 'PARTY_UNKNOWN', 'TERMS_HASH_MISMATCH'],
  events: ['letter-of-credit.adviser-named.v1'],
});
