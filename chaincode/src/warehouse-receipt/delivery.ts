/** Goods leave only on the controller's order, past two keepers. Pure decisions. */
import { wholeParts } from '../asset/records.ts';
import { close } from '../fingerprint/machine.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { peersOf } from '../membership/consortium.ts';
import {
  checkController,
  checkFree,
  checkGoods,
  checkNew,
  checkStatus,
  checkThaw,
  checkWarehouse,
  next,
  notFound,
  openOrder,
} from './checks.ts';
import type { confirmDelivery, orderDelivery, prepareDelivery } from './goods-commands.ts';
import type { Order } from './records.ts';
import { putOrder, updateOrder, updateReceipt } from './store.ts';
import type { ExecutionFacts, OrderFacts } from './transfer.ts';

export const decideDeliveryOrder = (
  { receipt, taken, holds, liens }: OrderFacts,
  request: Request<typeof orderDelivery>,
): Outcome<'warehouse-receipt.delivery-ordered.v1'> | Refusal<(typeof orderDelivery)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  const { input, openings, actor, consortium } = request;
  const refused =
    checkController(receipt, actor.party) ??
    checkStatus(receipt, 'issued') ??
    checkNew(taken, '/input/orderId', input.expiresAt, request) ??
    checkThaw(holds) ??
    checkFree(liens);
  if (refused !== undefined) return refused;
  const order: Order = {
    id: input.orderId,
    receiptId: receipt.id,
    kind: 'delivery',
    status: 'ordered',
    by: actor.party,
    person: actor.enrolmentId,
    termsHash: hashOfOpening(openings.delivery),
    expiresAt: input.expiresAt,
  };
  return {
    changes: [
      putOrder(consortium, order),
      ...putTerms([actor.mspId, receipt.warehouse], order.id, 'delivery', openings.delivery),
    ],
    events: [event('warehouse-receipt.delivery-ordered.v1', { receiptId: receipt.id, orderId: order.id })],
    endorsers: peersOf(consortium, actor.mspId, receipt.warehouse),
  };
};

/** What the scale must show: the receipted weight, less what was lost by the facts, to the kilogram. */
const weighsWhatRemains = (weighed: number, receipted: number, effective: bigint): boolean => {
  const difference = BigInt(weighed) * wholeParts - BigInt(receipted) * effective;
  return difference < wholeParts && -difference < wholeParts;
};

export const decidePreparation = (
  { receipt, order, holds, liens, effective }: ExecutionFacts & { readonly effective: bigint },
  { openings, actor, consortium, now }: Request<typeof prepareDelivery>,
):
  Outcome<'warehouse-receipt.delivery-prepared.v1'> | Refusal<(typeof prepareDelivery)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  const foreign = checkWarehouse(receipt, actor.mspId);
  if (foreign !== undefined) return foreign;
  const open = openOrder(order, ['delivery'], 'ordered', now);
  if (isRefusal(open)) return open;
  const { weighedNet } = openings.gateOut.terms;
  const complete = weighsWhatRemains(weighedNet.value, openings.goods.terms.net.value, effective);
  const refused = firstRefusal<Refusal<(typeof prepareDelivery)['errors'][number]>>(
    checkStatus(receipt, 'issued'),
    checkController(receipt, open.by),
    checkGoods(receipt, openings.goods),
    unless(complete, refuse('QUANTITY_MISMATCH', { pointer: '/terms/gateOut/weighedNet' })),
    checkThaw(holds),
    checkFree(liens),
  );
  if (refused !== undefined) return refused;
  const gateOutHash = hashOfOpening(openings.gateOut);
  return {
    changes: [
      updateOrder({ ...open, status: 'prepared', person: actor.enrolmentId, gateOutHash }),
      ...putTerms([actor.mspId, open.by.mspId], open.id, 'gate-out', openings.gateOut),
    ],
    events: [event('warehouse-receipt.delivery-prepared.v1', { receiptId: receipt.id, orderId: open.id })],
    endorsers: peersOf(consortium, actor.mspId, open.by.mspId),
  };
};

export const decideDelivery = (
  { receipt, order, holds, liens }: ExecutionFacts,
  { actor, consortium, now }: Request<typeof confirmDelivery>,
): Outcome<'warehouse-receipt.delivered.v1'> | Refusal<(typeof confirmDelivery)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  const foreign = checkWarehouse(receipt, actor.mspId);
  if (foreign !== undefined) return foreign;
  const open = openOrder(order, ['delivery'], 'prepared', now);
  if (isRefusal(open)) return open;
  const refused =
    (open.person === actor.enrolmentId ? refuse('SAME_PERSON') : undefined) ??
    checkStatus(receipt, 'issued') ??
    checkController(receipt, open.by) ??
    checkThaw(holds) ??
    checkFree(liens);
  if (refused !== undefined) return refused;
  return {
    changes: [
      updateReceipt(next(receipt, { status: 'delivered' })),
      updateOrder({ ...open, status: 'executed', person: actor.enrolmentId }),
      ...close(receipt.tokens, receipt.id, receipt.rootId),
    ],
    events: [event('warehouse-receipt.delivered.v1', { receiptId: receipt.id, orderId: open.id })],
    endorsers: peersOf(consortium, actor.mspId, open.by.mspId),
  };
};
