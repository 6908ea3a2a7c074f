/** Shares as they follow from private terms. Pure; the gateway derives by the same functions. */
import { wholeParts } from '../asset/records.ts';
import { minorOf } from '../kernel/money.ts';
import { shareOf } from '../lien/machine.ts';
import type { ConfirmationTerms, CreditNoteTerms, QuoteRequestTerms } from './terms.ts';

/** What would be assigned, as parts of what is confirmed, rounded up; `undefined` where it is no part of it. */
export const shareOfClaim = (
  { amount }: Pick<ConfirmationTerms, 'amount'>,
  { assigned }: QuoteRequestTerms,
): bigint | undefined =>
  assigned.currency === amount.currency && minorOf(assigned) <= minorOf(amount)
    ? shareOf(minorOf(assigned), minorOf(amount))
    : undefined;

/** What credit notes leave of what is confirmed, as parts rounded down; `undefined` where they are no part of it. */
export const remainingOfClaim = (
  { amount }: Pick<ConfirmationTerms, 'amount'>,
  { creditedInAll, amount: credited }: Pick<CreditNoteTerms, 'creditedInAll' | 'amount'>,
): bigint | undefined => {
  const fits =
    creditedInAll.currency === amount.currency &&
    credited.currency === amount.currency &&
    minorOf(credited) <= minorOf(creditedInAll) &&
    minorOf(creditedInAll) <= minorOf(amount);
  if (!fits) return undefined;
  return ((minorOf(amount) - minorOf(creditedInAll)) * wholeParts) / minorOf(amount);
};
