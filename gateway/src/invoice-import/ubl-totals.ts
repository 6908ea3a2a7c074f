/**
 * Whether the sums of a UBL invoice agree (EN 16931 BR-CO-10, -13, -15, -16): what is owed follows from its lines, in
 * one currency.
 */
import { moneyOf } from '@chopmark/chaincode/api';
import { type Found, NotAnInvoice, type Reading, signedMinor } from './xml-reading.ts';

const total = 'cac:LegalMonetaryTotal';

/** @returns what is to be paid @throws NotAnInvoice */
export const payableOf = (
  root: Found,
  { all, first }: Reading,
  currency: string,
): { readonly amount: string; readonly currency: string } => {
  const minorAt = (found: Found): bigint => {
    if (found.element.attributes['currencyID'] !== currency) {
      throw new NotAnInvoice(found, 'an amount in the currency of the document');
    }
    return signedMinor(found, currency);
  };
  const needed = (path: string): Found => {
    const found = first(root, path);
    if (found === undefined) throw new NotAnInvoice(root, `an element ${path}`);
    return found;
  };
  const minorOf = (path: string): bigint => {
    const found = first(root, path);
    return found === undefined ? 0n : minorAt(found);
  };
  const sumOf = (path: string): bigint => all(root, path).reduce((sum, found) => sum + minorAt(found), 0n);
  const agree = (path: string, expected: bigint, what: string): bigint => {
    const found = needed(`${total}/${path}`);
    if (minorAt(found) !== expected) throw new NotAnInvoice(found, what);
    return expected;
  };

  const lines = sumOf('cac:InvoiceLine/cbc:LineExtensionAmount');
  agree('cbc:LineExtensionAmount', lines, 'the sum of the lines');
  const net = agree(
    'cbc:TaxExclusiveAmount',
    lines - minorOf(`${total}/cbc:AllowanceTotalAmount`) + minorOf(`${total}/cbc:ChargeTotalAmount`),
    'the lines less allowances and with charges',
  );
  const taxes = all(root, 'cac:TaxTotal/cbc:TaxAmount').filter(
    // Tax is told in the seller's own currency as well, where that is another.
    ({ element }) => element.attributes['currencyID'] === currency,
  );
  const tax = taxes.reduce((sum, found) => sum + minorAt(found), 0n);
  const gross = agree('cbc:TaxInclusiveAmount', net + tax, 'the sum with tax');
  const payable = agree(
    'cbc:PayableAmount',
    gross - minorOf(`${total}/cbc:PrepaidAmount`) + minorOf(`${total}/cbc:PayableRoundingAmount`),
    'the sum with tax, less what was prepaid, rounded',
  );
  if (payable <= 0n) throw new NotAnInvoice(needed(`${total}/cbc:PayableAmount`), 'an amount above zero');
  return moneyOf(payable, currency);
};
