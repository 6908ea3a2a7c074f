/** Public records of forfaitings. Each step is a fact of its author; how a sale stands is folded from them. */
import { z } from 'zod';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';

/** `forfaiting-enquiry/<id>`: to one bank, and about no claim that the ledger names. */
export const ForfaitingEnquiry = z.strictObject({
  id: idOf('forfaitingEnquiry'),
  seller: Party,
  bank: MspId,
  person: z.string(),
  enquiryHash: TermsHash,
  expiresAt: Instant,
  at: Instant,
  /** Once its quote was accepted. */
  forfaitingId: idOf('forfaiting').optional(),
});
export type ForfaitingEnquiry = z.output<typeof ForfaitingEnquiry>;

/** `forfaiting-quote/<enquiry>`: the asked bank's own. */
export const ForfaitingQuote = z.strictObject({
  enquiryId: idOf('forfaitingEnquiry'),
  bank: MspId,
  person: z.string(),
  quoteHash: TermsHash,
  expiresAt: Instant,
});
export type ForfaitingQuote = z.output<typeof ForfaitingQuote>;

/** `forfaiting/<id>`: a quote that the seller accepted. */
export const Forfaiting = z.strictObject({
  id: idOf('forfaiting'),
  enquiryId: idOf('forfaitingEnquiry'),
  assetId: idOf('creditClaim'),
  lienId: idOf('lien'),
  seller: Party,
  buyer: MspId,
  tradeHash: TermsHash,
  /** Price date and days of grace: from then on either may let it fail. */
  settleBy: Instant,
  acceptedAt: Instant,
});
export type Forfaiting = z.output<typeof Forfaiting>;

/** `claim-sale/<asset>`: the last sale of the claim; quotes from before it have lapsed. */
export const ClaimSale = z.strictObject({ forfaitingId: idOf('forfaiting'), acceptedAt: Instant });
export type ClaimSale = z.output<typeof ClaimSale>;

export const forfaitingSteps = [
  'seller-confirmation',
  'buyer-confirmation',
  'notice',
  'acknowledgement',
  'settlement',
  'failure',
  'repurchase',
  'repurchase-notice',
  'repurchase-acknowledgement',
] as const;
export type ForfaitingStep = (typeof forfaitingSteps)[number];

/** `forfaiting-fact/<id>/<step>`. */
export const ForfaitingFact = z.strictObject({
  step: z.enum(forfaitingSteps),
  by: Party,
  person: z.string(),
  at: Instant,
  /** Of the terms that came with the step. */
  termsHash: TermsHash.optional(),
  exposureHash: TermsHash.optional(),
  evidenceHash: TermsHash.optional(),
});
export type ForfaitingFact = z.output<typeof ForfaitingFact>;
