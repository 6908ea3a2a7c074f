/** A bank pays what it undertook. Pure decisions. */
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { type Money, minorOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { putReference } from '../financing/store.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { opened } from '../letter-of-credit/openings.ts';
import type { Decided } from './decided.ts';
import { type payAtMaturity, payAtMaturityAct } from './drawing-commands.ts';
import { type DrawingFacts, referenceUsed } from './drawing.ts';
import { evidenceChanges, type FramedBank, frameOfBank, senderTo, signers } from './frame.ts';
import { type PaidTo, paidToOf } from './paid-to.ts';
import type { Drawing } from './records.ts';
import { checkStopOrders, ordersInForce } from './stop-order.ts';
import { writeDrawing } from './store.ts';

const sameMoney = (one: Money, other: Money): boolean =>
  one.currency === other.currency && minorOf(one) === minorOf(other);

type Pay = Request<typeof payAtMaturity>;

/** Whom the bank pays, where it may pay. */
const checkMaturityPayment = (
  facts: DrawingFacts,
  frame: FramedBank,
  { input, openings, actor }: Pay,
): PaidTo | Refusal<(typeof payAtMaturity)['errors'][number]> => {
  const { presentation, drawing } = frame;
  const { undertaking, payment } = openings;
  const { amount } = undertaking.terms;
  const orders = ordersInForce(facts.stopOrders, actor.mspId, presentation.id);
  const stopped = checkStopOrders(orders, openings.stopOrder, amount, payment.terms.amount);
  if (stopped !== undefined) return stopped;
  if (facts.used !== undefined) return referenceUsed;
  const paidTo = paidToOf(facts, frame, input.paidTo);
  if (isRefusal(paidTo)) return paidTo;
  const terms = opened('undertaking', undertaking, drawing?.termsHash);
  if (isRefusal(terms)) return terms;
  if (!sameMoney(payment.terms.amount, amount)) {
    return refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' });
  }
  return paidTo;
};

export const decideMaturityPayment = (facts: DrawingFacts, request: Pay): Decided<typeof payAtMaturity> => {
  const { input, openings, actor, consortium, now } = request;
  const frame = frameOfBank(payAtMaturityAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const paidTo = checkMaturityPayment(facts, frame, request);
  if (isRefusal(paidTo)) return paidTo;
  const { presentation, role, act, drawing } = frame;
  const { id: presentationId, creditId } = presentation;
  const told = [senderTo(frame, role), ...paidTo.map(({ party }) => memberBehind(party))];
  const paid = { act, termsHash: hashOfOpening(openings.payment) };
  const settled: Drawing = { ...(drawing as Drawing), paid, paidTo };
  return {
    changes: [
      writeDrawing(consortium, settled, false),
      putReference(actor.mspId, input.referenceToken, { usedFor: presentationId, at: instantOf(now) }),
      ...putTerms([actor.mspId, ...told], presentationId, 'payment', openings.payment),
      ...evidenceChanges(frame, request),
    ],
    events: [event('presentation.settled.v1', { creditId, presentationId, as: role })],
    endorsers: signers(request, frame, told),
  };
};
