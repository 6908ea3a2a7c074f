/** The new bank pays, the old one says that it has the money. Pure decisions. */
import {
  checkBalance,
  checkDeal,
  checkExposure,
  checkPaid,
  ownFinancing,
  referenceUsed,
  sameMoney,
} from '../financing/checks.ts';
import { bookPayment, type PaymentFacts } from '../financing/payment.ts';
import type { Financing, UsedReference } from '../financing/records.ts';
import { putReference } from '../financing/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { minorOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import type { Lien } from '../lien/records.ts';
import { updateLien } from '../lien/store.ts';
import { expiryAllowed, peersOf } from '../membership/consortium.ts';
import type { confirmPayoff, recordPayoff } from './commands.ts';
import { checkPayoff } from './quote.ts';
import type { Refinancing } from './records.ts';
import {
  checkRequest,
  checkStatus,
  exchangeOf,
  notFound,
  presentLien,
  type StandingFacts,
} from './standing.ts';
import { statusesFor } from './steps.ts';
import { putConfirmed, putRefinancing } from './store.ts';
import { payoffOf } from './terms.ts';

export interface RecordFacts extends StandingFacts {
  readonly refinancing: Refinancing | undefined;
  readonly used: UsedReference | undefined;
}

type Pay = Request<typeof recordPayoff>;
type PayRefusal = Refusal<(typeof recordPayoff)['errors'][number]>;

const checkPayment = (
  refinancing: Refinancing,
  used: UsedReference | undefined,
  { input, openings, consortium, now }: Pay,
): PayRefusal | undefined => {
  const { payoff, payment } = openings;
  const sum = payoffOf(payoff.terms);
  return firstRefusal<PayRefusal>(
    checkPayoff(refinancing, payoff, now),
    unless(
      sum !== undefined && sameMoney(payment.terms.amount, sum),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' }),
    ),
    checkPaid(used, payment, now),
    unless(
      expiryAllowed(instantMs(input.confirmBy), now, consortium.settings.reservationHoursMax),
      refuse('EXPIRY_INVALID', { pointer: '/input/confirmBy' }),
    ),
  );
};

/** What the swap will ask is asked before money moves; from then on the old lien is kept for its successor. */
export const decidePayment = (
  facts: RecordFacts,
  request: Pay,
): Outcome<'refinancing.paid.v1'> | PayRefusal => {
  const { refinancing, used } = facts;
  const { input, openings, actor, consortium, now } = request;
  // Another bank's refinancing is as if it did not exist.
  if (refinancing?.financier !== actor.mspId) return notFound;
  const refused =
    checkRequest(refinancing, statusesFor('RecordPayoff', 'new-bank'), now) ??
    checkPayment(refinancing, used, request);
  if (refused !== undefined) return refused;
  const exchange = exchangeOf(facts, refinancing, { expected: 'encumbered', now });
  if (isRefusal(exchange)) return exchange;
  const { present } = exchange;
  const parties = [actor.mspId, refinancing.owner.mspId, present.holder];
  return {
    changes: [
      putRefinancing({
        ...refinancing,
        status: 'paid',
        paymentHash: hashOfOpening(openings.payment),
        paidBy: actor.enrolmentId,
        confirmBy: input.confirmBy,
      }),
      ...updateLien({ ...present, successor: refinancing.lienId }),
      putReference(actor.mspId, input.referenceToken, {
        usedFor: refinancing.lienId,
        at: instantOf(now),
      }),
      ...putTerms(parties, refinancing.lienId, 'payment', openings.payment),
    ],
    events: [event('refinancing.paid.v1', { assetId: input.assetId, lienId: input.lienId })],
    endorsers: peersOf(consortium, ...parties),
  };
};

export interface ConfirmationFacts extends PaymentFacts {
  readonly refinancing: Refinancing | undefined;
  readonly liens: readonly Lien[];
}

