/** F1, F2: blind enquiries and sealed quotes. An enquiry binds nobody and names no claim. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { expiryAllowed, isActive, peersOf } from '../membership/consortium.ts';
import type { enquireForfaiting, quoteForfaiting } from './commands.ts';
import type { ForfaitingEnquiry, ForfaitingQuote } from './records.ts';
import { putEnquiry, putQuote } from './store.ts';

type Enquire = Request<typeof enquireForfaiting>;

export const decideEnquiry = (
  taken: ForfaitingEnquiry | undefined,
  { input, openings, actor, consortium, now }: Enquire,
): Outcome<'forfaiting.enquired.v1'> | Refusal<(typeof enquireForfaiting)['errors'][number]> => {
  const isBank = consortium.members[input.bank]?.kind === 'bank' && isActive(consortium, input.bank);
  const refused = firstRefusal<Refusal<(typeof enquireForfaiting)['errors'][number]>>(
    unless(
      isBank && input.bank !== actor.mspId,
      refuse('PARTY_UNKNOWN', { pointer: '/input/bank', expected: 'another active bank' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/enquiryId' })),
    unless(
      expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' }),
    ),
  );
  if (refused !== undefined) return refused;
  const enquiry: ForfaitingEnquiry = {
    id: input.enquiryId,
    seller: actor.party,
    bank: input.bank,
    person: actor.enrolmentId,
    enquiryHash: hashOfOpening(openings.enquiry),
    expiresAt: input.expiresAt,
    at: instantOf(now),
  };
  const readers = [actor.mspId, input.bank];
  return {
    changes: [putEnquiry(consortium, enquiry), ...putTerms(readers, enquiry.id, 'enquiry', openings.enquiry)],
    events: [event('forfaiting.enquired.v1', { enquiryId: enquiry.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export interface QuoteFacts {
  readonly enquiry: ForfaitingEnquiry | undefined;
  readonly quote: ForfaitingQuote | undefined;
}

type QuoteRequest = Request<typeof quoteForfaiting>;

export const decideQuote = (
  { enquiry, quote }: QuoteFacts,
  { input, openings, actor, consortium, now }: QuoteRequest,
): Outcome<'forfaiting.quoted.v1'> | Refusal<(typeof quoteForfaiting)['errors'][number]> => {
  // An enquiry to another bank is as if it did not exist.
  if (enquiry?.bank !== actor.mspId) return refuse('ENQUIRY_NOT_FOUND', { pointer: '/input/enquiryId' });
  if (instantMs(enquiry.expiresAt) <= now) return refuse('ENQUIRY_NOT_OPEN');
  if (quote !== undefined) return refuse('QUOTE_EXISTS');
  if (!expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.proposalDaysMax * 24)) {
    return refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' });
  }
  const quoted: ForfaitingQuote = {
    enquiryId: enquiry.id,
    bank: actor.mspId,
    person: actor.enrolmentId,
    quoteHash: hashOfOpening(openings.quote),
    expiresAt: input.expiresAt,
  };
  const readers = [actor.mspId, enquiry.seller.mspId];
  return {
    changes: [putQuote(consortium, quoted), ...putTerms(readers, enquiry.id, 'quote', openings.quote)],
    events: [event('forfaiting.quoted.v1', { enquiryId: enquiry.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};
