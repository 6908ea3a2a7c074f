/** Rules that several steps of a receipt share. Pure. */
import type { Attestation, Hold } from '../asset/records.ts';
import { isFrozen } from '../asset/store.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { instantMs, type Party, sameParty } from '../kernel/identifiers.ts';
import type { Opening } from '../kernel/opening.ts';
import { opens } from '../kernel/terms.ts';
import type { Lien } from '../lien/records.ts';
import { type Consortium, expiryAllowed } from '../membership/consortium.ts';
import type { Order, Receipt } from './records.ts';
import type { GoodsTerms } from './terms.ts';

export const notFound = refuse('RECEIPT_NOT_FOUND', { pointer: '/input/receiptId' });

export const checkStatus = (
  receipt: Receipt,
  status: Receipt['status'],
): Refusal<'RECEIPT_STATUS_WRONG'> | undefined =>
  receipt.status === status ? undefined : refuse('RECEIPT_STATUS_WRONG', { expected: status });

export const checkController = (
  receipt: Receipt,
  party: Party,
): Refusal<'RECEIPT_NOT_CONTROLLED'> | undefined =>
  sameParty(receipt.controller, party) ? undefined : refuse('RECEIPT_NOT_CONTROLLED');

export const checkWarehouse = (receipt: Receipt, mspId: string): Refusal<'NOT_THE_WAREHOUSE'> | undefined =>
  receipt.warehouse === mspId ? undefined : refuse('NOT_THE_WAREHOUSE');

export const checkThaw = (holds: readonly Hold[]): Refusal<'ASSET_FROZEN'> | undefined =>
  isFrozen(holds) ? refuse('ASSET_FROZEN') : undefined;

/** No lien record at all, not even a lapsed one: what leaves the warehouse must be free. */
export const checkFree = (liens: readonly Lien[]): Refusal<'ASSET_ENCUMBERED'> | undefined =>
  liens.length === 0 ? undefined : refuse('ASSET_ENCUMBERED');

/** A new order or offer: its id is free and its expiry is within the consortium's bounds. */
export const checkNew = (
  taken: unknown,
  pointer: string,
  expiresAt: string,
  { now, consortium }: { now: number; consortium: Consortium },
): Refusal<'ID_TAKEN' | 'EXPIRY_INVALID'> | undefined => {
  if (taken !== undefined) return refuse('ID_TAKEN', { pointer });
  const fits = expiryAllowed(instantMs(expiresAt), now, consortium.settings.proposalDaysMax * 24);
  return fits ? undefined : refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' });
};

/** The order of this id, of one of these kinds, in this status and not expired. */
export const openOrder = (
  order: Order | undefined,
  kinds: readonly Order['kind'][],
  status: Order['status'],
  nowMs: number,
): Order | Refusal<'ORDER_NOT_FOUND' | 'ORDER_NOT_OPEN'> => {
  if (order === undefined || !kinds.includes(order.kind)) {
    return refuse('ORDER_NOT_FOUND', { pointer: '/input/orderId' });
  }
  if (order.status !== status) return refuse('ORDER_NOT_OPEN', { expected: status });
  return instantMs(order.expiresAt) > nowMs ? order : refuse('ORDER_NOT_OPEN', { expected: 'not expired' });
};

/** The receipt with a change, one version on. */
export const next = (receipt: Receipt, change: Partial<Receipt>): Receipt => ({
  ...receipt,
  ...change,
  version: receipt.version + 1,
});

/** The goods that the receipt commits to. */
export const checkGoods = (
  receipt: Receipt,
  goods: Opening<GoodsTerms>,
): Refusal<'TERMS_HASH_MISMATCH'> | undefined =>
  opens(goods, receipt.goodsHash) ? undefined : refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/goods' });

/** The inspection that the inspector attested. */
export const checkInspection = (
  attestation: Attestation | undefined,
  inspection: Opening<unknown>,
): Refusal<'TERMS_HASH_MISMATCH'> | undefined =>
  opens(inspection, attestation?.inspectionHash)
    ? undefined
    : refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/inspection' });
