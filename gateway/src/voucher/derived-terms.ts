/** What vouchers have paid on an invoice, once this one is promised or taken. */
import { type InvoiceUseTerms, type TradeTerms, useAfter, type VoucherTerms } from '@chopmark/chaincode/api';
import type { DeriveTerms } from '../command/derived-terms.ts';

/** Where the invoice does not carry it the ledger says so: until then it is the invoice itself, paid in full. */
const newInvoiceUse =
  (section: 'underlying' | 'transfer'): DeriveTerms =>
  (_input, openings) => {
    const { invoice } = openings[section]?.terms as TradeTerms;
    const earlier = openings['invoiceUse']?.terms as InvoiceUseTerms | undefined;
    const after = useAfter(earlier, invoice, openings['voucher']?.terms as VoucherTerms);
    return after ?? { invoiced: invoice.amount, used: invoice.amount };
  };

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  AcceptVoucher: { newInvoiceUse: newInvoiceUse('underlying') },
  AcceptVoucherTransfer: { newInvoiceUse: newInvoiceUse('transfer') },
};
