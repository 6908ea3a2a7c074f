/** Offers of proceeds: consent that one bank may take one share. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import type { Hold, Offer } from '../asset/records.ts';
import { isFrozen, putOffer } from '../asset/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkLive } from '../lien/machine.ts';
import { expiryAllowed, isActive, peersOf } from '../membership/consortium.ts';
import { assignmentLaw, type offerProceeds, type withdrawProceedsOffer } from './commands.ts';
import { shareOfProceeds } from './derive.ts';
import type { Proceeds } from './records.ts';

export interface OfferFacts {
  readonly asset: Asset | undefined;
  readonly proceeds: Proceeds | undefined;
  readonly taken: Offer | undefined;
  readonly holds: readonly Hold[];
}

type OfferRequest = Request<typeof offerProceeds>;
type OfferRefusal = Refusal<(typeof offerProceeds)['errors'][number]>;

const shareAgrees = ({ input, openings }: OfferRequest): boolean =>
  shareOfProceeds(openings.proceeds.terms, openings.request.terms) === BigInt(input.share);

const refuseOffer = (
  { asset, proceeds, taken, holds }: OfferFacts & { readonly asset: Asset },
  request: OfferRequest,
): OfferRefusal | undefined => {
  const { input, openings, actor, consortium, now } = request;
  const isBank =
    consortium.members[input.financier]?.kind === 'bank' && isActive(consortium, input.financier);
  const expiryFits = expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.proposalDaysMax * 24);
  return firstRefusal<OfferRefusal>(
    unless(
      sameParty(asset.controller, actor.party),
      refuse('NOT_THE_CONTROLLER', { article: assignmentLaw }),
    ),
    checkLive(asset),
    unless(
      isBank && input.financier !== actor.mspId,
      refuse('PARTY_UNKNOWN', { pointer: '/input/financier', expected: 'an active bank' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/offerId' })),
    unless(expiryFits, refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' })),
    unless(!asset.stopped, refuse('STOP_ORDER_IN_FORCE')),
    unless(!isFrozen(holds), refuse('ASSET_FROZEN')),
    unless(
      opens(openings.proceeds, proceeds?.proceedsHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/proceeds' }),
    ),
    unless(shareAgrees(request), refuse('AMOUNT_MISMATCH', { pointer: '/input/share' })),
  );
};

/** The bank gets proceeds and request; it learns nothing of other offers. */
export const decideOffer = (
  facts: OfferFacts,
  request: OfferRequest,
): Outcome<'credit-proceeds.offered.v1'> | OfferRefusal => {
  const { asset } = facts;
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const refused = refuseOffer({ ...facts, asset }, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium } = request;
  const offer: Offer = {
    id: input.offerId,
    assetId: asset.id,
    offeror: actor.party,
    financier: input.financier,
    share: input.share,
    status: 'open',
    termsHash: hashOfOpening(openings.proceeds),
    requestHash: hashOfOpening(openings.request),
    expiresAt: input.expiresAt,
  };
  return {
    changes: [
      putOffer(offer),
      ...putTerms([input.financier], asset.id, 'proceeds', openings.proceeds),
      ...putTerms([actor.mspId, input.financier], offer.id, 'request', openings.request),
    ],
    events: [event('credit-proceeds.offered.v1', { assetId: asset.id, offerId: offer.id })],
    endorsers: peersOf(consortium, actor.mspId, input.financier),
  };
};

export const decideWithdrawal = (
  offer: Offer | undefined,
  { actor, consortium }: Request<typeof withdrawProceedsOffer>,
): Outcome<'credit-proceeds.offer-withdrawn.v1'> | Refusal<'OFFER_NOT_FOUND' | 'OFFER_NOT_OPEN'> => {
  if (offer === undefined || !sameParty(offer.offeror, actor.party)) {
    return refuse('OFFER_NOT_FOUND', { pointer: '/input/offerId' });
  }
  if (offer.status !== 'open') return refuse('OFFER_NOT_OPEN');
  return {
    changes: [putOffer({ ...offer, status: 'withdrawn' })],
    events: [event('credit-proceeds.offer-withdrawn.v1', { assetId: offer.assetId, offerId: offer.id })],
    endorsers: peersOf(consortium, actor.mspId, offer.financier),
  };
};
