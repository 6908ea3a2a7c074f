/** Reservations: made, prolonged, given back, swept. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import { type Offer, wholeParts } from '../asset/records.ts';
import { putOffer } from '../asset/store.ts';
import { checkStanding } from '../consent/machine.ts';
import type { Consent } from '../consent/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { anotherEndorser, expiryAllowed, withWitness } from '../membership/consortium.ts';
import type { cancelReservation, renewReservation, reserveLien, sweepReservation } from './commands.ts';
import {
  type Book,
  checkCapacity,
  checkController,
  checkLive,
  checkOffer,
  checkReservation,
  checkShare,
  hasLapsed,
  heldLien,
  nextRank,
} from './machine.ts';
import type { Cooling, Lien, Tombstone } from './records.ts';
import { endLien, putCooling, putLien, updateLien } from './store.ts';

export interface ReservationFacts {
  readonly asset: Asset | undefined;
  readonly offer: Offer | undefined;
  readonly consent: Consent | undefined;
  readonly tombstone: Tombstone | undefined;
  readonly cooling: Cooling | undefined;
  readonly book: Book;
}

type Reserve = Request<typeof reserveLien>;

/** What the bank asks for; else what it was offered, and that is the whole where the offer names no share. */
const shareOf = ({
  input,
  offer,
}: {
  readonly input: Reserve['input'];
  readonly offer: Offer | undefined;
}): bigint => BigInt(input.share ?? offer?.share ?? wholeParts);

const refuseReservation = (
  { offer, consent, tombstone, cooling, book }: ReservationFacts,
  asset: Asset,
  { input, actor, consortium, now }: Reserve,
): Refusal<(typeof reserveLien)['errors'][number]> | undefined => {
  const expiryFits = expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.reservationHoursMax);
  const share = shareOf({ input, offer });
  const coolingUntil = cooling === undefined ? 0 : instantMs(cooling.until);
  return firstRefusal<Refusal<(typeof reserveLien)['errors'][number]>>(
    checkOffer(offer, actor.mspId, now),
    offer && checkStanding(offer, consent, now),
    unless(expiryFits, refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' })),
    checkLive(asset),
    checkReservation(asset, { tombstone, book }, { lienId: input.lienId, share }),
    offer && checkShare(offer, share),
    unless(!book.frozen, refuse('ASSET_FROZEN')),
    unless(coolingUntil <= now, refuse('RESERVATION_COOLING')),
    checkCapacity(book, asset.stage, { share, holder: actor.mspId }),
    offer && checkController(asset, offer),
  );
};

export const decideReservation = (
  facts: ReservationFacts,
  request: Reserve,
): Outcome<'lien.reserved.v1'> | Refusal<(typeof reserveLien)['errors'][number]> => {
  const { asset, offer } = facts;
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const refused = refuseReservation(facts, asset, request);
  if (refused !== undefined) return refused;
  if (offer === undefined) return refuse('OFFER_NOT_FOUND', { pointer: '/input/offerId' });
  const { input, actor, consortium } = request;
  const lien: Lien = {
    id: input.lienId,
    assetId: asset.id,
    claimId: asset.claimId,
    rootId: asset.rootId,
    stage: asset.stage,
    holder: actor.mspId,
    share: shareOf({ input, offer }).toString(),
    state: 'reserved',
    rank: nextRank(facts.book.liens),
    offerId: offer.id,
    expiresAt: input.expiresAt,
    renewals: 0,
    maker: actor.enrolmentId,
  };
  return {
    changes: [...putLien(consortium, lien), putOffer({ ...offer, status: 'used' })],
    events: [event('lien.reserved.v1', { assetId: asset.id, lienId: lien.id, expiresAt: lien.expiresAt })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideRenewal = (
  liens: readonly Lien[],
  { input, actor, consortium, now }: Request<typeof renewReservation>,
): Outcome<'lien.renewed.v1'> | Refusal<(typeof renewReservation)['errors'][number]> => {
  const lien = heldLien(liens, { lienId: input.lienId, holder: actor.mspId, state: 'reserved' });
  if (isRefusal(lien)) return lien;
  const { settings } = consortium;
  if (hasLapsed(lien, now, settings)) return refuse('RESERVATION_EXPIRED');
  if (lien.renewals >= settings.renewalCountMax) return refuse('RESERVATION_RENEWED_TOO_OFTEN');
  if (!expiryAllowed(instantMs(input.expiresAt), now, settings.reservationHoursMax)) {
    return refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' });
  }
  return {
    changes: updateLien({ ...lien, expiresAt: input.expiresAt, renewals: lien.renewals + 1 }),
    events: [
      event('lien.renewed.v1', { assetId: lien.assetId, lienId: lien.id, expiresAt: input.expiresAt }),
    ],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideCancellation = (
  liens: readonly Lien[],
  { input, actor, consortium, now }: Request<typeof cancelReservation>,
): Outcome<'lien.cancelled.v1'> | Refusal<(typeof cancelReservation)['errors'][number]> => {
  const lien = heldLien(liens, { lienId: input.lienId, holder: actor.mspId, state: 'reserved' });
  if (isRefusal(lien)) return lien;
  // One that has lapsed is swept: giving it back late would dodge the cooling time.
  if (hasLapsed(lien, now, consortium.settings)) return refuse('RESERVATION_EXPIRED');
  return {
    changes: endLien(consortium, lien, 'cancelled', now),
    events: [event('lien.cancelled.v1', { assetId: lien.assetId, lienId: lien.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideSweep = (
  liens: readonly Lien[],
  { input, actor, consortium, now }: Request<typeof sweepReservation>,
): Outcome<'lien.lapsed.v1'> | Refusal<(typeof sweepReservation)['errors'][number]> => {
  const lien = liens.find(({ id }) => id === input.lienId);
  if (lien === undefined) return refuse('LIEN_NOT_FOUND', { pointer: '/input/lienId' });
  if (lien.state !== 'reserved') return refuse('LIEN_STATE_WRONG', { expected: 'reserved' });
  if (!hasLapsed(lien, now, consortium.settings)) return refuse('RESERVATION_NOT_LAPSED');
  const coolingUntil = now + consortium.settings.coolingMinutes * 60_000;
  return {
    changes: [
      ...endLien(consortium, lien, 'lapsed', now),
      putCooling(lien.assetId, lien.holder, coolingUntil),
    ],
    events: [event('lien.lapsed.v1', { assetId: lien.assetId, lienId: lien.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
