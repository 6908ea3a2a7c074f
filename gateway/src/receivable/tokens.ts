/** The tokens of an invoice: F1 to F8 of the fingerprint rules, section 3. */
import { type InvoiceTerms, minorOf } from '@chopmark/chaincode/api';
import { codeLoose, codeStrict, firmKey, nameKey } from '../fingerprint/canonical-text.ts';
import { amountBucket, pairsOf, weekBucket } from '../fingerprint/neighbourhood.ts';
import { type FingerprintKeys, tokenBytes } from '../fingerprint/token.ts';

/** What the tokens are made of. */
export type FingerprintedInvoice = Pick<
  InvoiceTerms,
  'invoiceNumber' | 'invoiceDate' | 'amount' | 'seller' | 'buyer' | 'taxInvoice' | 'underlying'
>;

const subsets = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8'] as const;

export interface InvoiceToken {
  readonly epoch: number;
  readonly subset: (typeof subsets)[number];
  readonly token: string;
}

/** Papers of the goods that an invoice names; orders and contracts are of more than one delivery. */
const papersNamed = ({ underlying = {} }: FingerprintedInvoice): string[][] => {
  const { billOfLading, declarations = [] } = underlying;
  const bills = billOfLading === undefined ? [] : [['BL', codeStrict(billOfLading)]];
  return [...bills, ...[...new Set(declarations.map(codeStrict))].map((number) => ['CD', number])];
};

/** Of each subset the fields of its tokens; none where the invoice has no such particulars. */
const fieldsOf = (
  invoice: FingerprintedInvoice,
): Readonly<Record<InvoiceToken['subset'], readonly (readonly string[])[]>> => {
  const { invoiceNumber, invoiceDate, amount, taxInvoice } = invoice;
  const [seller, buyer] = [firmKey(invoice.seller), firmKey(invoice.buyer)];
  const minor = minorOf(amount);
  const sum = [amount.currency, minor.toString()];
  const loose = codeLoose(invoiceNumber);
  const [amounts, weeks] = [pairsOf(amountBucket(minor)), pairsOf(weekBucket(invoiceDate))];
  return {
    F1: [[seller, codeStrict(invoiceNumber)]],
    F2: [[seller, buyer, ...sum, invoiceDate]],
    F3: [[seller, buyer, loose]],
    F4: [[buyer, ...sum, invoiceDate, loose]],
    F5: [[nameKey(invoice.seller.name), nameKey(invoice.buyer.name), ...sum]],
    F6: taxInvoice ? [[`${'code' in taxInvoice ? taxInvoice.code : ''}${taxInvoice.number}`]] : [],
    F7: amounts.flatMap((near) => weeks.map((week) => [seller, buyer, amount.currency, near, week])),
    F8: papersNamed(invoice).map((paper) => [seller, buyer, ...sum, ...paper]),
  };
};

/** Tokens of all live epochs; F6 only where there is a tax invoice, four of F7, one of F8 for each paper named. */
export const invoiceTokens = (keys: FingerprintKeys, invoice: FingerprintedInvoice): InvoiceToken[] => {
  const fields = fieldsOf(invoice);
  return subsets.flatMap((subset) =>
    fields[subset].flatMap((of) =>
      keys.tokens(tokenBytes('INVOICE', subset, of)).map((token) => ({ ...token, subset })),
    ),
  );
};
