/** Facts about an asset. Each lives under its author's key, and nobody writes another's. */
import { z } from 'zod';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';

/** A share of an asset: an integer of 10^18 parts of its original capacity. */
export const Parts = z.string().regex(/^(0|[1-9]\d{0,19})$/, 'an integer of 10^18 parts as text');
export const wholeParts = 10n ** 18n;

/** The asset's authority says that paper and goods agree, with fingerprints recomputed from the terms. */
export const Attestation = z.strictObject({
  by: MspId,
  enrolmentId: z.string(),
  goodsHash: TermsHash,
  inspectionHash: TermsHash.optional(),
  at: Instant,
});
export type Attestation = z.output<typeof Attestation>;

/** A freeze. A lifted one stays as a record. */
export const Hold = z.strictObject({
  by: MspId,
  status: z.enum(['placed', 'lifted']),
  reason: z.enum(['court-order', 'regulator-order', 'operator-alarm', 'dispute', 'detention']),
  orderHash: TermsHash,
  at: Instant,
});
export type Hold = z.output<typeof Hold>;

/** What remains of the capacity by one author's knowledge: 10^18 is all of it. */
export const Factor = z.strictObject({
  by: MspId,
  remaining: Parts,
  reason: z.enum([
    'lost-goods',
    'found-goods',
    'credit-note',
    'amended-declaration',
    'amended-credit',
    'assessed-declaration',
    'withdrawn-declaration',
    'goods-shipped-back',
    'amended-order',
    'returned-shipment',
  ]),
  evidenceHash: TermsHash,
  at: Instant,
});
export type Factor = z.output<typeof Factor>;

/** What a search of a public register of security rights gave; the paper is private. */
export const Search = z.strictObject({
  by: MspId,
  result: z.enum(['clear', 'filings-found']),
  searchedAt: Instant,
  searchHash: TermsHash,
  at: Instant,
});
export type Search = z.output<typeof Search>;

/** That a lien was entered in a public register; the paper is private. A lien without one is not perfected. */
export const LienRegistration = z.strictObject({
  by: MspId,
  lienId: idOf('lien'),
  /** As the register's certificate says. The lien's rank on this ledger does not follow it. */
  registeredAt: Instant,
  registrationHash: TermsHash,
  at: Instant,
});
export type LienRegistration = z.output<typeof LienRegistration>;

/** A party's consent that one financier may reserve the asset: unexpired, single use. */
export const Offer = z.strictObject({
  id: idOf('offer'),
  assetId: z.string(),
  offeror: Party,
  financier: MspId,
  /** Consent to this share and no other; absent where the asset is encumbered as a whole. */
  share: Parts.optional(),
  status: z.enum(['open', 'used', 'withdrawn']),
  termsHash: TermsHash,
  requestHash: TermsHash,
  /** The owner’s consent that the financier relies on, where its kind of paper needs one. */
  consentId: idOf('consent').optional(),
  /** The lien that is to be replaced: consent to that, and to no other reservation. */
  refinances: idOf('lien').optional(),
  expiresAt: Instant,
});
export type Offer = z.output<typeof Offer>;

/** An inspector's finding that a suspected duplicate is another lot. */
export const Clearance = z.strictObject({
  by: MspId,
  suspect: z.string(),
  findingHash: TermsHash,
  at: Instant,
});
export type Clearance = z.output<typeof Clearance>;
