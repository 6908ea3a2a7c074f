/**
 * What the ledger keeps in public of the sale of a claim from one bank to another. Until a quote is accepted the record
 * does not say which claim it is about: a bank that was asked and did not buy never learns it.
 */
import { z } from 'zod';
import { idOf, Instant, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { CreditParty } from '../letter-of-credit/parties.ts';

/** In the order of a sale's life. */
export const forfaitingStatuses = [
  'enquired',
  'quoted',
  /** Either side thought better of it before a quote was accepted. */
  'withdrawn',
  /** The claim is locked: nobody else can buy or pledge it. */
  'accepted',
  /** The seller signed the terms, the buyer has not yet. */
  'sale-confirmed',
  'confirmed',
  'notified',
  /** The obligor will pay the buyer. */
  'acknowledged',
  /** The buyer paid; the seller has not confirmed that the funds arrived. */
  'paid',
  'settled',
  'failed',
] as const;
export const ForfaitingStatus = z.enum(forfaitingStatuses);
export type ForfaitingStatus = z.output<typeof ForfaitingStatus>;

/** Who brought it into this status, and whether for a party outside of the consortium, by which evidence. */
const Step = z.strictObject({
  status: ForfaitingStatus,
  by: Party,
  /** Enrolment id. */
  person: z.string(),
  recorded: z.boolean(),
  at: Instant,
  evidenceHash: TermsHash.optional(),
});
export type Step = z.output<typeof Step>;

export const forfaitingKinds = [
  'sale',
  /** Goes the way back, after fraud, a court's order or a breach of the seller. */
  'repurchase',
  /** To a forfaiter outside of the consortium: the seller records it, and the record binds the seller alone. */
  'outside-sale',
] as const;

/** `forfaiting/<id>`: each enquiry is to one bank. */
export const Forfaiting = z.strictObject({
  id: idOf('forfaiting'),
  kind: z.enum(forfaitingKinds),
  seller: CreditParty,
  buyer: CreditParty,
  status: ForfaitingStatus,
  steps: z.array(Step).min(1),
  enquiryHash: TermsHash.optional(),
  enquiryValidUntil: Instant.optional(),
  quoteHash: TermsHash.optional(),
  quoteValidUntil: Instant.optional(),
  /** From then on either side may give the trade up. */
  settleBy: Instant.optional(),
  assetId: idOf('creditClaim').optional(),
  lienId: idOf('lien').optional(),
  /** Of the terms that both sides signed. */
  tradeHash: TermsHash.optional(),
  noticeHash: TermsHash.optional(),
  acknowledgementHash: TermsHash.optional(),
  paymentHash: TermsHash.optional(),
  /** Of what the regulator sees of a bank that paid. */
  exposureHash: TermsHash.optional(),
  /** Place of the holding that the trade made in the chain of holdings of the claim. */
  position: z.int().min(1).optional(),
  /** The sale that a repurchase takes back. */
  repurchaseOf: idOf('forfaiting').optional(),
});
export type Forfaiting = z.output<typeof Forfaiting>;
