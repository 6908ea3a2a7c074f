/** The lien book: how much of an asset is taken, by whom, in which state. Pure. */
import type { Asset } from '../asset/asset.ts';
import { type Offer, wholeParts } from '../asset/records.ts';
import { leftBehind, type LinkedPaper, loadThroughParts } from '../claim/loads.ts';
import type { ListedLien } from '../claim/store.ts';
import { stageTakenFor } from '../claim/stage.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { instantMs, sameParty } from '../kernel/identifiers.ts';
import type { Settings } from '../membership/consortium.ts';
import { type Lien, lienCountMax, type Tombstone } from './records.ts';

/** `ceil(assigned × 10^18 / capacity)`, both in minor units of the same currency or the same base unit. */
export const shareOf = (assigned: bigint, capacity: bigint): bigint =>
  (assigned * wholeParts + capacity - 1n) / capacity;

/**
 * Whether liens of these shares fit: Σ shares ≤ effective parts + n − 1. Rounding each share up adds less than one
 * part, so the rule is exact for n up to 1 000 at a capacity of 10^15 minor units.
 */
export const sharesFit = (shares: readonly bigint[], effective: bigint): boolean =>
  shares.reduce((sum, share) => sum + share, 0n) <= effective + BigInt(Math.max(shares.length - 1, 0));

export const sharesOf = (liens: readonly Lien[]): bigint[] => liens.map(({ share }) => BigInt(share));

/** Liens that wait for money still to come: what a consumed one stood for has been paid. */
export const outstandingLiens = (liens: readonly Lien[]): Lien[] =>
  liens.filter(({ state }) => state !== 'consumed');

/** Behind every lien that stands, consumed ones included: 1 is first. */
export const nextRank = (liens: readonly Lien[]): number => Math.max(0, ...liens.map(({ rank }) => rank)) + 1;

/** A reservation lapses at its expiry plus the allowed skew of clocks. */
export const hasLapsed = (lien: Lien, nowMs: number, settings: Settings): boolean =>
  lien.state === 'reserved' && nowMs > instantMs(lien.expiresAt) + settings.clockSkewSeconds * 1000;

/** What every step that creates or strengthens a lien reads. */
export interface Book {
  readonly liens: readonly Lien[];
  /** Shares that liens and sales of each asset take that takes the same money. */
  readonly overlapping: readonly (readonly bigint[])[];
  readonly claimLiens: readonly ListedLien[];
  /** The paper among those of the same goods that it is linked to. */
  readonly linked: LinkedPaper;
  /** An agreed link to a claim with liens of its own is not resolved. */
  readonly claimSuspected: boolean;
  /** The asset, or a paper behind it, is under a hold. */
  readonly frozen: boolean;
  /** Parts of 10^18 that remain by the facts of all authors. */
  readonly effective: bigint;
}

type CapacityRefusal =
  'ASSET_UNDER_SUPPORTED' | 'ASSET_ALREADY_ENCUMBERED' | 'LIEN_RANGE_FULL' | 'CLAIM_STAGE_TAKEN';

/**
 * Whether shares fit what is left of the asset, alone, together with the liens of each asset that takes the same money,
 * and together with those on papers of the same goods; and if not, whether lost capacity or other liens are the cause.
 */
export const checkShares = (
  shares: readonly bigint[],
  { overlapping, linked, effective }: Pick<Book, 'overlapping' | 'linked' | 'effective'>,
): Refusal<'ASSET_UNDER_SUPPORTED' | 'ASSET_ALREADY_ENCUMBERED'> | undefined => {
  const throughParts = loadThroughParts(linked);
  const sums = [shares, [...shares, throughParts], ...overlapping.map((taken) => [...shares, ...taken])];
  const fits = (remainingOf: (remaining: bigint) => bigint): boolean =>
    sums.every((sum) => sharesFit(sum, remainingOf(effective))) &&
    leftBehind(shares, linked, remainingOf).every((left) => left >= 0n);
  if (fits((remaining) => remaining)) return undefined;
  return refuse(fits(() => wholeParts) ? 'ASSET_UNDER_SUPPORTED' : 'ASSET_ALREADY_ENCUMBERED');
};

/** Whether the liens that stand take more than the facts of all authors have left. */
export const isUnderSupported = (book: Book): boolean =>
  checkShares(sharesOf(book.liens), book)?.refused === 'ASSET_UNDER_SUPPORTED';

/**
 * Whether another lien of this share fits beside those that stand. Lapsed ones count until they are swept.
 * @param holder who may convert its own liens of another stage into the new one
 */
