/** Indorsement of a free receipt to another owner, countersigned by the warehouse. Pure decisions. */
import type { Attestation, Hold } from '../asset/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { putTerms } from '../kernel/terms.ts';
import type { Lien } from '../lien/records.ts';
import { peersOf } from '../membership/consortium.ts';
import {
  checkController,
  checkFree,
  checkGoods,
  checkInspection,
  checkNew,
  checkStatus,
  checkThaw,
  checkWarehouse,
  next,
  notFound,
  openOrder,
} from './checks.ts';
import type { acknowledgeTransfer, orderTransfer } from './commands.ts';
import type { Order, Receipt } from './records.ts';
import { moveReceipt, putOrder, updateOrder } from './store.ts';

export interface OrderFacts {
  readonly receipt: Receipt | undefined;
  readonly taken: Order | undefined;
  readonly holds: readonly Hold[];
  readonly liens: readonly Lien[];
}

export interface TransferFacts extends OrderFacts {
  readonly attestation: Attestation | undefined;
  readonly transfereeIsActive: boolean;
}

export const decideTransferOrder = (
  { receipt, taken, holds, liens, attestation, transfereeIsActive }: TransferFacts,
  request: Request<typeof orderTransfer>,
): Outcome<'warehouse-receipt.transfer-ordered.v1'> | Refusal<(typeof orderTransfer)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  const { input, openings, actor, consortium } = request;
  const refused = firstRefusal<Refusal<(typeof orderTransfer)['errors'][number]>>(
    checkController(receipt, actor.party),
    checkStatus(receipt, 'issued'),
    unless(transfereeIsActive, refuse('PARTY_UNKNOWN', { pointer: '/input/transferee' })),
    checkNew(taken, '/input/orderId', input.expiresAt, request),
    checkGoods(receipt, openings.goods),
    checkInspection(attestation, openings.inspection),
    checkThaw(holds),
    checkFree(liens),
  );
  if (refused !== undefined) return refused;
  const order: Order = {
    id: input.orderId,
    receiptId: receipt.id,
    kind: 'transfer',
    status: 'ordered',
    by: actor.party,
    person: actor.enrolmentId,
    transferee: input.transferee,
    expiresAt: input.expiresAt,
  };
  return {
    changes: [
      putOrder(consortium, order),
      // Without the inspection the new owner could offer the receipt to no bank.
      ...putTerms([input.transferee.mspId], receipt.id, 'goods', openings.goods),
      ...putTerms([input.transferee.mspId], receipt.rootId, 'inspection', openings.inspection),
    ],
    events: [event('warehouse-receipt.transfer-ordered.v1', { receiptId: receipt.id, orderId: order.id })],
    endorsers: peersOf(consortium, actor.mspId, receipt.warehouse, input.transferee.mspId),
  };
};

export interface ExecutionFacts {
  readonly receipt: Receipt | undefined;
  readonly order: Order | undefined;
  readonly holds: readonly Hold[];
  readonly liens: readonly Lien[];
}

export const decideTransfer = (
  { receipt, order, holds, liens }: ExecutionFacts,
  { actor, consortium, now }: Request<typeof acknowledgeTransfer>,
): Outcome<'warehouse-receipt.transferred.v1'> | Refusal<(typeof acknowledgeTransfer)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  const foreign = checkWarehouse(receipt, actor.mspId);
  if (foreign !== undefined) return foreign;
  const open = openOrder(order, ['transfer'], 'ordered', now);
  if (isRefusal(open)) return open;
  const { transferee } = open;
  if (transferee === undefined) return refuse('ORDER_NOT_FOUND');
  const refused =
    checkStatus(receipt, 'issued') ??
    checkController(receipt, open.by) ??
    checkThaw(holds) ??
    checkFree(liens);
  if (refused !== undefined) return refused;
  return {
    changes: [
      moveReceipt(consortium, receipt, next(receipt, { title: transferee, controller: transferee })),
      updateOrder({ ...open, status: 'executed', person: actor.enrolmentId }),
    ],
    events: [event('warehouse-receipt.transferred.v1', { receiptId: receipt.id, orderId: open.id })],
    endorsers: peersOf(consortium, actor.mspId, open.by.mspId),
  };
};
