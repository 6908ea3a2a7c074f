/** Private terms of vouchers in the test stories. */
import type { DealTerms } from '../src/financing/terms.ts';
import { sha256Hex } from '../src/kernel/hash.ts';
import type {
  CutTerms,
  InvoiceUseTerms,
  TradeTerms,
  VoucherTerms,
  VoucherTransferTerms,
} from '../src/voucher/terms.ts';
import { cny } from './papers.ts';

export const voucherTerms = {
  platform: 'chain of Meridian suppliers',
  voucherNumber: 'MMV-2026-0771',
  debtor: { name: 'Meridian Manufacturing works two', country: 'CN', uscc: '91310115MA1K3X2P4B' },
  amount: cny('881234.57'),
  dueDate: '2026-03-02',
  promise: 'unconditional',
  waiver: 'all',
} as const satisfies VoucherTerms;

/** As a gateway would key it. */
export const voucherTokens = ({ voucherNumber }: VoucherTerms): object[] => [
  { epoch: 1, subset: 'V1', token: sha256Hex(`key 1 V1 ${voucherNumber}`) },
];

/** What the debtor owes its creditor for: an invoice of exactly so much. */
export const tradeOf = ({ voucherNumber, amount }: VoucherTerms): TradeTerms => ({
  invoice: {
    invoiceNumber: `CFI ${voucherNumber}`,
    invoiceDate: '2026-02-09',
    amount,
    seller: { name: 'Copperfield Metals smelter', country: 'CN', registrationNumber: 'CF-REG-8841' },
  },
  contract: 'MM-CF-2026-19',
});

const useTokenOf = (invoiceNumber: string): string => sha256Hex(`key 1 F1 ${invoiceNumber}`);
export const underlyingTokensOf = (invoiceNumber: string): object => {
  const token = useTokenOf(invoiceNumber);
  return { useToken: token, underlyingTokens: [{ epoch: 1, subset: 'F1', token }] };
};
export const usedUp = ({ amount }: VoucherTerms): InvoiceUseTerms => ({ invoiced: amount, used: amount });

/** Three pieces of 881 234.57. */
export const cutTerms = {
  intervals: [
    { from: '1', to: '20000017' },
    { from: '20000018', to: '31000019' },
    { from: '31000020', to: '88123457' },
  ],
} as const satisfies CutTerms;

export const transferTerms = {
  recourseToTransferor: true,
  invoice: {
    invoiceNumber: 'BW-2026/0314',
    invoiceDate: '2026-02-11',
    amount: cny('310000.19'),
    seller: { name: 'Brightwire Drawing', country: 'CN', registrationNumber: 'BW-REG-5517' },
  },
  contract: 'CF-BW-2026-03',
} as const satisfies VoucherTransferTerms;

export const useToken = useTokenOf(transferTerms.invoice.invoiceNumber);
export const paidInvoiceTokens = [{ epoch: 1, subset: 'F1', token: useToken }];

export const invoiceUse = (used: string): InvoiceUseTerms => ({
  invoiced: transferTerms.invoice.amount,
  used: cny(used),
});

export const voucherRequest = { purpose: 'buys rod before Meridian pays' } as const;

export const voucherDeal = {
  principal: cny('195000.07'),
  annualRateBp: 388,
  dayCount: 'ACT/360',
  startDate: '2026-03-02',
  dueDate: '2026-03-30',
  initialLtvBp: 9_751,
  marginCallLtvBp: 9_852,
  liquidationLtvBp: 9_953,
  haircutBp: 0,
  debtorClass: 'small',
  recourse: false,
} as const satisfies DealTerms;

export const voucherExposure = (financingId: string, outstanding: string): object => ({
  financingId,
  instrument: 'voucher-discounting',
  debtorClass: voucherDeal.debtorClass,
  principal: voucherDeal.principal,
  outstanding: cny(outstanding),
  startDate: voucherDeal.startDate,
  dueDate: voucherDeal.dueDate,
});
