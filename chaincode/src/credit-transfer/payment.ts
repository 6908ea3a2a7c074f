/** The transferring bank passes on what the original brought: a payment, or the day on which one is due. Pure. */
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { derived } from '../letter-of-credit/openings.ts';
import type { Act, Credit } from '../letter-of-credit/records.ts';
import { drawnBalance, overdraws } from '../presentation/amounts.ts';
import type { Decided } from '../presentation/decided.ts';
import { balanceChanges } from '../presentation/drawing.ts';
import { balanceHolders } from '../presentation/holders.ts';
import type { Drawing } from '../presentation/records.ts';
import { writeDrawing } from '../presentation/store.ts';
import { isUndertaking, paymentState } from './document-facts.ts';
import { peersFor } from './members.ts';
import {
  type passOnMaturity,
  passOnMaturityAct,
  type passOnPayment,
  passOnPaymentAct,
} from './passing-commands.ts';
import type { TransfereeNotice } from './records.ts';
import { putNotice } from './store.ts';
import type { SubstitutionFacts } from './substitution.ts';
import { dayAt, lastDayFrom, timingOf } from './timing.ts';

type PassOn = Request<typeof passOnPayment> | Request<typeof passOnMaturity>;
type Kind = TransfereeNotice['kind'];
const acts = { maturity: passOnMaturityAct, payment: passOnPaymentAct } as const;

/** None where the maturity, or the bank's own payment, drew before. */
const checkNewBalance = ({ input, openings }: PassOn): Refusal<'DERIVED_TERMS_WRONG'> | undefined => {
  const { received, transferredBalance, newTransferredBalance, passedOn } = openings;
  const drawn = drawnBalance(
    transferredBalance.terms,
    received.terms,
    passedOn.terms.amount,
    input.receivedId,
  );
  if (drawn === undefined) {
    return newTransferredBalance === undefined
      ? undefined
      : refuse('DERIVED_TERMS_WRONG', { pointer: '/terms/newTransferredBalance' });
  }
  const checked = derived('newTransferredBalance', newTransferredBalance, drawn);
  return isRefusal(checked) ? checked : undefined;
};

const checkPayment = (
  { child, received }: SubstitutionFacts,
  article: string,
  request: PassOn,
): Refusal<'TERMS_HASH_MISMATCH' | 'CREDIT_OVERDRAWN' | 'DERIVED_TERMS_WRONG'> | undefined => {
  const { input, openings } = request;
  const { received: presented, transferredCredit, transferredBalance } = openings;
  const { amount } = openings.passedOn.terms;
  const known =
    opens(presented, received.presentation?.termsHash) &&
    opens(transferredCredit, child.version?.termsHash) &&
    opens(transferredBalance, child.balance?.balanceHash);
  if (!known) return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/received' });
  const of = { presentationId: input.receivedId };
  if (overdraws(transferredCredit.terms, transferredBalance.terms, presented.terms, amount, of)) {
    return refuse('CREDIT_OVERDRAWN', { pointer: '/terms/passedOn/amount', article });
  }
  return checkNewBalance(request);
};

/** Towards the second beneficiary the bank has paid, or said on which day it will be paid. */
const drawingOf = (
  { drawings, received }: SubstitutionFacts,
  act: Act,
  kind: Kind,
  { input, openings }: PassOn,
): Drawing => {
  const termsHash = hashOfOpening(openings.passedOn);
  const before = received.drawings.find(({ as }) => as === 'transferringBank');
  const undertaken = drawings.find(isUndertaking)?.kind ?? 'deferred-payment';
  if (before !== undefined && before.reversed === undefined) return { ...before, paid: { act, termsHash } };
  return {
    presentationId: input.receivedId,
    creditId: input.childId,
    as: 'transferringBank',
    kind: kind === 'payment' ? 'sight-payment' : undertaken,
    act,
    termsHash,
  };
};

const noticeOf = (
  { calendar }: SubstitutionFacts,
  { credit, act }: { readonly credit: Credit; readonly act: Act },
  kind: Kind,
  { input, openings }: PassOn,
): TransfereeNotice => {
  const { receivedAt, sentAt } = openings.passedOn.terms;
  const on = dayAt(calendar, sentAt);
  const by = lastDayFrom(credit, 'transferee-notice', calendar, dayAt(calendar, receivedAt));
  const { receivedId, childId } = input;
  const timing = timingOf(credit, 'transferee-notice', on, by);
  const termsHash = hashOfOpening(openings.passedOn);
  return { receivedId, childId, kind, act, termsHash, timing, ...(on === undefined ? {} : { on }) };
};

const decidePassingOn = (
  facts: SubstitutionFacts,
  kind: Kind,
  request: PassOn,
): Decided<typeof passOnPayment> => {
  const { input, openings, actor, consortium, now } = request;
  const state = paymentState(facts, kind);
  const allowed = checkAct(acts[kind], {
    credit: facts.credit,
    actor,
    now,
    state,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  const refused = checkPayment(facts, article, request);
  if (refused !== undefined) return refused;
  const { childId, receivedId } = input;
  // What was received is of this credit: the state says so.
  const child = facts.child.credit as Credit;
  const holders = balanceHolders(child, [], openings.newTransferredBalance?.terms);
  const notice = noticeOf(facts, allowed, kind, request);
  const drawing = drawingOf(facts, act, kind, request);
  return {
    changes: [
      writeDrawing(
        consortium,
        drawing,
        facts.received.drawings.every(({ as }) => as !== drawing.as),
      ),
      putNotice(consortium, notice),
      ...putTerms(holders, receivedId, kind === 'payment' ? 'payment' : 'undertaking', openings.passedOn),
      ...balanceChanges(childId, holders, openings.newTransferredBalance),
    ],
    events: [
      event('credit-transfer.payment-passed-on.v1', {
        creditId: credit.id,
        childId,
        receivedId,
        kind,
        timing: notice.timing,
      }),
    ],
    endorsers: peersFor(consortium, holders, credit.parties),
  };
};

export const decideMaturity = (
  facts: SubstitutionFacts,
  request: Request<typeof passOnMaturity>,
): Decided<typeof passOnMaturity> => decidePassingOn(facts, 'maturity', request);
export const decidePayment = (
  facts: SubstitutionFacts,
  request: Request<typeof passOnPayment>,
): Decided<typeof passOnPayment> => decidePassingOn(facts, 'payment', request);
