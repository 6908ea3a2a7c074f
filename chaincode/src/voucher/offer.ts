/** Offers of vouchers: consent that one bank reserves the whole of one. Pure decisions. */
import type { Hold, Offer } from '../asset/records.ts';
import { isFrozen, putOffer } from '../asset/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { expiryAllowed, isActive, peersOf } from '../membership/consortium.ts';
import { checkHolder, checkStatus, checkTerms, notFound } from './checks.ts';
import type { offerVoucher, withdrawVoucherOffer } from './offer-commands.ts';
import type { Voucher } from './records.ts';
import { offering } from './steps.ts';

export interface OfferFacts {
  readonly voucher: Voucher | undefined;
  readonly taken: Offer | undefined;
  readonly holds: readonly Hold[];
}

type OfferRequest = Request<typeof offerVoucher>;
type OfferRefusal = Refusal<(typeof offerVoucher)['errors'][number]>;

const checkOffer = (
  { taken, holds }: OfferFacts,
  voucher: Voucher,
  { input, openings, actor, consortium, now }: OfferRequest,
): OfferRefusal | undefined =>
  firstRefusal<OfferRefusal>(
    checkHolder(voucher, actor.party),
    checkStatus(voucher, offering),
    unless(
      consortium.members[input.financier]?.kind === 'bank' && isActive(consortium, input.financier),
      refuse('PARTY_UNKNOWN', { pointer: '/input/financier', expected: 'an active bank' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/offerId' })),
    unless(
      expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' }),
    ),
    checkTerms(voucher, openings.voucher),
    unless(!isFrozen(holds), refuse('ASSET_FROZEN')),
  );

/** The bank gets voucher and request; it learns nothing of other offers. */
export const decideOffer = (
  facts: OfferFacts,
  request: OfferRequest,
): Outcome<'voucher.offered.v1'> | OfferRefusal => {
  const { voucher } = facts;
  if (voucher === undefined) return notFound;
  const refused = checkOffer(facts, voucher, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium } = request;
  const offer: Offer = {
    id: input.offerId,
    assetId: voucher.id,
    offeror: actor.party,
    financier: input.financier,
    status: 'open',
    termsHash: voucher.voucherHash,
    requestHash: hashOfOpening(openings.request),
    expiresAt: input.expiresAt,
  };
  return {
    changes: [
      putOffer(offer),
      ...putTerms([input.financier], voucher.id, 'voucher', openings.voucher),
      ...putTerms([actor.mspId, input.financier], offer.id, 'request', openings.request),
    ],
    events: [event('voucher.offered.v1', { voucherId: voucher.id, offerId: offer.id })],
    endorsers: peersOf(consortium, actor.mspId, input.financier),
  };
};

export const decideOfferWithdrawal = (
  offer: Offer | undefined,
  { actor, consortium }: Request<typeof withdrawVoucherOffer>,
): Outcome<'voucher.offer-withdrawn.v1'> | Refusal<'OFFER_NOT_FOUND' | 'OFFER_NOT_OPEN'> => {
  if (offer === undefined || !sameParty(offer.offeror, actor.party)) {
    return refuse('OFFER_NOT_FOUND', { pointer: '/input/offerId' });
  }
  if (offer.status !== 'open') return refuse('OFFER_NOT_OPEN');
  return {
    changes: [putOffer({ ...offer, status: 'withdrawn' })],
    events: [event('voucher.offer-withdrawn.v1', { voucherId: offer.assetId, offerId: offer.id })],
    endorsers: peersOf(consortium, actor.mspId, offer.financier),
  };
};
