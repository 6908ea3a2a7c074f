/** Offers: the controller's consent that one bank may reserve. Pure decisions. */
import type { Attestation, Hold, Offer } from '../asset/records.ts';
import { putOffer } from '../asset/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import type { Lien } from '../lien/records.ts';
import { type Consortium, isActive, peersOf } from '../membership/consortium.ts';
import {
  checkController,
  checkGoods,
  checkInspection,
  checkNew,
  checkStatus,
  checkThaw,
  notFound,
} from './checks.ts';
import type { offerReceipt, withdrawOffer } from './commands.ts';
import type { Receipt } from './records.ts';

export interface OfferFacts {
  readonly receipt: Receipt | undefined;
  readonly attestation: Attestation | undefined;
  readonly taken: Offer | undefined;
  readonly holds: readonly Hold[];
  readonly liens: readonly Lien[];
}

type OfferRequest = Request<typeof offerReceipt>;

const checkFinancier = (consortium: Consortium, mspId: string): Refusal<'PARTY_UNKNOWN'> | undefined =>
  consortium.members[mspId]?.kind === 'bank' && isActive(consortium, mspId)
    ? undefined
    : refuse('PARTY_UNKNOWN', { pointer: '/input/financier', expected: 'an active bank' });

/** Who controls the receipt offers it; while it is pledged, its owner does, to replace that very pledge. */
const checkOfferor = (
  receipt: Receipt,
  liens: readonly Lien[],
  { input, actor }: OfferRequest,
): Refusal<'RECEIPT_NOT_CONTROLLED'> | undefined => {
  if (input.refinances === undefined) return checkController(receipt, actor.party);
  const replaces = liens.some(
    ({ id, state, holder }) =>
      id === input.refinances && state === 'encumbered' && holder === receipt.controller.mspId,
  );
  return replaces && sameParty(receipt.title, actor.party) ? undefined : refuse('RECEIPT_NOT_CONTROLLED');
};

/** The bank gets goods, inspection and request; it learns nothing of other offers. */
export const decideOffer = (
  { receipt, attestation, taken, holds, liens }: OfferFacts,
  request: OfferRequest,
): Outcome<'warehouse-receipt.offered.v1'> | Refusal<(typeof offerReceipt)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  const { input, openings, actor, consortium } = request;
  const refused =
    checkOfferor(receipt, liens, request) ??
    checkStatus(receipt, 'issued') ??
    checkFinancier(consortium, input.financier) ??
    checkNew(taken, '/input/offerId', input.expiresAt, request) ??
    checkThaw(holds) ??
    checkGoods(receipt, openings.goods) ??
    checkInspection(attestation, openings.inspection);
  if (refused !== undefined) return refused;
  const offer: Offer = {
    id: input.offerId,
    assetId: receipt.id,
    offeror: actor.party,
    financier: input.financier,
    status: 'open',
    termsHash: receipt.goodsHash,
    requestHash: hashOfOpening(openings.request),
    ...(input.refinances === undefined ? {} : { refinances: input.refinances }),
    expiresAt: input.expiresAt,
  };
  return {
    changes: [
      putOffer(offer),
      ...putTerms([input.financier], receipt.id, 'goods', openings.goods),
      ...putTerms([input.financier], receipt.id, 'inspection', openings.inspection),
      ...putTerms([actor.mspId, input.financier], offer.id, 'request', openings.request),
    ],
    events: [event('warehouse-receipt.offered.v1', { receiptId: receipt.id, offerId: offer.id })],
    endorsers: peersOf(consortium, actor.mspId, input.financier),
  };
};

export const decideWithdrawal = (
  offer: Offer | undefined,
  { actor, consortium }: Request<typeof withdrawOffer>,
): Outcome<'warehouse-receipt.offer-withdrawn.v1'> | Refusal<'OFFER_NOT_FOUND' | 'OFFER_NOT_OPEN'> => {
  if (offer === undefined || !sameParty(offer.offeror, actor.party)) {
    return refuse('OFFER_NOT_FOUND', { pointer: '/input/offerId' });
  }
  if (offer.status !== 'open') return refuse('OFFER_NOT_OPEN');
  return {
    changes: [putOffer({ ...offer, status: 'withdrawn' })],
    events: [event('warehouse-receipt.offer-withdrawn.v1', { receiptId: offer.assetId, offerId: offer.id })],
    endorsers: peersOf(consortium, actor.mspId, offer.financier),
  };
};
