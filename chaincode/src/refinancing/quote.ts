/** The bank that is to be paid off says what it is owed; the bank that is to pay authorises that. Pure decisions. */
import { checkDeal, checkExposure, ownFinancing, sameMoney } from '../financing/checks.ts';
import type { Financing } from '../financing/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { opens, putExposure, putTerms } from '../kernel/terms.ts';
import { heldLien } from '../lien/machine.ts';
import type { Lien } from '../lien/records.ts';
import { expiryAllowed, peersOf } from '../membership/consortium.ts';
import type { authorisePayoff, quotePayoff } from './commands.ts';
import type { Refinancing } from './records.ts';
import { checkRequest, notFound } from './standing.ts';
import { statusesFor } from './steps.ts';
import { putRefinancing } from './store.ts';
import { payoffOf, type PayoffTerms } from './terms.ts';

export interface QuoteFacts {
  readonly refinancing: Refinancing | undefined;
  readonly liens: readonly Lien[];
}

/** A later quote takes the place of an earlier one, and of what was authorised by that, until it is paid. */
export const decideQuote = (
  { refinancing, liens }: QuoteFacts,
  { input, openings, actor, consortium, now }: Request<typeof quotePayoff>,
): Outcome<'refinancing.quoted.v1'> | Refusal<(typeof quotePayoff)['errors'][number]> => {
  if (refinancing === undefined) return notFound;
  const lien = heldLien(liens, {
    lienId: refinancing.refinancedLienId,
    holder: actor.mspId,
    state: 'encumbered',
  });
  if (isRefusal(lien)) return lien;
  const { payoff } = openings;
  const validUntil = instantMs(payoff.terms.validUntil);
  const refused = firstRefusal<Refusal<(typeof quotePayoff)['errors'][number]>>(
    checkRequest(refinancing, statusesFor('QuotePayoff', 'old-bank'), now),
    unless(
      expiryAllowed(validUntil, now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/terms/payoff/validUntil' }),
    ),
    unless(
      payoffOf(payoff.terms) !== undefined,
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/payoff', expected: 'one currency' }),
    ),
  );
  if (refused !== undefined) return refused;
  const parties = [actor.mspId, refinancing.owner.mspId, refinancing.financier];
  return {
    changes: [
      putRefinancing({
        ...refinancing,
        status: 'quoted',
        payoffHash: hashOfOpening(payoff),
        quotedBy: actor.enrolmentId,
      }),
      ...putTerms(parties, input.lienId, 'payoff', payoff),
    ],
    events: [event('refinancing.quoted.v1', { assetId: input.assetId, lienId: input.lienId })],
    endorsers: peersOf(consortium, ...parties),
  };
};

/** The quote that was made, while it is valid. */
export const checkPayoff = (
  { payoffHash }: Refinancing,
  payoff: Opening<PayoffTerms>,
  now: number,
): Refusal<'TERMS_HASH_MISMATCH' | 'PAYOFF_QUOTE_EXPIRED'> | undefined =>
  firstRefusal<Refusal<'TERMS_HASH_MISMATCH' | 'PAYOFF_QUOTE_EXPIRED'>>(
    unless(opens(payoff, payoffHash), refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/payoff' })),
    unless(instantMs(payoff.terms.validUntil) > now, refuse('PAYOFF_QUOTE_EXPIRED')),
  );

export interface AuthorisationFacts {
  readonly refinancing: Refinancing | undefined;
  readonly loaded: Financing | undefined;
}

type Authorise = Request<typeof authorisePayoff>;
type AuthoriseRefusal = Refusal<(typeof authorisePayoff)['errors'][number]>;

/** The new loan of this lien, confirmed. */
const newLoan = (
  { loaded }: AuthorisationFacts,
  { assetId, lienId }: Refinancing,
  mspId: string,
): Financing | AuthoriseRefusal => {
  const secured = loaded?.assetId === assetId && loaded.lienId === lienId ? loaded : undefined;
  return ownFinancing(secured, mspId, ['confirmed']);
};

/** The new loan is what the payoff costs, to the minor unit. */
const checkSums = (financing: Financing, { openings }: Authorise): AuthoriseRefusal | undefined => {
  const { deal, payoff, balance, exposure } = openings;
  const { principal } = deal.terms;
  const sum = payoffOf(payoff.terms);
  return firstRefusal<AuthoriseRefusal>(
    unless(
      sum !== undefined && sameMoney(principal, sum),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/deal/principal' }),
    ),
    unless(
      balance.terms.financingId === financing.id && sameMoney(balance.terms.outstanding, principal),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/balance' }),
    ),
    checkExposure(exposure, deal, financing, principal),
  );
};

export const decideAuthorisation = (
  facts: AuthorisationFacts,
  request: Authorise,
): Outcome<'refinancing.authorised.v1'> | AuthoriseRefusal => {
  const { refinancing } = facts;
  const { input, openings, actor, consortium, now } = request;
  // Another bank's refinancing is as if it did not exist.
  if (refinancing?.financier !== actor.mspId) return notFound;
  const early = checkRequest(refinancing, statusesFor('AuthorisePayoff', 'new-bank'), now);
  if (early !== undefined) return early;
  const financing = newLoan(facts, refinancing, actor.mspId);
  if (isRefusal(financing)) return financing;
  const { deal, payoff, balance, exposure } = openings;
  const refused = firstRefusal<AuthoriseRefusal>(
    unless(financing.maker !== actor.enrolmentId, refuse('SAME_PERSON')),
    checkDeal(financing, deal),
    checkPayoff(refinancing, payoff, now),
    checkSums(financing, request),
  );
  if (refused !== undefined) return refused;
  const parties = [actor.mspId, refinancing.owner.mspId];
  return {
    changes: [
      putRefinancing({
        ...refinancing,
        status: 'authorised',
        financingId: financing.id,
        balanceHash: hashOfOpening(balance),
        exposureHash: hashOfOpening(exposure),
      }),
      ...putTerms(parties, financing.id, 'balance', balance),
      putExposure(actor.mspId, financing.id, exposure),
    ],
    events: [event('refinancing.authorised.v1', { assetId: input.assetId, lienId: input.lienId })],
    endorsers: peersOf(consortium, ...parties),
  };
};
