/** A bank pays what it undertook, or gets back what it paid. Pure decisions. */
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { type Money, minorOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putExposure, putTerms } from '../kernel/terms.ts';
import { putReference } from '../financing/store.ts';
import { derived, opened } from '../letter-of-credit/openings.ts';
import { drawingExposure, reversedBalance } from './amounts.ts';
import type { Decided } from './decided.ts';
import {
  type payAtMaturity,
  payAtMaturityAct,
  type reverseDrawing,
  reverseDrawingAct,
} from './drawing-commands.ts';
import { balanceChanges, type DrawingFacts, referenceUsed } from './drawing.ts';
import { evidenceChanges, type FramedBank, frameOfBank, memberOf, senderTo, signers } from './frame.ts';
import { balanceHolders } from './holders.ts';
import type { Drawing } from './records.ts';
import { checkStopOrders, ordersInForce } from './stop-order.ts';
import { writeDrawing } from './store.ts';

const sameMoney = (one: Money, other: Money): boolean =>
  one.currency === other.currency && minorOf(one) === minorOf(other);

type Pay = Request<typeof payAtMaturity>;

const checkMaturityPayment = (
  facts: DrawingFacts,
  { presentation, drawing }: FramedBank,
  { openings, actor }: Pay,
): Refusal<(typeof payAtMaturity)['errors'][number]> | undefined => {
  const { undertaking, payment } = openings;
  const { amount, payableOn } = undertaking.terms;
  const orders = ordersInForce(facts.stopOrders, actor.mspId, presentation.id);
  const stopped = checkStopOrders(orders, openings.stopOrder, amount, payment.terms.amount);
  if (stopped !== undefined) return stopped;
  if (facts.used !== undefined) return referenceUsed;
  const terms = opened('undertaking', undertaking, drawing?.termsHash);
  if (isRefusal(terms)) return terms;
  if (!sameMoney(payment.terms.amount, amount)) {
    return refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' });
  }
  const of = { creditId: presentation.creditId, presentationId: presentation.id };
  const before = drawingExposure(drawing?.kind ?? 'deferred-payment', of, amount, payableOn);
  const exposed = derived('exposure', openings.exposure, { ...before, outstanding: false });
  return isRefusal(exposed) ? exposed : undefined;
};

export const decideMaturityPayment = (facts: DrawingFacts, request: Pay): Decided<typeof payAtMaturity> => {
  const { input, openings, actor, consortium, now } = request;
  const frame = frameOfBank(payAtMaturityAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const refused = checkMaturityPayment(facts, frame, request);
  if (refused !== undefined) return refused;
  const { presentation, act, role, drawing } = frame;
  const { id: presentationId, creditId } = presentation;
  const sender = senderTo(frame, role);
  const paid = { act, termsHash: hashOfOpening(openings.payment) };
  const settled: Drawing = {
    ...(drawing as Drawing),
    paid,
    ...(act.recorded ? {} : { exposureHash: hashOfOpening(openings.exposure) }),
  };
  return {
    changes: [
      writeDrawing(consortium, settled, false),
      putReference(actor.mspId, input.referenceToken, { usedFor: presentationId, at: instantOf(now) }),
      ...putTerms([actor.mspId, sender], presentationId, 'payment', openings.payment),
      ...(act.recorded ? [] : [putExposure(actor.mspId, presentationId, openings.exposure)]),
      ...evidenceChanges(frame, request),
    ],
    events: [event('presentation.settled.v1', { creditId, presentationId, as: role })],
    endorsers: signers(request, frame, [sender]),
  };
};

export const decideReversal = (
  facts: DrawingFacts,
  request: Request<typeof reverseDrawing>,
): Decided<typeof reverseDrawing> => {
  const { input, openings, actor, consortium } = request;
  const frame = frameOfBank(reverseDrawingAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, drawing, parties } = frame;
  const balance = opened('balance', openings.balance, facts.balance?.balanceHash);
  if (isRefusal(balance)) return balance;
  const { id: presentationId, creditId } = presentation;
  const newBalance = derived(
    'newBalance',
    openings.newBalance,
    reversedBalance(balance.terms, presentationId),
  );
  if (isRefusal(newBalance)) return newBalance;
  const holders = balanceHolders(frame.credit, facts.presentations, newBalance.terms);
  const reversed = { act, termsHash: hashOfOpening(openings.reason) };
  return {
    changes: [
      writeDrawing(consortium, { ...(drawing as Drawing), reversed }, false),
      ...putTerms([actor.mspId], presentationId, 'reason', openings.reason),
      ...balanceChanges(creditId, holders, newBalance),
      ...evidenceChanges(frame, request),
    ],
    events: [event('presentation.drawing-reversed.v1', { creditId, presentationId, as: role })],
    endorsers: signers(request, frame, [...holders, ...memberOf(parties, 'beneficiary')]),
  };
};
