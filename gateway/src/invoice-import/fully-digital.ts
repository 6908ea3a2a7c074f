/**
 * A fully digital invoice (数电票) as the XML that the tax bureau's platform delivers. Its own signature is not verified
 * here: whether the bureau has the invoice is asked of the bureau.
 */
import { isUscc, moneyOf } from '@chopmark/chaincode/api';
import type { Candidate } from './candidate.ts';
import { type Found, NotAnInvoice, oneInvoice, reading, signedMinor } from './xml-reading.ts';

const { all, first, text } = reading({ namespaces: { '': '' } });

const paths: Readonly<Record<string, string>> = {
  invoiceNumber: 'TaxSupervisionInfo/InvoiceNumber',
  taxInvoice: 'TaxSupervisionInfo/InvoiceNumber',
  invoiceDate: 'TaxSupervisionInfo/IssueTime',
  amount: 'EInvoiceData/BasicInformation/TotalTax-includedAmount',
  seller: 'EInvoiceData/SellerInformation/SellerIdNum',
  'seller/name': 'EInvoiceData/SellerInformation/SellerName',
  buyer: 'EInvoiceData/BuyerInformation/BuyerIdNum',
  'buyer/name': 'EInvoiceData/BuyerInformation/BuyerName',
};

const named = (member: string): string => {
  const [top = ''] = member.split('/');
  return `/EInvoice/${paths[member] ?? paths[top] ?? member}`;
};

const currency = 'CNY';

/** What the buyer owes: net and tax of the lines, and of the invoice, come to the same. @throws NotAnInvoice */
const grossOf = (root: Found): { readonly amount: string; readonly currency: string } => {
  const at = (path: string): Found => {
    const found = first(root, path);
    if (found === undefined) throw new NotAnInvoice(root, `an element ${path}`);
    return found;
  };
  const sum = (path: string): bigint =>
    all(root, path).reduce((total, found) => total + signedMinor(found, currency), 0n);
  const agree = (found: Found, expected: bigint, what: string): void => {
    if (signedMinor(found, currency) !== expected) throw new NotAnInvoice(found, what);
  };
  const basic = 'EInvoiceData/BasicInformation';
  const [net, tax, gross] = [
    at(`${basic}/TotalAmWithoutTax`),
    at(`${basic}/TotalTaxAm`),
    at(`${basic}/TotalTax-includedAmount`),
  ];
  const [netMinor, taxMinor] = [signedMinor(net, currency), signedMinor(tax, currency)];
  const grossMinor = signedMinor(gross, currency);
  if (grossMinor <= 0n)
    throw new NotAnInvoice(gross, 'an amount above zero: a red-letter invoice is no claim');
  agree(net, sum('EInvoiceData/IssuItemInformation/Amount'), 'the sum of the lines without tax');
  agree(tax, sum('EInvoiceData/IssuItemInformation/ComTaxAm'), 'the tax of the lines');
  agree(gross, netMinor + taxMinor, 'the sum with tax');
  return moneyOf(grossMinor, currency);
};

const firmOf = (root: Found, side: 'Seller' | 'Buyer'): Record<string, string> => {
  const at = (member: string): string | undefined =>
    text(root, `EInvoiceData/${side}Information/${side}${member}`);
  const [name, number] = [at('Name'), at('IdNum')];
  const identifier = isUscc(number ?? '') ? { uscc: number ?? '' } : { registrationNumber: number ?? '' };
  return {
    country: 'CN',
    ...(name === undefined ? {} : { name }),
    ...(number === undefined ? {} : identifier),
  };
};

const invoiceIn = (root: Found): Candidate => {
  if (root.element.name !== 'EInvoice' || root.element.namespace !== '') {
    throw new NotAnInvoice(root, 'EInvoice');
  }
  const number = text(root, paths['invoiceNumber'] ?? '');
  return {
    line: root.element.line,
    named,
    value: {
      invoiceNumber: number,
      taxInvoice: { number },
      invoiceDate: text(root, paths['invoiceDate'] ?? '')?.slice(0, 10),
      amount: grossOf(root),
      seller: firmOf(root, 'Seller'),
      buyer: firmOf(root, 'Buyer'),
    },
  };
};

export const fullyDigitalInvoice = oneInvoice(invoiceIn);
