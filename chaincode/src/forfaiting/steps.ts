/**
 * Whose step it is, in which status a sale must be, and what the step makes of it: declared once, for the guard and for
 * the published table.
 */
import type { ForfaitingStatus } from './records.ts';

export interface ForfaitingStep {
  readonly command: string;
  readonly by: 'seller' | 'buyer' | 'either' | 'obligor';
  readonly from: readonly ForfaitingStatus[];
  readonly to: ForfaitingStatus;
}

const defineStep = <const S extends ForfaitingStep>(step: S): S => step;

export const quoting = defineStep({
  command: 'QuoteForfaiting',
  by: 'buyer',
  from: ['enquired'],
  to: 'quoted',
});
export const withdrawing = defineStep({
  command: 'WithdrawForfaiting',
  by: 'either',
  from: ['enquired', 'quoted'],
  to: 'withdrawn',
});
export const accepting = defineStep({
  command: 'AcceptForfaitingQuote',
  by: 'seller',
  from: ['quoted'],
  to: 'accepted',
});
export const confirmingSale = defineStep({
  command: 'ConfirmForfaitingSale',
  by: 'seller',
  from: ['accepted'],
  to: 'sale-confirmed',
});
export const confirmingPurchase = defineStep({
  command: 'ConfirmForfaitingPurchase',
  by: 'buyer',
  from: ['sale-confirmed'],
  to: 'confirmed',
});
export const notifying = defineStep({
  command: 'NotifyForfaiting',
  by: 'seller',
  from: ['confirmed'],
  to: 'notified',
});
export const acknowledging = defineStep({
  command: 'AcknowledgeForfaiting',
  by: 'obligor',
  from: ['notified'],
  to: 'acknowledged',
});
export const paying = defineStep({
  command: 'PayForfaiting',
  by: 'buyer',
  from: ['acknowledged'],
  to: 'paid',
});
export const settling = defineStep({
  command: 'SettleForfaiting',
  by: 'seller',
  from: ['paid'],
  to: 'settled',
});
export const failing = defineStep({
  command: 'FailForfaiting',
  by: 'either',
  from: ['accepted', 'sale-confirmed', 'confirmed', 'notified', 'acknowledged', 'paid'],
  to: 'failed',
});

/** In the order of a sale's life. */
export const forfaitingSteps: readonly ForfaitingStep[] = [
  quoting,
  withdrawing,
  accepting,
  confirmingSale,
  confirmingPurchase,
  notifying,
  acknowledging,
  paying,
  settling,
  failing,
];
