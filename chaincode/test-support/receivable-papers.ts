/** Private terms of receivables in the test stories. */
import { sha256Hex } from '../src/kernel/hash.ts';
import type { ConfirmationTerms, InvoiceTerms } from '../src/receivable/terms.ts';

export const invoiceTerms = {
  invoiceNumber: 'CF-2026/00417',
  invoiceDate: '2026-02-20',
  dueDate: '2026-05-21',
  amount: { amount: '1250000.00', currency: 'CNY' },
  seller: { name: 'Copperfield Metals Trading', country: 'CN', uscc: '91440300MA5DC8RT2P' },
  buyer: { name: 'Meridian Manufacturing', country: 'CN', uscc: '91310115MA1K3X2P4B' },
  settlement: 'open-account',
  taxInvoice: { number: '26442000000123456789' },
  underlying: { contract: 'MM-CF-2026-07', purchaseOrder: 'PO-88112' },
} as const satisfies InvoiceTerms;

/** As a gateway would key them; equal fields meet, whatever else differs. */
export const invoiceTokens = (
  { invoiceNumber, amount, taxInvoice }: InvoiceTerms,
  epoch = 1,
): { epoch: number; subset: string; token: string }[] => {
  const particulars = `${amount.amount} ${amount.currency}`;
  const fields: readonly [string, string][] = [
    ['F1', invoiceNumber],
    ['F2', particulars],
    ['F3', invoiceNumber.replaceAll('O', '0')],
    ['F4', `${particulars} ${invoiceNumber.replaceAll('O', '0')}`],
    ['F5', `by name ${particulars}`],
    ...(taxInvoice === undefined ? [] : [['F6', taxInvoice.number] satisfies [string, string]]),
  ];
  return fields.map(([subset, text]) => ({
    epoch,
    subset,
    token: sha256Hex(`key ${epoch} ${subset} ${text}`),
  }));
};

export const confirmationTerms = {
  kind: 'confirmation',
  amount: { amount: '1200000.00', currency: 'CNY' },
  dueDate: '2026-05-21',
  waiver: 'all',
  payToAccount: 'HB 6222 0210 0100 4417',
} as const satisfies ConfirmationTerms;

export const seenEvidence = {
  document: 'acceptance letter AL-2026-118 with two signatures',
  channel: 'courier',
  receivedOn: '2026-03-02',
} as const;

export const disputeTerms = {
  kind: 'dispute',
  disputed: { amount: '90000.00', currency: 'CNY' },
  grounds: 'eleven bundles arrived bent',
} as const;
