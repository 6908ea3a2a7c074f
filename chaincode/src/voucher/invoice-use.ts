/**
 * What vouchers have paid on an invoice, and never more than it says. Pure; the gateway derives by the same function.
 */
import { minorOf, moneyOf } from '../kernel/money.ts';
import type { InvoiceUseTerms, PaidInvoice, VoucherTerms } from './terms.ts';

/** The use after this voucher, or `undefined` where the invoice does not carry it. */
export const useAfter = (
  earlier: InvoiceUseTerms | undefined,
  { amount: invoiced }: Pick<PaidInvoice, 'amount'>,
  { amount }: Pick<VoucherTerms, 'amount'>,
): InvoiceUseTerms | undefined => {
  const { currency } = invoiced;
  const used = (earlier === undefined ? 0n : minorOf(earlier.used)) + minorOf(amount);
  const sameInvoice =
    earlier === undefined ||
    (earlier.invoiced.currency === currency && minorOf(earlier.invoiced) === minorOf(invoiced));
  return sameInvoice && amount.currency === currency && used <= minorOf(invoiced)
    ? { invoiced, used: moneyOf(used, currency) }
    : undefined;
};
