/**
 * A court's order to stop payment binds the bank on which it was served, and no other. It blocks payment and
 * negotiation of what it covers; examination, notices and undertakings go on. Pure decisions.
 */
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { type Money, minorOf } from '../kernel/money.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import type { z } from 'zod';
import { checkAct } from '../letter-of-credit/act.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import type { Decided } from './decided.ts';
import {
  type changeStopOrder,
  changeStopOrderAct,
  type declareInstalmentLapsed,
  declareInstalmentLapsedAct,
  type recordStopOrder,
  recordStopOrderAct,
} from './stop-order-commands.ts';
import type { InstalmentLapse, StopOrder } from './records.ts';
import { putInstalmentLapse, writeStopOrder } from './store.ts';
import type { StopOrderTerms } from './terms.ts';

/** Orders in force on this bank that cover the presentation. */
export const ordersInForce = (
  orders: readonly StopOrder[],
  mspId: string,
  presentationId: string,
): readonly StopOrder[] =>
  orders.filter(
    ({ act, kind, presentationId: covered }) =>
      act.by.mspId === mspId && kind !== 'lifted' && (covered === undefined || covered === presentationId),
  );

/** Whether the payment leaves less unpaid than the order covers. */
const touches = (order: Opening<z.output<typeof StopOrderTerms>>, due: Money, paid: Money): boolean => {
  const { amount } = order.terms;
  if (amount === undefined || amount.currency !== due.currency) return true;
  return minorOf(paid) > minorOf(due) - minorOf(amount);
};

/** Of `due`, the bank wants to pay `paid`; an order on a part is brought along, two of them stop everything. */
export const checkStopOrders = (
  orders: readonly StopOrder[],
  brought: Opening<z.output<typeof StopOrderTerms>> | undefined,
  due: Money,
  paid: Money,
): Refusal<'STOP_ORDER_IN_FORCE'> | undefined => {
  const [order, another] = orders;
  if (order === undefined) return undefined;
  const isPart = another === undefined && order.covers === 'part';
  const isFree =
    isPart && brought !== undefined && opens(brought, order.termsHash) && !touches(brought, due, paid);
  return isFree ? undefined : refuse('STOP_ORDER_IN_FORCE');
};

export interface StopOrderFacts {
  readonly credit: Credit | undefined;
  readonly order: StopOrder | undefined;
}

const amountFits = (covers: StopOrder['covers'], { amount }: z.output<typeof StopOrderTerms>): boolean =>
  (covers === 'part') === (amount !== undefined);

export const decideStopOrder = (
  { credit: loaded, order: taken }: StopOrderFacts,
  { input, openings, actor, consortium, now }: Request<typeof recordStopOrder>,
): Decided<typeof recordStopOrder> => {
  const { evidence, stopOrder } = openings;
  const allowed = checkAct(recordStopOrderAct, { credit: loaded, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  if (taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/stopOrderId' });
  if (!amountFits(input.covers, stopOrder.terms)) {
    return refuse('AMOUNT_MISMATCH', { pointer: '/terms/stopOrder/amount' });
  }
  const { creditId, stopOrderId: id, kind, covers, presentationId } = input;
  const order: StopOrder = {
    id,
    creditId,
    ...(presentationId === undefined ? {} : { presentationId }),
    kind,
    covers,
    act,
    termsHash: hashOfOpening(stopOrder),
  };
  return {
    changes: [
      writeStopOrder(consortium, order, true),
      ...putTerms([actor.mspId], id, 'stopOrder', stopOrder),
      ...evidenceOf(act, id, evidence),
    ],
    events: [event('stop-order.recorded.v1', { creditId, stopOrderId: id, kind })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId),
  };
};

export const decideStopOrderChange = (
  { credit: loaded, order }: StopOrderFacts,
  { input, openings, actor, consortium, now }: Request<typeof changeStopOrder>,
): Decided<typeof changeStopOrder> => {
  const { evidence, stopOrder } = openings;
  const allowed = checkAct(changeStopOrderAct, { credit: loaded, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  if (order?.act.by.mspId !== actor.mspId) {
    return refuse('STOP_ORDER_NOT_FOUND', { pointer: '/input/stopOrderId' });
  }
  if (order.kind === 'lifted') return refuse('STATE_WRONG', { expected: 'an order in force' });
  if (!amountFits(order.covers, stopOrder.terms)) {
    return refuse('AMOUNT_MISMATCH', { pointer: '/terms/stopOrder/amount' });
  }
  const { id, creditId } = order;
  return {
    changes: [
      writeStopOrder(
        consortium,
        { ...order, kind: input.kind, termsHash: hashOfOpening(stopOrder), changed: act },
        false,
      ),
      ...putTerms([actor.mspId], id, 'stopOrder', stopOrder),
      ...evidenceOf(act, id, evidence),
    ],
    events: [event('stop-order.changed.v1', { creditId, stopOrderId: id, kind: input.kind })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId),
  };
};

export interface LapseFacts {
  readonly credit: Credit | undefined;
  readonly lapse: InstalmentLapse | undefined;
}

export const decideInstalmentLapse = (
  { credit: loaded, lapse }: LapseFacts,
  { input, openings, actor, consortium, now }: Request<typeof declareInstalmentLapsed>,
): Decided<typeof declareInstalmentLapsed> => {
  const { evidence, reason } = openings;
  const allowed = checkAct(declareInstalmentLapsedAct, { credit: loaded, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  if (lapse !== undefined) return refuse('INSTALMENT_LAPSED', { article });
  const { creditId, from } = input;
  return {
    changes: [
      putInstalmentLapse(consortium, { creditId, from, act, termsHash: hashOfOpening(reason) }),
      ...putTerms([actor.mspId], creditId, 'reason', reason),
      ...evidenceOf(act, creditId, evidence),
    ],
    events: [event('letter-of-credit.instalment-lapsed.v1', { creditId, from })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId),
  };
};
