/** What may be said before a claim is sold: one bank is asked, and quotes; each enquiry is to one bank. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { ExternalParty } from '../letter-of-credit/parties.ts';
import { EvidenceTerms } from '../letter-of-credit/terms.ts';
import { ForfaitingEnquiryTerms, ForfaitingQuoteTerms } from './terms.ts';

export const about = { forfaitingId: idOf('forfaiting') } as const;
export const guardErrors = ['FORFAITING_NOT_FOUND', 'NOT_THE_PARTY', 'FORFAITING_STATUS_WRONG'] as const;
export const sellerErrors = [
  'FORFAITING_NOT_FOUND',
  'NOT_THE_PARTY',
  'EVIDENCE_MISSING',
  'FORFAITING_STATUS_WRONG',
] as const;
export const people = ['enterprise-officer', 'bank-checker'] as const;
export const pathOf = (step: string): string => `/forfaitings/{forfaitingId}/${step}`;

export const enquireForfaiting = defineCommand({
  name: 'EnquireForfaiting',
  summary: 'The holder of a claim asks one bank for a quote, and does not tell it which claim.',
  input: z.strictObject({
    ...about,
    buyer: MspId,
    /** Of a holder outside of the consortium, by the member that received its wish. */
    seller: ExternalParty.optional(),
    validUntil: Instant,
  }),
  path: '/forfaitings',
  creates: { forfaitingId: 'forfaiting' },
  sections: { enquiry: ForfaitingEnquiryTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: ['enterprise-officer', 'bank-maker', 'bank-checker'],
  errors: ['PARTY_UNKNOWN', 'EVIDENCE_MISSING', 'ID_TAKEN', 'EXPIRY_INVALID'],
  events: ['forfaiting.enquired.v1'],
});

export const quoteForfaiting = defineCommand({
  name: 'QuoteForfaiting',
  summary: 'The bank that was asked says at which yield it buys, and until when; nobody else learns it.',
  input: z.strictObject({ ...about, validUntil: Instant, settleBy: Instant }),
  path: pathOf('quote'),
  creates: {},
  sections: { enquiry: ForfaitingEnquiryTerms, quote: ForfaitingQuoteTerms },
  known: ['enquiry'],
  roles: ['bank-checker'],
  errors: [...guardErrors, 'ENQUIRY_EXPIRED', 'EXPIRY_INVALID', 'TERMS_HASH_MISMATCH', 'QUOTE_INVALID'],
  events: ['forfaiting.quoted.v1'],
});

export const withdrawForfaiting = defineCommand({
  name: 'WithdrawForfaiting',
  summary:
    'The seller takes its enquiry back, or the bank that was asked declines, before a quote is accepted.',
  input: z.strictObject(about),
  path: pathOf('withdrawal'),
  creates: {},
  sections: { evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: ['enterprise-officer', 'bank-maker', 'bank-checker'],
  errors: sellerErrors,
  events: ['forfaiting.withdrawn.v1'],
});
