/** What may be said about the goods behind a receipt: split, delivered. */
import { z } from 'zod';
import { Tokens } from '../fingerprint/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant } from '../kernel/identifiers.ts';
import { DeliveryTerms, GateOutTerms, GoodsTerms, ReleaseTerms } from './terms.ts';

const receiptId = idOf('receipt');
const orderId = idOf('order');
const ordered = { receiptId, orderId };
const nothingNew = { creates: {}, sections: {}, known: [] } as const;

export const orderSplit = defineCommand({
  name: 'OrderSplit',
  summary: 'The owner of an unencumbered receipt orders it to be split by whole units.',
  input: z.strictObject({ ...ordered, expiresAt: Instant }),
  path: '/warehouse-receipts/{receiptId}/splits',
  creates: { orderId: 'order' },
  sections: { goods: GoodsTerms, release: ReleaseTerms },
  known: ['goods'],
  roles: ['enterprise-officer'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'RECEIPT_NOT_CONTROLLED',
    'RECEIPT_STATUS_WRONG',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'TERMS_HASH_MISMATCH',
    'QUANTITY_MISMATCH',
    'ASSET_FROZEN',
    'ASSET_ENCUMBERED',
  ],
  events: ['warehouse-receipt.split-ordered.v1'],
});

export const splitReceipt = defineCommand({
  name: 'SplitReceipt',
  summary:
    'A keeper executes a split or release order: two receipts for one, the lien goes with the retained part.',
  input: z.strictObject({
    ...ordered,
    releasedId: receiptId,
    retainedId: receiptId,
    retainedLienId: idOf('lien'),
    releasedTokens: Tokens,
    retainedTokens: Tokens,
  }),
  path: '/warehouse-receipts/{receiptId}/splits/{orderId}/execution',
  creates: { releasedId: 'receipt', retainedId: 'receipt', retainedLienId: 'lien' },
  sections: {
    goods: GoodsTerms,
    release: ReleaseTerms,
    releasedGoods: GoodsTerms,
    retainedGoods: GoodsTerms,
  },
  known: ['goods', 'release'],
  roles: ['warehouse-keeper'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'NOT_THE_WAREHOUSE',
    'ORDER_NOT_FOUND',
    'ORDER_NOT_OPEN',
    'RECEIPT_STATUS_WRONG',
    'RECEIPT_NOT_CONTROLLED',
    'TERMS_HASH_MISMATCH',
    'ID_TAKEN',
    'QUANTITY_MISMATCH',
    'TOKENS_MISMATCH',
    'ASSET_FROZEN',
    'ASSET_UNDER_SUPPORTED',
    'ASSET_ENCUMBERED',
    'GOODS_ALREADY_RECEIPTED',
  ],
  events: ['warehouse-receipt.split.v1'],
});

export const orderDelivery = defineCommand({
  name: 'OrderDelivery',
  summary: 'The controller of an unencumbered receipt orders the goods out.',
  input: z.strictObject({ ...ordered, expiresAt: Instant }),
  path: '/warehouse-receipts/{receiptId}/deliveries',
  creates: { orderId: 'order' },
  sections: { delivery: DeliveryTerms },
  known: [],
  roles: ['enterprise-officer'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'RECEIPT_NOT_CONTROLLED',
    'RECEIPT_STATUS_WRONG',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'ASSET_FROZEN',
    'ASSET_ENCUMBERED',
  ],
  events: ['warehouse-receipt.delivery-ordered.v1'],
});

export const prepareDelivery = defineCommand({
  name: 'PrepareDelivery',
  summary: 'A keeper weighs the goods at the gate and records the vehicle.',
  input: z.strictObject(ordered),
  path: '/warehouse-receipts/{receiptId}/deliveries/{orderId}/gate-out',
  creates: {},
  sections: { goods: GoodsTerms, gateOut: GateOutTerms },
  known: ['goods'],
  roles: ['warehouse-keeper'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'NOT_THE_WAREHOUSE',
    'ORDER_NOT_FOUND',
    'ORDER_NOT_OPEN',
    'RECEIPT_STATUS_WRONG',
    'RECEIPT_NOT_CONTROLLED',
    'TERMS_HASH_MISMATCH',
    'QUANTITY_MISMATCH',
    'ASSET_FROZEN',
    'ASSET_ENCUMBERED',
  ],
  events: ['warehouse-receipt.delivery-prepared.v1'],
});

export const confirmDelivery = defineCommand({
  name: 'ConfirmDelivery',
  summary: 'A second keeper lets the goods go; the receipt is surrendered.',
  input: z.strictObject(ordered),
  path: '/warehouse-receipts/{receiptId}/deliveries/{orderId}/confirmation',
  ...nothingNew,
  roles: ['warehouse-keeper'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'NOT_THE_WAREHOUSE',
    'ORDER_NOT_FOUND',
    'ORDER_NOT_OPEN',
    'SAME_PERSON',
    'RECEIPT_STATUS_WRONG',
    'RECEIPT_NOT_CONTROLLED',
    'ASSET_FROZEN',
    'ASSET_ENCUMBERED',
  ],
  events: ['warehouse-receipt.delivered.v1'],
});
