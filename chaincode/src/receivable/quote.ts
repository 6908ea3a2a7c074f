/** Quotes: invited, given, accepted, taken back. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import { type Offer, wholeParts } from '../asset/records.ts';
import { putOffer } from '../asset/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { type Book, checkLive, sharesFit, sharesOf } from '../lien/machine.ts';
import { anotherEndorser, expiryAllowed, isActive, peersOf, withWitness } from '../membership/consortium.ts';
import { checkConfirmation } from './confirmation.ts';
import { isUndisclosed } from './debtor.ts';
import { shareOfClaim } from './derive.ts';
import type { acceptQuote, inviteQuote, quoteReceivable, withdrawInvitation } from './quote-commands.ts';
import type { DebtAnswer, Invitation, Receivable } from './records.ts';
import { putInvitation, updateInvitation } from './store.ts';

const notFound = refuse('ASSET_NOT_FOUND', { pointer: '/input/receivableId' });
const noOffer = refuse('OFFER_NOT_FOUND', { pointer: '/input/offerId' });

export interface InvitationFacts {
  readonly asset: Asset | undefined;
  readonly receivable: Receivable | undefined;
  readonly answer: DebtAnswer | undefined;
  readonly taken: Invitation | undefined;
  readonly frozen: boolean;
}

type Invite = Request<typeof inviteQuote>;
type InviteRefusal = Refusal<(typeof inviteQuote)['errors'][number]>;

/** A hash alone proves nothing: the bank's own peer compares invoice, confirmation and share. */
const checkTerms = (
  receivable: Receivable,
  answer: DebtAnswer,
  { input, openings }: Invite,
): InviteRefusal | undefined => {
  const { invoice, confirmation, request } = openings;
  return firstRefusal<InviteRefusal>(
    unless(
      opens(invoice, receivable.invoiceHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/invoice' }),
    ),
    unless(
      opens(confirmation, answer.answerHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/confirmation' }),
    ),
    unless(
      !answer.recorded || confirmation.terms.evidence !== undefined,
      refuse('EVIDENCE_MISSING', { pointer: '/terms/confirmation/evidence' }),
    ),
    checkConfirmation(invoice.terms, confirmation.terms, isUndisclosed(receivable.debtor)),
    unless(
      shareOfClaim(confirmation.terms, request.terms) === BigInt(input.share),
      refuse('AMOUNT_MISMATCH', { pointer: '/input/share' }),
    ),
  );
};

const refuseInvitation = (
  { asset, taken, frozen }: InvitationFacts & { readonly asset: Asset },
  { input, actor, consortium, now }: Invite,
): InviteRefusal | undefined => {
  const bank = consortium.members[input.financier];
  return firstRefusal<InviteRefusal>(
    unless(sameParty(asset.title, actor.party), refuse('NOT_THE_SELLER')),
    checkLive(asset),
    unless(
      bank?.kind === 'bank' && isActive(consortium, input.financier),
      refuse('PARTY_UNKNOWN', { pointer: '/input/financier', expected: 'an active bank' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/offerId' })),
    unless(
      expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' }),
    ),
    unless(!frozen, refuse('ASSET_FROZEN')),
  );
};

export const decideInvitation = (
  facts: InvitationFacts,
  request: Invite,
): Outcome<'receivable.quote-invited.v1'> | InviteRefusal => {
  const { asset, receivable, answer } = facts;
  if (asset === undefined || receivable === undefined) return notFound;
  const refused = refuseInvitation({ ...facts, asset }, request);
  if (refused !== undefined) return refused;
  if (answer === undefined) return refuse('ASSET_NOT_ATTESTED');
  const wrong = checkTerms(receivable, answer, request);
  if (wrong !== undefined) return wrong;
  const { input, openings, actor, consortium } = request;
  const { offerId: id, financier } = input;
  const invitation: Invitation = {
    id,
    receivableId: receivable.id,
    seller: receivable.seller,
    financier,
    share: input.share,
    status: 'invited',
    requestHash: hashOfOpening(openings.request),
    expiresAt: input.expiresAt,
  };
  return {
    changes: [
      putInvitation(consortium, invitation),
      ...putTerms([financier], receivable.id, 'invoice', openings.invoice),
      ...putTerms([financier], receivable.id, 'answer', openings.confirmation),
      ...putTerms([actor.mspId, financier], id, 'request', openings.request),
    ],
    events: [event('receivable.quote-invited.v1', { receivableId: receivable.id, offerId: id })],
    endorsers: peersOf(consortium, actor.mspId, financier),
  };
};

export interface QuoteFacts {
  readonly invitation: Invitation | undefined;
  readonly answer: DebtAnswer | undefined;
}

type Quote = Request<typeof quoteReceivable>;
type QuoteRefusal = Refusal<(typeof quoteReceivable)['errors'][number]>;

/** An invitation of another bank is as if it did not exist. */
export const decideQuote = (
  { invitation, answer }: QuoteFacts,
  { input, openings, actor, consortium, now }: Quote,
): Outcome<'receivable.quoted.v1'> | QuoteRefusal => {
  if (invitation?.financier !== actor.mspId) return noOffer;
  const { receivableId, id, seller } = invitation;
  const open = invitation.status === 'invited' && instantMs(invitation.expiresAt) > now;
  const known = (answer?.warnings ?? []).every((warning) => input.warnings.includes(warning));
  const refused = firstRefusal<QuoteRefusal>(
    unless(open, refuse('OFFER_NOT_OPEN', { pointer: '/input/offerId' })),
    unless(
      expiryAllowed(instantMs(input.validUntil), now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/validUntil' }),
    ),
    unless(known, refuse('WARNING_NOT_ACKNOWLEDGED', { pointer: '/input/warnings' })),
  );
  if (refused !== undefined) return refused;
  const quoteHash = hashOfOpening(openings.quote);
  const readers = [actor.mspId, seller.mspId];
  return {
    changes: [
      updateInvitation({ ...invitation, status: 'quoted', quoteHash, expiresAt: input.validUntil }),
      ...putTerms(readers, id, 'quote', openings.quote),
    ],
    events: [event('receivable.quoted.v1', { receivableId, offerId: id, quoteHash })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export interface AcceptanceFacts {
  readonly asset: Asset | undefined;
  readonly receivable: Receivable | undefined;
  readonly invitation: Invitation | undefined;
  readonly offers: readonly Offer[];
  readonly book: Book;
}

type Accept = Request<typeof acceptQuote>;
type AcceptRefusal = Refusal<(typeof acceptQuote)['errors'][number]>;

/** What was accepted and may still be used, and what banks hold but for a lien to be replaced, leave room for this. */
const leavesRoom = (
  { offers, book }: AcceptanceFacts,
  { share, refinances }: { readonly share: string; readonly refinances: string | undefined },
  now: number,
): boolean => {
  const beside = book.liens.filter(({ id, state }) => id !== refinances || state !== 'encumbered');
  const accepted = offers.filter(({ status, expiresAt }) => status === 'open' && instantMs(expiresAt) > now);
  const shares = accepted.map((offer) => BigInt(offer.share ?? wholeParts));
  return sharesFit([...shares, ...sharesOf(beside), BigInt(share)], wholeParts);
};

export const decideAcceptance = (
  facts: AcceptanceFacts,
  { input, actor, consortium, now }: Accept,
): Outcome<'receivable.quote-accepted.v1'> | AcceptRefusal => {
  const { asset, receivable, invitation, book } = facts;
  if (asset === undefined || receivable === undefined) return notFound;
  const refused = unless(sameParty(asset.title, actor.party), refuse('NOT_THE_SELLER')) ?? checkLive(asset);
  if (refused !== undefined) return refused;
  if (invitation === undefined) return noOffer;
  const { id, financier, share, status, quoteHash, requestHash, expiresAt } = invitation;
  const wrong = firstRefusal<AcceptRefusal>(
    unless(
      status === 'quoted' && instantMs(expiresAt) > now,
      refuse('OFFER_NOT_OPEN', { pointer: '/input/offerId' }),
    ),
    unless(quoteHash === input.quoteHash, refuse('TERMS_HASH_MISMATCH', { pointer: '/input/quoteHash' })),
    unless(!book.frozen, refuse('ASSET_FROZEN')),
    unless(leavesRoom(facts, { share, refinances: input.refinances }, now), refuse('QUOTE_ACCEPTED')),
  );
  if (wrong !== undefined) return wrong;
  const offer: Offer = {
    id,
    assetId: receivable.id,
    offeror: receivable.seller,
    financier,
    share,
    status: 'open',
    termsHash: receivable.invoiceHash,
    requestHash,
    ...(input.refinances === undefined ? {} : { refinances: input.refinances }),
    expiresAt,
  };
  return {
    changes: [updateInvitation({ ...invitation, status: 'accepted' }), putOffer(offer)],
    events: [event('receivable.quote-accepted.v1', { receivableId: receivable.id, offerId: id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideInvitationWithdrawal = (
  { invitation, offer }: { readonly invitation: Invitation | undefined; readonly offer: Offer | undefined },
  { actor, consortium }: Request<typeof withdrawInvitation>,
): Outcome<'receivable.invitation-withdrawn.v1'> | Refusal<(typeof withdrawInvitation)['errors'][number]> => {
  if (invitation === undefined || !sameParty(invitation.seller, actor.party)) return noOffer;
  if (invitation.status === 'withdrawn' || offer?.status === 'used') return refuse('OFFER_NOT_OPEN');
  const { receivableId, id } = invitation;
  return {
    changes: [
      updateInvitation({ ...invitation, status: 'withdrawn' }),
      ...(offer === undefined ? [] : [putOffer({ ...offer, status: 'withdrawn' })]),
    ],
    events: [event('receivable.invitation-withdrawn.v1', { receivableId, offerId: id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
