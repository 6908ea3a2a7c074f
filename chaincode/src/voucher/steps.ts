/**
 * Whose step it is and in which status a voucher must be: declared once, for the guards and for the published table.
 */
import type { ErrorCode } from '../kernel/errors.ts';
import type { VoucherStatus } from './records.ts';

export interface VoucherStep {
  readonly command: string;
  readonly by: string;
  /** The answer to anybody else; absent where any bank with the terms in hand may do it. */
  readonly others?: ErrorCode;
  /** Statuses in which it is allowed; in all others `VOUCHER_STATUS_WRONG`. */
  readonly from: readonly VoucherStatus[];
}

const defineStep = <const S extends VoucherStep>(step: S): S => step;
const ofHolder = { by: 'holder', others: 'NOT_THE_CONTROLLER', from: ['accepted'] } as const;

export const accepting = defineStep({
  command: 'AcceptVoucher',
  by: 'debtor',
  others: 'NOT_THE_DEBTOR',
  from: ['proposed'],
});
export const requestingGuarantee = defineStep({
  command: 'RequestGuarantee',
  by: 'debtor, holder',
  others: 'NOT_THE_DEBTOR',
  from: ['accepted'],
});
export const guaranteeing = defineStep({
  command: 'GuaranteeVoucher',
  by: 'a bank with the terms',
  from: ['accepted'],
});
export const splitting = defineStep({ command: 'SplitVoucher', ...ofHolder });
export const proposingTransfer = defineStep({ command: 'ProposeVoucherTransfer', ...ofHolder });
export const takingTransfer = defineStep({
  command: 'AcceptVoucherTransfer',
  by: 'transferee',
  others: 'TRANSFER_NOT_FOUND',
  from: ['accepted'],
});
export const offering = defineStep({ command: 'OfferVoucher', ...ofHolder });
export const redeeming = defineStep({
  command: 'RedeemVoucher',
  by: 'paying bank',
  others: 'NOT_THE_PAYING_BANK',
  from: ['accepted', 'defaulted'],
});
export const payingAsGuarantor = defineStep({
  command: 'PayGuarantee',
  by: 'guarantor',
  others: 'NOT_THE_GUARANTOR',
  from: ['defaulted'],
});
export const defaulting = defineStep({
  command: 'RecordVoucherDefault',
  by: 'paying bank',
  others: 'NOT_THE_PAYING_BANK',
  from: ['accepted'],
});

/** In the order of a voucher's life. */
export const voucherSteps: readonly VoucherStep[] = [
  accepting,
  requestingGuarantee,
  guaranteeing,
  splitting,
  proposingTransfer,
  takingTransfer,
  offering,
  redeeming,
  defaulting,
  payingAsGuarantor,
];
