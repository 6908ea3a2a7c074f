/** What vouchers have paid on an invoice, once this one is taken. */
import {
  type InvoiceUseTerms,
  useAfter,
  type VoucherTerms,
  type VoucherTransferTerms,
} from '@chopmark/chaincode/api';
import type { DeriveTerms } from '../command/derived-terms.ts';

/** Where the invoice does not carry it the ledger says so: until then it is the invoice itself, paid in full. */
const newInvoiceUse: DeriveTerms = (_input, openings) => {
  const { invoice } = openings['transfer']?.terms as VoucherTransferTerms;
  const earlier = openings['invoiceUse']?.terms as InvoiceUseTerms | undefined;
  const after = useAfter(earlier, invoice, openings['voucher']?.terms as VoucherTerms);
  return after ?? { invoiced: invoice.amount, used: invoice.amount };
};

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  AcceptVoucherTransfer: { newInvoiceUse },
};
