/** A financing: its parties and its progress are public, its terms are hashes. */
import { z } from 'zod';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';

/** In the order of a financing's life. */
export const financingStatuses = [
  'proposed',
  'accepted',
  'confirmed',
  'payment-authorised',
  'disbursed',
  'repaid',
  'written-off',
  'withdrawn',
] as const;

/** At most so many papers does one lien become liens on. */
export const conversionMax = 20;

/** What secures a loan. */
export const Security = z.strictObject({ assetId: z.string(), lienId: idOf('lien') });
export type Security = z.output<typeof Security>;

export const Financing = z.strictObject({
  id: idOf('financing'),
  assetId: z.string(),
  lienId: idOf('lien'),
  /** Where its lien was converted into several: the others. */
  furtherLiens: z.array(Security).optional(),
  bank: MspId,
  borrower: Party,
  status: z.enum(financingStatuses),
  dealHash: TermsHash,
  /** Hash of what is owed; from disbursement on. */
  balanceHash: TermsHash.optional(),
  /** Hash of what the regulator sees; from confirmation on. */
  exposureHash: TermsHash.optional(),
  /** Enrolment id of the bank's maker: another person confirms. */
  maker: z.string(),
  proposalExpiresAt: Instant,
  /** The debtor has paid on the asset: what it secured is used up, and not free for another. */
  collected: z.literal(true).optional(),
  /** The bank declared that what was due has not been paid. */
  defaultedAt: Instant.optional(),
  /** It was the seller who paid, and took the claim back. */
  boughtBack: z.literal(true).optional(),
  /** Of the search of the public register that the bank relied on. */
  searchHash: TermsHash.optional(),
});
export type Financing = z.output<typeof Financing>;

export const paymentKinds = ['disbursement', 'repayment', 'collection', 'buy-back', 'payoff'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** `financing-payment/<financing>/<token of its reference>`: names the terms of a payment, for statements. */
export const FinancingPayment = z.strictObject({
  financingId: idOf('financing'),
  kind: z.enum(paymentKinds),
  /** Of a refinancing: its terms stand under this lien, and what was due is the payoff that was quoted. */
  lienId: idOf('lien').optional(),
  paymentHash: TermsHash,
  /** What was owed beside the principal, where it was paid. */
  dueHash: TermsHash.optional(),
  /** How the debtor's payment was allocated. */
  collectionHash: TermsHash.optional(),
  at: Instant,
});
export type FinancingPayment = z.output<typeof FinancingPayment>;

/** A payment reference, by its token: used once. */
export const UsedReference = z.strictObject({
  usedFor: idOf(
    'financing',
    'forfaiting',
    'presentation',
    'reimbursementClaim',
    'voucher',
    'importPayment',
    'lien',
  ),
  at: Instant,
});
export type UsedReference = z.output<typeof UsedReference>;

/** Somebody independent says what the goods cost per tonne; the price itself is private. */
export const PriceAttestation = z.strictObject({
  id: idOf('price'),
  by: MspId,
  asOf: Instant,
  priceHash: TermsHash,
});
export type PriceAttestation = z.output<typeof PriceAttestation>;
