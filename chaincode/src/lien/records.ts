import { z } from 'zod';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { Parts } from '../asset/records.ts';

/** At most so many records stand in the range of one asset, lapsed and consumed ones included. */
export const lienCountMax = 64;

/**
 * `sale-pending`: a quote for the claim was accepted, and nobody else may buy or pledge it; `sale-paid`: the buyer has
 * paid, and from then on the lien is the buyer's as a pledge is. Neither lapses.
 */
export const lienStates = ['reserved', 'encumbered', 'consumed', 'sale-pending', 'sale-paid'] as const;

export const Lien = z.strictObject({
  id: idOf('lien'),
  assetId: z.string(),
  /** The claim that it is listed under. */
  claimId: idOf('claim'),
  /** The first paper of the lot. */
  rootId: z.string(),
  stage: z.enum(['order', 'goods', 'receivable', 'proceeds']),
  holder: MspId,
  /** What is assigned or pledged, never the money lent. */
  share: Parts,
  state: z.enum(lienStates),
  /** 1 is first; by the order of the ledger, never by a claimed date. */
  rank: z.int().min(1),
  /** What its owner consented by. */
  offerId: idOf('offer', 'forfaiting'),
  /** Of a reservation: it lapses then, plus the allowed skew. */
  expiresAt: Instant,
  renewals: z.int().min(0),
  /** Enrolment id of the person who reserved: a second one encumbers. */
  maker: z.string(),
  financingId: idOf('financing').optional(),
  /** The lien of another bank that has paid the loan off: this one is kept for it, and ends by the swap. */
  successor: idOf('lien').optional(),
});
export type Lien = z.output<typeof Lien>;

/** Where a lien that no longer stands is found for ever. */
export const Tombstone = z.strictObject({
  lien: Lien,
  ending: z.enum([
    'cancelled',
    'lapsed',
    'discharged',
    'moved',
    'court-order',
    'sold',
    'sale-failed',
    'converted',
    'refinanced',
  ]),
  at: Instant,
});
export type Tombstone = z.output<typeof Tombstone>;

/** The holder let a reservation of this asset lapse, and waits. */
export const Cooling = z.strictObject({ until: Instant });
export type Cooling = z.output<typeof Cooling>;

export const CourtOrder = z.strictObject({
  id: idOf('courtOrder'),
  assetId: z.string(),
  lienId: idOf('lien'),
  orderHash: TermsHash,
  status: z.enum(['proposed', 'executed']),
});
export type CourtOrder = z.output<typeof CourtOrder>;

export const CourtApproval = z.strictObject({ by: MspId, enrolmentId: z.string(), at: Instant });
export type CourtApproval = z.output<typeof CourtApproval>;
