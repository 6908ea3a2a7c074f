/** A holder asks a bank for a quote and the bank gives one. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { addCalendarDays } from '../calendar/civil-date.ts';
import type { CreditParty } from '../letter-of-credit/parties.ts';
import { expiryAllowed, isActive, peerOf } from '../membership/consortium.ts';
import type { ExternalPartyRecord } from '../membership/records.ts';
import type { enquireForfaiting, quoteForfaiting, withdrawForfaiting } from './enquiry-commands.ts';
import { advanced, evidenceChanges, frameOf, sidesMembers, signers, stepOfParty } from './frame.ts';
import { discountOf } from './price.ts';
import type { Forfaiting } from './records.ts';
import { quoting, withdrawing } from './steps.ts';
import { putForfaiting } from './store.ts';

export interface EnquiryFacts {
  readonly taken: Forfaiting | undefined;
  /** The outsider for whom the actor speaks. */
  readonly outsider: ExternalPartyRecord | undefined;
}

type Enquire = Request<typeof enquireForfaiting>;

/** An active bank with a peer of its own: two organisations sign each step. */
const isOtherBank = ({ input, actor, consortium }: Enquire): boolean =>
  consortium.members[input.buyer]?.kind === 'bank' &&
  isActive(consortium, input.buyer) &&
  peerOf(consortium, input.buyer) !== peerOf(consortium, actor.mspId);

const sellerIsKnown = ({ outsider }: EnquiryFacts, { input, actor }: Enquire): boolean =>
  input.seller === undefined ||
  (input.seller.recordedBy === actor.mspId && outsider?.recordedBy === actor.mspId);

export const decideEnquiry = (
  facts: EnquiryFacts,
  request: Enquire,
): Outcome<'forfaiting.enquired.v1'> | Refusal<(typeof enquireForfaiting)['errors'][number]> => {
  const { input, openings, actor, consortium, now } = request;
  if (!isOtherBank(request)) return refuse('PARTY_UNKNOWN', { pointer: '/input/buyer' });
  if (!sellerIsKnown(facts, request)) return refuse('PARTY_UNKNOWN', { pointer: '/input/seller' });
  const seller: CreditParty = input.seller ?? actor.party;
  const step = stepOfParty(seller, 'enquired', request);
  // The seller is the actor, or an outsider that it speaks for.
  if (isRefusal(step)) return refuse('EVIDENCE_MISSING', { pointer: '/terms/evidence' });
  if (facts.taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/forfaitingId' });
  if (!expiryAllowed(instantMs(input.validUntil), now, consortium.settings.proposalDaysMax * 24)) {
    return refuse('EXPIRY_INVALID', { pointer: '/input/validUntil' });
  }
  const forfaiting: Forfaiting = {
    id: input.forfaitingId,
    kind: 'sale',
    seller,
    buyer: { mspId: input.buyer },
    status: 'enquired',
    steps: [step],
    enquiryHash: hashOfOpening(openings.enquiry),
    enquiryValidUntil: input.validUntil,
  };
  return {
    changes: [
      putForfaiting(forfaiting),
      ...putTerms(sidesMembers(forfaiting), forfaiting.id, 'enquiry', openings.enquiry),
      ...evidenceChanges(forfaiting.id, request),
    ],
    events: [event('forfaiting.enquired.v1', { forfaitingId: forfaiting.id })],
    endorsers: signers(consortium, forfaiting),
  };
};

/** A trade that is not settled so many days after its price date is not the one that was priced. */
const settlementDaysMax = 30;

/** There is a price for the claim, and the last day for settlement is on the price date or soon after it. */
const daysFit = ({ input, openings }: Request<typeof quoteForfaiting>): boolean => {
  const { amount, payableOn } = openings.enquiry.terms;
  const { yieldPpm, priceDate } = openings.quote.terms;
  const settleOn = input.settleBy.slice(0, 10);
  return (
    discountOf(amount, yieldPpm, priceDate, payableOn) !== undefined &&
    settleOn >= priceDate &&
    settleOn <= addCalendarDays(priceDate, settlementDaysMax)
  );
};

export const decideQuote = (
  loaded: Forfaiting | undefined,
  request: Request<typeof quoteForfaiting>,
): Outcome<'forfaiting.quoted.v1'> | Refusal<(typeof quoteForfaiting)['errors'][number]> => {
  const { input, openings, consortium, now } = request;
  // A bank that is asked is a member: nobody records for it.
  const frame = frameOf(loaded, quoting, { ...request, openings: {} });
  if (isRefusal(frame)) return frame as Refusal<(typeof quoteForfaiting)['errors'][number]>;
  const { forfaiting } = frame;
  const { proposalDaysMax } = consortium.settings;
  const refused = firstRefusal<Refusal<(typeof quoteForfaiting)['errors'][number]>>(
    unless(
      instantMs(forfaiting.enquiryValidUntil ?? '') > now,
      refuse('ENQUIRY_EXPIRED', { article: quoting.article }),
    ),
    unless(
      expiryAllowed(instantMs(input.validUntil), now, proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/validUntil' }),
    ),
    unless(
      instantMs(input.settleBy) >= instantMs(input.validUntil),
      refuse('EXPIRY_INVALID', { pointer: '/input/settleBy' }),
    ),
    unless(
      opens(openings.enquiry, forfaiting.enquiryHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/enquiry' }),
    ),
    unless(daysFit(request), refuse('QUOTE_INVALID', { pointer: '/terms/quote/priceDate' })),
  );
  if (refused !== undefined) return refused;
  return {
    changes: [
      putForfaiting(
        advanced(frame, {
          quoteHash: hashOfOpening(openings.quote),
          quoteValidUntil: input.validUntil,
          settleBy: input.settleBy,
        }),
      ),
      ...putTerms(sidesMembers(forfaiting), forfaiting.id, 'quote', openings.quote),
    ],
    events: [event('forfaiting.quoted.v1', { forfaitingId: forfaiting.id })],
    endorsers: signers(consortium, forfaiting),
  };
};

export const decideWithdrawal = (
  loaded: Forfaiting | undefined,
  request: Request<typeof withdrawForfaiting>,
): Outcome<'forfaiting.withdrawn.v1'> | Refusal<(typeof withdrawForfaiting)['errors'][number]> => {
  const frame = frameOf(loaded, withdrawing, request);
  if (isRefusal(frame)) return frame;
  const { id } = frame.forfaiting;
  return {
    changes: [putForfaiting(advanced(frame)), ...evidenceChanges(id, request)],
    events: [event('forfaiting.withdrawn.v1', { forfaitingId: id })],
    endorsers: signers(request.consortium, frame.forfaiting),
  };
};
