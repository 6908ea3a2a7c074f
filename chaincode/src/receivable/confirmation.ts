/** What a confirmation may say of an invoice. Pure; asked where it is drafted and again where a bank relies on it. */
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { minorOf } from '../kernel/money.ts';
import type { ConfirmationTerms, InvoiceTerms } from './terms.ts';

type ConfirmationRefusal = 'WAIVER_NOT_GIVEN' | 'CONFIRMATION_EXCESSIVE';

/** No more than was invoiced, in its currency; a bank that verified in silence waives nothing for the debtor. */
export const checkConfirmation = (
  invoice: InvoiceTerms,
  { amount, dueDate, waiver }: ConfirmationTerms,
  undisclosed: boolean,
): Refusal<ConfirmationRefusal> | undefined =>
  firstRefusal<Refusal<ConfirmationRefusal>>(
    unless(
      !undisclosed || waiver === 'none',
      refuse('WAIVER_NOT_GIVEN', { pointer: '/terms/answer/waiver' }),
    ),
    unless(
      amount.currency === invoice.amount.currency &&
        minorOf(amount) <= minorOf(invoice.amount) &&
        dueDate >= invoice.invoiceDate,
      refuse('CONFIRMATION_EXCESSIVE', { pointer: '/terms/answer/amount' }),
    ),
  );
