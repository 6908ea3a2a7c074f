/** The token of a voucher, V1 of the fingerprint rules, section 3; and of an invoice that one pays. */
import type { PaidInvoice, VoucherTerms } from '@chopmark/chaincode/api';
import { codeStrict, firmKey } from '../fingerprint/canonical-text.ts';
import { type FingerprintKeys, tokenBytes } from '../fingerprint/token.ts';

interface Token<Subset extends string> {
  readonly epoch: number;
  readonly subset: Subset;
  readonly token: string;
}

/** Platform and number: a voucher that is issued twice has the same token. One for each key. */
export const voucherTokens = (
  keys: FingerprintKeys,
  { platform, voucherNumber }: Pick<VoucherTerms, 'platform' | 'voucherNumber'>,
): Token<'V1'>[] =>
  keys
    .tokens(tokenBytes('RECEIVABLE', 'V1', [codeStrict(platform), codeStrict(voucherNumber)]))
    .map(({ epoch, token }) => ({ epoch, subset: 'V1', token }));

/** As a receivable of the same invoice has it. */
export const paidInvoiceTokens = (
  keys: FingerprintKeys,
  { seller, invoiceNumber }: Pick<PaidInvoice, 'seller' | 'invoiceNumber'>,
): Token<'F1'>[] =>
  keys
    .tokens(tokenBytes('INVOICE', 'F1', [firmKey(seller), codeStrict(invoiceNumber)]))
    .map(({ epoch, token }) => ({ epoch, subset: 'F1', token }));
