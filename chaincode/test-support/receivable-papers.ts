/** Private terms of receivables in the test stories. */
import type { z } from 'zod';
import type { CollectionTerms, DealTerms } from '../src/financing/terms.ts';
import { sha256Hex } from '../src/kernel/hash.ts';
import type {
  ConfirmationTerms,
  CreditNoteTerms,
  InvoiceTerms,
  QuoteRequestTerms,
  QuoteTerms,
} from '../src/receivable/terms.ts';

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
  const near = Array.from({ length: 4 }, (_, nth) => `near ${nth} ${particulars}`);
  const fields: readonly [string, string][] = [
    ['F1', invoiceNumber],
    ['F2', particulars],
    ['F3', invoiceNumber.replaceAll('O', '0')],
    ['F4', `${particulars} ${invoiceNumber.replaceAll('O', '0')}`],
    ['F5', `by name ${particulars}`],
    ...near.map((text) => ['F7', text] satisfies [string, string]),
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

export const quoteRequest = (assigned: string): z.output<typeof QuoteRequestTerms> => ({
  assigned: { amount: assigned, currency: 'CNY' },
  purpose: 'pays the smelter before the buyer pays',
});

export const quoteTerms = {
  annualRateBp: 447,
  dayCount: 'ACT/360',
  mode: 'arrears',
  advanceBp: 8_350,
  fees: { amount: '312.50', currency: 'CNY' },
  recourse: true,
} as const satisfies z.output<typeof QuoteTerms>;

export const debtorNoticeTerms = {
  assignee: 'Harbour Bank, receivables desk',
  assigned: { amount: '720000.00', currency: 'CNY' },
  payToAccount: 'HB 6222 0210 0100 7731',
  reference: 'NOTICE-2026-0417',
  noticeDate: '2026-03-02',
} as const;

export const registrationTerms = {
  register: 'unified register of movable property',
  number: '2026030200417734',
  expiresOn: '2027-03-01',
} as const;

export const taxLookTerms = {
  outcome: 'agrees',
  state: 'normal',
  provider: 'tax bureau platform',
  askedAt: '2026-03-02T09:00:00Z',
} as const;

export const factoringDeal = {
  principal: { amount: '601200.00', currency: 'CNY' },
  annualRateBp: 447,
  dayCount: 'ACT/360',
  startDate: '2026-03-02',
  dueDate: '2026-05-21',
  initialLtvBp: 8_350,
  marginCallLtvBp: 9_000,
  liquidationLtvBp: 9_500,
  haircutBp: 0,
  debtorClass: 'medium',
  recourse: true,
  fees: quoteTerms.fees,
} as const satisfies DealTerms;

export const factoringExposure = (financingId: string, outstanding: string): object => ({
  financingId,
  instrument: 'receivable-factoring',
  debtorClass: factoringDeal.debtorClass,
  principal: factoringDeal.principal,
  outstanding: { amount: outstanding, currency: 'CNY' },
  startDate: factoringDeal.startDate,
  dueDate: factoringDeal.dueDate,
});

export const dueTerms = {
  fees: { amount: '312.50', currency: 'CNY' },
  interest: { amount: '5971.92', currency: 'CNY' },
} as const;

/** Of 720 000.00 that the buyer paid. */
export const collectionTerms = {
  ...dueTerms,
  principal: factoringDeal.principal,
  surplus: { amount: '112515.58', currency: 'CNY' },
  surplusTo: 'seller',
} as const satisfies CollectionTerms;

export const buyBackTerms = {
  cause: 'debtor-default',
  grounds: 'nothing was paid by the due date',
} as const;

export const creditNoteTerms = {
  number: 'CN-2026-0031',
  date: '2026-03-02',
  amount: { amount: '150000.00', currency: 'CNY' },
  creditedInAll: { amount: '150000.00', currency: 'CNY' },
  grounds: 'two bundles of the wrong grade returned',
} as const satisfies CreditNoteTerms;
