/** A nominated bank buys drafts or documents. Pure decisions. */
import { isSameParty } from '../credit-proceeds/holder.ts';
import { putHolding } from '../credit-proceeds/store.ts';
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import type { CreditTerms } from '../letter-of-credit/terms.ts';
import type { Decided } from './decided.ts';
import { type negotiatePresentation, negotiatePresentationAct } from './drawing-commands.ts';
import {
  checkDrawing,
  checkTerms,
  type DrawingFacts,
  drawingOutcome,
  precluded,
  undecided,
} from './drawing.ts';
import type { KnownFacts } from './facts.ts';
import { type FramedBank, frameOfBank } from './frame.ts';
import type { DocumentBank } from './records.ts';
import { boughtClaims } from './purchase.ts';
import type { BankState } from './standing.ts';
import { checkStopOrders, ordersInForce } from './stop-order.ts';

/** Domestic credits: once another bank has confirmed the maturity, documents can be negotiated whatever their state. */
const negotiable =
  (now: number) =>
  (state: BankState, facts: KnownFacts, role: DocumentBank): string => {
    const isConfirmed =
      facts.credit?.profile === 'CN-DLC-2016' &&
      facts.drawings.some(({ kind, paid }) => kind === 'maturity-confirmation' && paid === undefined);
    const isOpen = undecided.includes(state) || state === 'sent' || state === 'not-sent';
    return isOpen && isConfirmed ? 'maturity-confirmed' : precluded(now)(state, facts, role);
  };

type Negotiate = Request<typeof negotiatePresentation>;

/** A confirming bank negotiates without recourse; domestic credits ask for a written agreement on it. */
const checkRecourse = (
  { role, credit, article }: FramedBank,
  { openings }: Negotiate,
): Refusal<'RECOURSE_NOT_AGREED'> | undefined => {
  const { recourse, recourseAgreement } = openings.negotiation.terms;
  if (role === 'confirmingBank' && recourse === 'with') {
    return refuse('RECOURSE_NOT_AGREED', { pointer: '/terms/negotiation/recourse', article });
  }
  return credit.profile === 'CN-DLC-2016' && recourseAgreement === undefined
    ? refuse('RECOURSE_NOT_AGREED', { pointer: '/terms/negotiation/recourseAgreement', article })
    : undefined;
};

const isNegotiable = ({ availability, negotiation, profile }: CreditTerms): boolean =>
  profile === 'CN-DLC-2016'
    ? negotiation !== undefined
    : ['negotiation', 'mixed-payment'].includes(availability.by);

export interface NegotiationFacts extends DrawingFacts {
  /** The credit itself, or the one of which it was transferred: that names who may negotiate. */
  readonly original: Credit | undefined;
}

/** A bank that transfers may buy where it is the nominated one, or any bank is (UCP 600 arts. 12, 38(b)). */
const isNominated = ({ original }: NegotiationFacts, { role, parties }: FramedBank): boolean => {
  const nominated = original?.parties.nominatedBank;
  const own = parties[role];
  return (
    role !== 'transferringBank' ||
    nominated === undefined ||
    (own !== undefined && isSameParty(nominated, own))
  );
};

export const decideNegotiation = (
  facts: NegotiationFacts,
  request: Negotiate,
): Decided<typeof negotiatePresentation> => {
  const { input, openings, actor, now } = request;
  const frame = frameOfBank(negotiatePresentationAct, facts, request, input, negotiable(now));
  if (isRefusal(frame)) return frame;
  const { amount, advancedOn } = openings.negotiation.terms;
  const orders = ordersInForce(facts.stopOrders, actor.mspId, frame.presentation.id);
  const due = openings.presentation.terms.amountClaimed;
  const refused =
    checkStopOrders(orders, openings.stopOrder, due, amount) ??
    checkRecourse(frame, request) ??
    checkTerms(frame, request) ??
    unless(
      isNegotiable(openings.credit.terms) && isNominated(facts, frame),
      refuse('NOT_NEGOTIABLE', { article: frame.article }),
    );
  if (refused !== undefined) return refused;
  const bought = boughtClaims(facts, frame);
  if (isRefusal(bought)) return bought;
  const drawn = { kind: 'negotiation', amount, dueOn: advancedOn } as const;
  const wrong = checkDrawing(frame, request, drawn);
  if (wrong !== undefined) return wrong;
  const section = { name: 'negotiation', opening: openings.negotiation } as const;
  const outcome = drawingOutcome(facts, frame, request, drawn, section, 'presentation.negotiated.v1');
  return { ...outcome, changes: [...outcome.changes, ...bought.map(putHolding)] };
};
