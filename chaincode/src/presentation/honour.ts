/** A bank pays at sight or undertakes to pay on a fixed date. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal } from '../kernel/errors.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { putReference } from '../financing/store.ts';
import type { Decided } from './decided.ts';
import {
  type acceptDraft,
  acceptDraftAct,
  type confirmMaturity,
  confirmMaturityAct,
  type honourPresentation,
  honourPresentationAct,
  type incurDeferredPayment,
  incurDeferredPaymentAct,
} from './drawing-commands.ts';
import {
  checkDrawing,
  type DrawingFacts,
  drawingOutcome,
  type DrawRefusal,
  precluded,
  referenceUsed,
} from './drawing.ts';
import { type FramedBank, frameOfBank } from './frame.ts';
import { paidToOf } from './paid-to.ts';
import type { Drawing } from './records.ts';
import { checkStopOrders, ordersInForce } from './stop-order.ts';

export const decideHonour = (
  facts: DrawingFacts,
  request: Request<typeof honourPresentation>,
): Decided<typeof honourPresentation> => {
  const { input, openings, actor, now } = request;
  const frame = frameOfBank(honourPresentationAct, facts, request, input, precluded(now));
  if (isRefusal(frame)) return frame;
  const presentationId = frame.presentation.id;
  const { amount, paidOn } = openings.payment.terms;
  const stopped = checkStopOrders(
    ordersInForce(facts.stopOrders, actor.mspId, presentationId),
    openings.stopOrder,
    openings.presentation.terms.amountClaimed,
    amount,
  );
  if (stopped !== undefined) return stopped;
  if (facts.used !== undefined) return referenceUsed;
  const paidTo = paidToOf(facts, frame, input.paidTo);
  if (isRefusal(paidTo)) return paidTo;
  const drawn = { kind: 'sight-payment', amount, dueOn: paidOn } as const;
  const refused = checkDrawing(frame, request, drawn);
  if (refused !== undefined) return refused;
  const section = { name: 'payment', opening: openings.payment, paidTo } as const;
  const outcome = drawingOutcome(facts, frame, request, drawn, section, 'presentation.honoured.v1');
  const use = putReference(actor.mspId, input.referenceToken, {
    usedFor: presentationId,
    at: instantOf(now),
  });
  return { ...outcome, changes: [...outcome.changes, use] };
};

type Undertake =
  Request<typeof incurDeferredPayment> | Request<typeof acceptDraft> | Request<typeof confirmMaturity>;

const decideUndertaking = (
  facts: DrawingFacts,
  request: Undertake,
  frame: FramedBank,
  kind: Drawing['kind'],
): Outcome<'presentation.undertaken.v1'> | DrawRefusal => {
  const { undertaking } = request.openings;
  const { amount, payableOn } = undertaking.terms;
  const drawn = { kind, amount, dueOn: payableOn };
  const refused = checkDrawing(frame, request, drawn);
  if (refused !== undefined) return refused;
  const section = { name: 'undertaking', opening: undertaking } as const;
  return drawingOutcome(facts, frame, request, drawn, section, 'presentation.undertaken.v1');
};

export const decideDeferredPayment = (
  facts: DrawingFacts,
  request: Request<typeof incurDeferredPayment>,
): Decided<typeof incurDeferredPayment> => {
  const frame = frameOfBank(incurDeferredPaymentAct, facts, request, request.input, precluded(request.now));
  return isRefusal(frame) ? frame : decideUndertaking(facts, request, frame, 'deferred-payment');
};

export const decideAcceptance = (
  facts: DrawingFacts,
  request: Request<typeof acceptDraft>,
): Decided<typeof acceptDraft> => {
  const frame = frameOfBank(acceptDraftAct, facts, request, request.input, precluded(request.now));
  return isRefusal(frame) ? frame : decideUndertaking(facts, request, frame, 'acceptance');
};

export const decideMaturityConfirmation = (
  facts: DrawingFacts,
  request: Request<typeof confirmMaturity>,
): Decided<typeof confirmMaturity> => {
  const frame = frameOfBank(confirmMaturityAct, facts, request, request.input, precluded(request.now));
  return isRefusal(frame) ? frame : decideUndertaking(facts, request, frame, 'maturity-confirmation');
};
