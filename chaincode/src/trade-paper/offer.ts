/** An order is offered to one bank before its goods are there. Pure. */
import type { Asset } from '../asset/asset.ts';
import type { Offer } from '../asset/records.ts';
import { putOffer } from '../asset/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { type Consortium, expiryAllowed, isActive, peersOf } from '../membership/consortium.ts';
import type { offerOrder } from './commands.ts';
import type { TradePaper } from './records.ts';

export interface OfferFacts {
  readonly paper: TradePaper | undefined;
  readonly asset: Asset | undefined;
  readonly taken: Offer | undefined;
  readonly frozen: boolean;
}

type OfferRefusal = Refusal<(typeof offerOrder)['errors'][number]>;

const isActiveBank = (consortium: Consortium, mspId: string): boolean =>
  consortium.members[mspId]?.kind === 'bank' && isActive(consortium, mspId);

export const decideOffer = (
  { paper, asset, taken, frozen }: OfferFacts,
  { input, openings, actor, consortium, now }: Request<typeof offerOrder>,
): Outcome<'trade-paper.offered.v1'> | OfferRefusal => {
  if (paper === undefined || asset === undefined) {
    return refuse('ASSET_NOT_FOUND', { pointer: '/input/paperId' });
  }
  const { financier, expiresAt, offerId } = input;
  const refused = firstRefusal<OfferRefusal>(
    unless(sameParty(paper.owner, actor.party), refuse('NOT_THE_CONTROLLER')),
    unless(paper.kind === 'order', refuse('PAPER_KIND_WRONG', { expected: 'order' })),
    unless(asset.attested, refuse('ASSET_NOT_ATTESTED')),
    unless(
      isActiveBank(consortium, financier),
      refuse('PARTY_UNKNOWN', { pointer: '/input/financier', expected: 'an active bank' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/offerId' })),
    unless(
      expiryAllowed(instantMs(expiresAt), now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' }),
    ),
    unless(!frozen, refuse('ASSET_FROZEN')),
    unless(
      opens(openings.paper, paper.paperHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/paper' }),
    ),
  );
  if (refused !== undefined) return refused;
  const offer: Offer = {
    id: offerId,
    assetId: paper.id,
    offeror: actor.party,
    financier,
    status: 'open',
    termsHash: paper.paperHash,
    requestHash: hashOfOpening(openings.request),
    expiresAt,
  };
  return {
    changes: [
      putOffer(offer),
      ...putTerms([financier], paper.id, 'paper', openings.paper),
      ...putTerms([actor.mspId, financier], offerId, 'request', openings.request),
    ],
    events: [event('trade-paper.offered.v1', { paperId: paper.id, offerId })],
    endorsers: peersOf(consortium, actor.mspId, financier),
  };
};
