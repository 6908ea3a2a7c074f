/**
 * Whose step it is, in which status a sale must be, and what the step makes of it: declared once, for the guard and for
 * the published table.
 */
import type { Forfaiting, ForfaitingStatus } from './records.ts';

export interface ForfaitingStep {
  readonly command: string;
  readonly by: 'seller' | 'buyer' | 'either' | 'obligor';
  readonly from: readonly ForfaitingStatus[];
  readonly to: ForfaitingStatus;
  /** What the step belongs to, where it is not a step of all. */
  readonly of?: readonly Forfaiting['kind'][];
  /** The same under both profiles: a claim is sold by agreement and passes by the law of assignment. */
  readonly article: string;
}

/** Trades between members: the buyer acts itself. */
const between = ['sale', 'repurchase'] as const;
const agreement = 'Between seller and buyer';
const assignment = 'UCP 600 art. 39; Civil Code art. 545';
const debtorNotice = 'UCP 600 art. 39; Civil Code art. 546';

const defineStep = <const S extends ForfaitingStep>(step: S): S => step;

export const quoting = defineStep({
  command: 'QuoteForfaiting',
  by: 'buyer',
  from: ['enquired'],
  to: 'quoted',
  article: agreement,
});
export const withdrawing = defineStep({
  command: 'WithdrawForfaiting',
  by: 'either',
  from: ['enquired', 'quoted'],
  to: 'withdrawn',
  article: agreement,
});
export const accepting = defineStep({
  command: 'AcceptForfaitingQuote',
  by: 'seller',
  from: ['quoted'],
  to: 'accepted',
  article: assignment,
});
export const confirmingSale = defineStep({
  command: 'ConfirmForfaitingSale',
  by: 'seller',
  from: ['accepted'],
  to: 'sale-confirmed',
  article: assignment,
});
export const confirmingPurchase = defineStep({
  command: 'ConfirmForfaitingPurchase',
  by: 'buyer',
  from: ['sale-confirmed'],
  to: 'confirmed',
  article: assignment,
});
export const notifying = defineStep({
  command: 'NotifyForfaiting',
  by: 'seller',
  from: ['confirmed'],
  to: 'notified',
  article: debtorNotice,
});
export const acknowledging = defineStep({
  command: 'AcknowledgeForfaiting',
  by: 'obligor',
  from: ['notified'],
  to: 'acknowledged',
  article: debtorNotice,
});
export const paying = defineStep({
  command: 'PayForfaiting',
  by: 'buyer',
  from: ['acknowledged'],
  to: 'paid',
  of: between,
  article: assignment,
});
export const settling = defineStep({
  command: 'SettleForfaiting',
  by: 'seller',
  from: ['paid'],
  to: 'settled',
  article: assignment,
});
export const failing = defineStep({
  command: 'FailForfaiting',
  by: 'either',
  from: ['accepted', 'sale-confirmed', 'confirmed', 'notified', 'acknowledged', 'paid'],
  to: 'failed',
  of: between,
  article: agreement,
});
/** The sale stays settled: what goes back is a trade of its own. */
export const demandingRepurchase = defineStep({
  command: 'DemandRepurchase',
  by: 'buyer',
  from: ['settled'],
  to: 'settled',
  of: ['sale'],
  article: agreement,
});

/** Of a sale to an outsider: the funds arrived, the obligor having acknowledged itself or in a paper of its own. */
export const settlingOutside = defineStep({
  command: 'RecordOutsideSettlement',
  by: 'seller',
  from: ['confirmed', 'acknowledged'],
  to: 'settled',
  of: ['outside-sale'],
  article: assignment,
});
export const withdrawingOutside = defineStep({
  command: 'WithdrawOutsideSale',
  by: 'seller',
  from: ['confirmed', 'notified', 'acknowledged'],
  to: 'failed',
  of: ['outside-sale'],
  article: agreement,
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
  demandingRepurchase,
  settlingOutside,
  withdrawingOutside,
];
