/** F3: the seller accepts exactly one quote, and the claim is locked for its buyer in the lien book. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import { wholeParts } from '../asset/records.ts';
import type { Proceeds } from '../credit-proceeds/records.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf, sameParty } from '../kernel/identifiers.ts';
import { minorOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { type Book, checkCapacity, checkLive, checkReservation, nextRank } from '../lien/machine.ts';
import type { Lien, Tombstone } from '../lien/records.ts';
import { expiryAllowed, peersOf } from '../membership/consortium.ts';
import type { acceptForfaitingQuote } from './commands.ts';
import type { ClaimSale, Forfaiting, ForfaitingEnquiry, ForfaitingQuote } from './records.ts';
import { putForfaiting, putSaleLien, updateEnquiry } from './store.ts';
import { tradeOf } from './trade.ts';

export interface AcceptanceFacts {
  readonly enquiry: ForfaitingEnquiry | undefined;
  readonly quote: ForfaitingQuote | undefined;
  readonly taken: Forfaiting | undefined;
  readonly asset: Asset | undefined;
  readonly proceeds: Proceeds | undefined;
  readonly sale: ClaimSale | undefined;
  readonly tombstone: Tombstone | undefined;
  readonly book: Book;
}

type Accept = Request<typeof acceptForfaitingQuote>;
type AcceptRefusal = Refusal<(typeof acceptForfaitingQuote)['errors'][number]>;

/** Quotes on enquiries from before an earlier acceptance have lapsed, whatever became of that sale. */
const checkQuote = (
  enquiry: ForfaitingEnquiry,
  { quote, sale, taken }: AcceptanceFacts,
  { input, actor, consortium, now }: Accept,
): AcceptRefusal | undefined => {
  const isOpen =
    quote !== undefined &&
    instantMs(quote.expiresAt) > now &&
    enquiry.forfaitingId === undefined &&
    (sale === undefined || instantMs(sale.acceptedAt) < instantMs(enquiry.at));
  return firstRefusal<AcceptRefusal>(
    unless(
      enquiry.person !== actor.enrolmentId || actor.role === 'enterprise-officer',
      refuse('SAME_PERSON'),
    ),
    unless(quote !== undefined, refuse('QUOTE_NOT_FOUND')),
    unless(isOpen, refuse('QUOTE_NOT_OPEN')),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/forfaitingId' })),
    unless(
      expiryAllowed(instantMs(input.settleBy), now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/settleBy' }),
    ),
  );
};

const checkClaim = (
  asset: Asset,
  { tombstone, book }: AcceptanceFacts,
  { input, actor }: Accept,
): AcceptRefusal | undefined => {
  const reserved = checkReservation(
    asset,
    { tombstone, liens: book.liens },
    { lienId: input.lienId, share: wholeParts },
  );
  return firstRefusal<AcceptRefusal>(
    unless(sameParty(asset.controller, actor.party), refuse('NOT_THE_CONTROLLER')),
    checkLive(asset),
    unless(!book.frozen, refuse('ASSET_FROZEN')),
    unless(reserved === undefined, refuse('LIEN_ID_USED', { pointer: '/input/lienId' })),
    checkCapacity(book, asset.stage, wholeParts),
  );
};

/** What was asked for is this claim, and the trade says what claim and quote make of it. */
const checkTerms = (
  enquiry: ForfaitingEnquiry,
  { quote, proceeds }: AcceptanceFacts,
  { input, openings }: Accept,
): AcceptRefusal | undefined => {
  const claim = openings.proceeds.terms;
  const blind = openings.enquiry.terms;
  const trade = tradeOf(input.assetId, claim, openings.quote.terms);
  const known =
    opens(openings.proceeds, proceeds?.proceedsHash) &&
    opens(openings.enquiry, enquiry.enquiryHash) &&
    opens(openings.quote, quote?.quoteHash);
  const agrees =
    blind.amount.currency === claim.capacity.currency &&
    minorOf(blind.amount) === minorOf(claim.capacity) &&
    blind.maturityDate === claim.maturityDate &&
    canonicalJson(openings.trade.terms) === canonicalJson(trade ?? null);
  return firstRefusal<AcceptRefusal>(
    unless(known, refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/quote' })),
    unless(agrees, refuse('AMOUNT_MISMATCH', { pointer: '/terms/trade' })),
  );
};

const lockOf = (asset: Asset, buyer: string, { book }: AcceptanceFacts, { input, actor }: Accept): Lien => ({
  id: input.lienId,
  assetId: asset.id,
  claimId: asset.claimId,
  stage: asset.stage,
  holder: buyer,
  share: wholeParts.toString(),
  state: 'sale-pending',
  rank: nextRank(book.liens),
  offerId: input.forfaitingId,
  expiresAt: input.settleBy,
  renewals: 0,
  maker: actor.enrolmentId,
});

export const decideAcceptance = (
  facts: AcceptanceFacts,
  request: Accept,
): Outcome<'forfaiting.accepted.v1'> | AcceptRefusal => {
  const { enquiry, asset } = facts;
  const { input, openings, actor, consortium, now } = request;
  if (enquiry === undefined || !sameParty(enquiry.seller, actor.party)) {
    return refuse('ENQUIRY_NOT_FOUND', { pointer: '/input/enquiryId' });
  }
  const unquoted = checkQuote(enquiry, facts, request);
  if (unquoted !== undefined) return unquoted;
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const refused = checkClaim(asset, facts, request) ?? checkTerms(enquiry, facts, request);
  if (refused !== undefined) return refused;
  const forfaiting: Forfaiting = {
    id: input.forfaitingId,
    enquiryId: enquiry.id,
    assetId: input.assetId,
    lienId: input.lienId,
    seller: actor.party,
    buyer: enquiry.bank,
    tradeHash: hashOfOpening(openings.trade),
    settleBy: input.settleBy,
    acceptedAt: instantOf(now),
  };
  const readers = [actor.mspId, enquiry.bank];
  return {
    changes: [
      ...putForfaiting(consortium, forfaiting),
      updateEnquiry({ ...enquiry, forfaitingId: forfaiting.id }),
      ...putSaleLien(consortium, lockOf(asset, enquiry.bank, facts, request), actor.mspId),
      ...putTerms(readers, forfaiting.id, 'trade', openings.trade),
      ...putTerms(readers, asset.id, 'proceeds', openings.proceeds),
    ],
    events: [event('forfaiting.accepted.v1', { forfaitingId: forfaiting.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};
