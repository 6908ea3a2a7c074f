/** A refinancing: one bank's lien is to take the place of another's. Who and how far is public, amounts are not. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';

/** In the order of its life; the last three are ends. */
export const refinancingStatuses = [
  'requested',
  'quoted',
  'authorised',
  'paid',
  'confirmed',
  'swapped',
  'withdrawn',
  'lapsed',
] as const;

/** `refinancing/<asset>/<lien>`: by the lien that is to come. */
export const Refinancing = z.strictObject({
  assetId: z.string(),
  lienId: idOf('lien'),
  /** The lien that it replaces. */
  refinancedLienId: idOf('lien'),
  /** The loan that is paid off. */
  refinancedFinancingId: idOf('financing'),
  owner: Party,
  financier: MspId,
  share: Parts,
  /** What the owner consented by. */
  offerId: idOf('offer'),
  status: z.enum(refinancingStatuses),
  /** Until then it may be quoted and paid. */
  expiresAt: Instant,
  payoffHash: TermsHash.optional(),
  /** Enrolment id of the person who quoted: another one confirms receipt. */
  quotedBy: z.string().optional(),
  /** The new loan, from authorisation on; what will be owed on it, and what the regulator will see. */
  financingId: idOf('financing').optional(),
  balanceHash: TermsHash.optional(),
  exposureHash: TermsHash.optional(),
  paymentHash: TermsHash.optional(),
  /** Enrolment id of the person who recorded the payment: another one swaps. */
  paidBy: z.string().optional(),
  /** Until then the bank that is paid off may confirm receipt. */
  confirmBy: Instant.optional(),
});
export type Refinancing = z.output<typeof Refinancing>;
