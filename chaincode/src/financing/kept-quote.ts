/** The loan is on the terms of the quote that the seller accepted: no bank wins with one price and lends at another. */
import { basisPoints } from '../calculation/rational.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { minorOf, type Money, moneyOf } from '../kernel/money.ts';
import type { Opening } from '../kernel/opening.ts';
import { opens } from '../kernel/terms.ts';
import type { Invitation } from '../receivable/records.ts';
import type { QuoteRequestTerms, QuoteTerms } from '../receivable/terms.ts';
import { sameMoney } from './checks.ts';
import type { DealTerms } from './terms.ts';

interface Openings {
  readonly deal: Opening<DealTerms>;
  readonly quote?: Opening<QuoteTerms> | undefined;
  readonly quoteRequest?: Opening<QuoteRequestTerms> | undefined;
}

/** What the bank said that it pays at once for what is assigned; nobody lends a unit more than the rate allows. */
const advanceOf = ({ assigned }: QuoteRequestTerms, { advanceBp }: QuoteTerms): Money =>
  moneyOf((minorOf(assigned) * BigInt(advanceBp)) / basisPoints, assigned.currency);

/** Members of the deal that are not as quoted, the first one first. */
const notAsQuoted = (
  deal: DealTerms,
  quote: QuoteTerms,
  { request, paysOff }: { readonly request: QuoteRequestTerms; readonly paysOff: boolean },
): string | undefined => {
  const { mode = 'arrears', recourse = true, principal, face } = deal;
  const lent = face ?? principal;
  const advance = advanceOf(request, quote);
  // A refinancing lends what pays another loan off: as much as was quoted, and no more.
  const isAdvance = paysOff
    ? lent.currency === advance.currency && minorOf(lent) <= minorOf(advance)
    : sameMoney(lent, advance);
  const kept = {
    annualRateBp: deal.annualRateBp === quote.annualRateBp,
    dayCount: deal.dayCount === quote.dayCount,
    mode: mode === quote.mode,
    recourse: recourse === quote.recourse,
    fees: sameMoney(deal.fees ?? moneyOf(0n, principal.currency), quote.fees),
    [face === undefined ? 'principal' : 'face']: isAdvance,
  };
  return Object.entries(kept).find(([, asQuoted]) => !asQuoted)?.[0];
};

/**
 * Both peers open the accepted quote and what it was asked for, and compare.
 * @param paysOff whether the loan refinances another bank's
 */
export const checkQuoteKept = (
  { quoteHash, requestHash }: Invitation,
  { deal, quote, quoteRequest }: Openings,
  paysOff: boolean,
): Refusal<'TERMS_HASH_MISMATCH' | 'QUOTE_NOT_KEPT'> | undefined => {
  if (quote === undefined || !opens(quote, quoteHash)) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/quote' });
  }
  if (quoteRequest === undefined || !opens(quoteRequest, requestHash)) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/quoteRequest' });
  }
  const member = notAsQuoted(deal.terms, quote.terms, { request: quoteRequest.terms, paysOff });
  return member === undefined
    ? undefined
    : refuse('QUOTE_NOT_KEPT', { pointer: `/terms/deal/${member}`, expected: 'as quoted' });
};