export const checkCapacity = (
  book: Book,
  stage: Asset['stage'],
  { share, holder }: { readonly share: bigint; readonly holder?: string },
): Refusal<CapacityRefusal> | undefined => {
  const refused = checkShares([...sharesOf(book.liens), share], book);
  if (refused !== undefined) return refused;
  if (book.liens.length >= lienCountMax) return refuse('LIEN_RANGE_FULL');
  return stageTakenFor(book.claimLiens, stage, holder) ? refuse('CLAIM_STAGE_TAKEN') : undefined;
};

type OfferRefusal = 'OFFER_NOT_FOUND' | 'OFFER_NOT_OPEN';

/** An offer to another financier is as if it did not exist. */
export const checkOffer = (
  offer: Offer | undefined,
  financier: string,
  nowMs: number,
): Refusal<OfferRefusal> | undefined => {
  if (offer?.financier !== financier) return refuse('OFFER_NOT_FOUND', { pointer: '/input/offerId' });
  const open =
    offer.status === 'open' && instantMs(offer.expiresAt) > nowMs && offer.refinances === undefined;
  return open ? undefined : refuse('OFFER_NOT_OPEN', { pointer: '/input/offerId' });
};

export const checkLive = (asset: Asset): Refusal<'ASSET_NOT_LIVE' | 'ASSET_NOT_ATTESTED'> | undefined => {
  if (!asset.live) return refuse('ASSET_NOT_LIVE');
  return asset.attested ? undefined : refuse('ASSET_NOT_ATTESTED');
};

/** An id is used once for an asset, and by one lien at a time in a claim: the claim lists its liens by it. */
export const checkLienId = (
  tombstone: Tombstone | undefined,
  { liens, claimLiens }: Pick<Book, 'liens' | 'claimLiens'>,
  lienId: string,
): Refusal<'LIEN_ID_USED'> | undefined => {
  const free =
    tombstone === undefined &&
    liens.every(({ id }) => id !== lienId) &&
    claimLiens.every((listed) => listed.lienId !== lienId && listed.successor !== lienId);
  return free ? undefined : refuse('LIEN_ID_USED', { pointer: '/input/lienId' });
};

/** Id and share: what a reservation itself must satisfy before the book is asked. */
export const checkReservation = (
  asset: Asset,
  { tombstone, book }: { tombstone: Tombstone | undefined; book: Book },
  { lienId, share }: { lienId: string; share: bigint },
): Refusal<'LIEN_ID_USED' | 'LIEN_SHARE_NOT_WHOLE'> | undefined => {
  const refused = checkLienId(tombstone, book, lienId);
  if (refused !== undefined) return refused;
  const shareAllowed = asset.wholeOnly ? share === wholeParts : share > 0n && share <= wholeParts;
  return shareAllowed ? undefined : refuse('LIEN_SHARE_NOT_WHOLE', { pointer: '/input/share' });
};

/** The offeror consented to one share: no other may be taken. */
export const checkShare = (offer: Offer, share: bigint): Refusal<'LIEN_SHARE_NOT_OFFERED'> | undefined =>
  offer.share === undefined || BigInt(offer.share) === share
    ? undefined
    : refuse('LIEN_SHARE_NOT_OFFERED', { pointer: '/input/share' });

/** The offeror must still be the one who controls the asset: an offer does not outlive a transfer. */
export const checkController = (asset: Asset, offer: Offer): Refusal<'NOT_THE_CONTROLLER'> | undefined =>
  sameParty(asset.controller, offer.offeror) ? undefined : refuse('NOT_THE_CONTROLLER');

type HeldRefusal = 'LIEN_NOT_FOUND' | 'LIEN_NOT_HELD' | 'LIEN_STATE_WRONG';

/** The lien of this id, held by this organisation, in this state and kept for no successor; otherwise why not. */
export const heldLien = (
  liens: readonly Lien[],
  { lienId, holder, state }: { lienId: string; holder: string; state: Lien['state'] },
): Lien | Refusal<HeldRefusal> => {
  const lien = liens.find(({ id }) => id === lienId);
  if (lien === undefined) return refuse('LIEN_NOT_FOUND', { pointer: '/input/lienId' });
  if (lien.holder !== holder) return refuse('LIEN_NOT_HELD');
  if (lien.successor !== undefined) return refuse('LIEN_STATE_WRONG', { expected: 'not paid off' });
  return lien.state === state ? lien : refuse('LIEN_STATE_WRONG', { expected: state });
};