type Confirm = Request<typeof confirmPayoff>;
type ConfirmRefusal = Refusal<(typeof confirmPayoff)['errors'][number]>;

/** In time, and by another person than the one who quoted. */
const checkAnswer = (
  { confirmBy, quotedBy, ...refinancing }: Refinancing,
  { actor, now }: Confirm,
): ConfirmRefusal | undefined =>
  firstRefusal<ConfirmRefusal>(
    checkStatus(refinancing, statusesFor('ConfirmPayoff', 'old-bank')),
    unless(confirmBy !== undefined && instantMs(confirmBy) >= now, refuse('PAYOFF_LAPSED')),
    unless(quotedBy !== actor.enrolmentId, refuse('SAME_PERSON')),
  );

/** What was quoted is what is owed, and nothing is left of it. */
const checkAccounts = (financing: Financing, { openings }: Confirm): ConfirmRefusal | undefined => {
  const { deal, payoff, balance, newBalance, exposure } = openings;
  const { outstanding } = balance.terms;
  const left = newBalance.terms.outstanding;
  return firstRefusal<ConfirmRefusal>(
    unless(
      sameMoney(payoff.terms.principal, outstanding),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/payoff/principal' }),
    ),
    unless(
      newBalance.terms.financingId === financing.id &&
        left.currency === outstanding.currency &&
        minorOf(left) === 0n,
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/newBalance' }),
    ),
    checkExposure(exposure, deal, financing, left),
  );
};

const refuseConfirmation = (
  { used, refinancing }: ConfirmationFacts & { readonly refinancing: Refinancing },
  financing: Financing,
  request: Confirm,
): ConfirmRefusal | undefined => {
  const { deal, payoff, payment, balance } = request.openings;
  return firstRefusal<ConfirmRefusal>(
    checkDeal(financing, deal),
    unless(
      opens(payoff, refinancing.payoffHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/payoff' }),
    ),
    unless(
      opens(payment, refinancing.paymentHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/payment' }),
    ),
    checkBalance(financing, balance),
    unless(used === undefined, referenceUsed),
    checkAccounts(financing, request),
  );
};

/** With the money the loan is repaid. The lien stays until it is swapped, and is free for nobody else. */
export const decideConfirmation = (
  facts: ConfirmationFacts,
  request: Confirm,
): Outcome<'refinancing.confirmed.v1' | 'financing.repaid.v1'> | ConfirmRefusal => {
  const { refinancing, liens, financing: loaded } = facts;
  const { input, openings, actor, consortium, now } = request;
  if (refinancing === undefined) return notFound;
  const present = presentLien(liens, refinancing, 'promised');
  if (isRefusal(present)) return present;
  if (present.holder !== actor.mspId) return refuse('LIEN_NOT_HELD');
  const late = checkAnswer(refinancing, request);
  if (late !== undefined) return late;
  const paidOff = loaded?.id === refinancing.refinancedFinancingId ? loaded : undefined;
  const financing = ownFinancing(paidOff, actor.mspId, ['disbursed']);
  if (isRefusal(financing)) return financing;
  const refused = refuseConfirmation({ ...facts, refinancing }, financing, request);
  if (refused !== undefined) return refused;
  const { payment, payoff, newBalance, exposure } = openings;
  const { referenceToken } = input;
  const quoted = { lienId: refinancing.lienId, payoffHash: hashOfOpening(payoff) };
  return {
    changes: [
      ...bookPayment(
        consortium,
        { ...financing, status: 'repaid' },
        { kind: 'payoff', referenceToken, payment, balance: newBalance, exposure, payoff: quoted },
        now,
      ),
      putConfirmed(consortium, { ...refinancing, status: 'confirmed' }, actor.mspId),
    ],
    events: [
      event('refinancing.confirmed.v1', { assetId: input.assetId, lienId: input.lienId }),
      event('financing.repaid.v1', { financingId: financing.id }),
    ],
    endorsers: peersOf(consortium, actor.mspId, financing.borrower.mspId),
  };
};
