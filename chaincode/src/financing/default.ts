/** Default, buy-back, write-off. The lien stays until the seller has paid or the bank has given the loan up. Pure. */
import { addCalendarDays } from '../calendar/civil-date.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putExposure, putTerms } from '../kernel/terms.ts';
import { peersOf } from '../membership/consortium.ts';
import { checkBalance, checkDeal, checkExposure, checkPaid, ownFinancing } from './checks.ts';
import type { declareDefault, recordBuyBack, writeOffFinancing } from './default-commands.ts';
import { bookPayment, type PaymentFacts } from './payment.ts';
import type { Financing } from './records.ts';
import { updateFinancing } from './store.ts';
import type { DealTerms } from './terms.ts';

const notInDefault = refuse('FINANCING_STATUS_WRONG', { expected: 'in default' });

/** Dates are those of UTC: a day that has ended there has ended in the time zones of the consortium's banks. */
export const isOverdue = ({ dueDate, graceDays = 0 }: DealTerms, now: number): boolean =>
  instantOf(now).slice(0, 10) > addCalendarDays(dueDate, graceDays);

export const decideDefault = (
  loaded: Financing | undefined,
  { openings, actor, consortium, now }: Request<typeof declareDefault>,
): Outcome<'financing.default-declared.v1'> | Refusal<(typeof declareDefault)['errors'][number]> => {
  const financing = ownFinancing(loaded, actor.mspId, ['disbursed']);
  if (isRefusal(financing)) return financing;
  const refused = firstRefusal<Refusal<(typeof declareDefault)['errors'][number]>>(
    unless(
      financing.defaultedAt === undefined,
      refuse('FINANCING_STATUS_WRONG', { expected: 'not in default' }),
    ),
    unless(financing.maker !== actor.enrolmentId, refuse('SAME_PERSON')),
    checkDeal(financing, openings.deal),
    unless(isOverdue(openings.deal.terms, now), refuse('FINANCING_NOT_OVERDUE')),
  );
  if (refused !== undefined) return refused;
  return {
    changes: [updateFinancing({ ...financing, defaultedAt: instantOf(now) })],
    events: [event('financing.default-declared.v1', { financingId: financing.id })],
    endorsers: peersOf(consortium, actor.mspId, financing.borrower.mspId),
  };
};

type BuyBack = Request<typeof recordBuyBack>;
type BuyBackRefusal = Refusal<(typeof recordBuyBack)['errors'][number]>;

/** Fees, interest and the whole of what is owed: a claim is not bought back in part. */
const checkPrice = (financing: Financing, { openings }: BuyBack): BuyBackRefusal | undefined => {
  const { payment, due, balance, newBalance } = openings;
  const { currency } = balance.terms.outstanding;
  const parts: readonly Money[] = [due.terms.fees, due.terms.interest, balance.terms.outstanding];
  const price = parts.reduce((sum, part) => sum + minorOf(part), 0n);
  const { amount } = payment.terms;
  const paid = parts.every((part) => part.currency === currency) && amount.currency === currency;
  const { outstanding, financingId } = newBalance.terms;
  return firstRefusal<BuyBackRefusal>(
    unless(
      paid && minorOf(amount) === price,
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' }),
    ),
    unless(
      financingId === financing.id && outstanding.currency === currency && minorOf(outstanding) === 0n,
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/newBalance' }),
    ),
  );
};

export const decideBuyBack = (
  { financing: loaded, used }: PaymentFacts,
  request: BuyBack,
): Outcome<'financing.bought-back.v1' | 'financing.repaid.v1'> | BuyBackRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const financing = ownFinancing(loaded, actor.mspId, ['disbursed']);
  if (isRefusal(financing)) return financing;
  const { deal, payment, due, buyBack, balance, newBalance: left, exposure } = openings;
  const unpaid = buyBack.terms.cause === 'debtor-default';
  const refused = firstRefusal<BuyBackRefusal>(
    unless(!unpaid || financing.defaultedAt !== undefined, notInDefault),
    checkDeal(financing, deal),
    checkBalance(financing, balance),
    checkPaid(used, payment, now),
    // Without recourse the bank carries the debtor's default, and nothing else (Civil Code arts. 766, 767).
    unless(
      !unpaid || deal.terms.recourse !== false,
      refuse('RECOURSE_NOT_AGREED', { pointer: '/terms/buyBack/cause' }),
    ),
    checkPrice(financing, request),
    checkExposure(exposure, deal, financing, left.terms.outstanding),
  );
  if (refused !== undefined) return refused;
  const parties = [financing.bank, financing.borrower.mspId];
  const after: Financing = { ...financing, status: 'repaid', boughtBack: true };
  const { referenceToken } = input;
  const booked = { kind: 'buy-back', referenceToken, payment, balance: left, exposure, due } as const;
  return {
    changes: [
      ...bookPayment(consortium, after, booked, now),
      ...putTerms(parties, financing.id, 'buyBack', buyBack),
    ],
    events: [
      event('financing.bought-back.v1', { financingId: financing.id }),
      event('financing.repaid.v1', { financingId: financing.id }),
    ],
    endorsers: peersOf(consortium, ...parties),
  };
};

/** What the debtor owes does not end with it: the bank's own books carry what it still recovers. */
export const decideWriteOff = (
  loaded: Financing | undefined,
  { openings, actor, consortium }: Request<typeof writeOffFinancing>,
): Outcome<'financing.written-off.v1'> | Refusal<(typeof writeOffFinancing)['errors'][number]> => {
  const financing = ownFinancing(loaded, actor.mspId, ['disbursed']);
  if (isRefusal(financing)) return financing;
  const { deal, exposure } = openings;
  const nothing = moneyOf(0n, deal.terms.principal.currency);
  const refused = firstRefusal<Refusal<(typeof writeOffFinancing)['errors'][number]>>(
    unless(financing.defaultedAt !== undefined, notInDefault),
    unless(financing.maker !== actor.enrolmentId, refuse('SAME_PERSON')),
    checkDeal(financing, deal),
    checkExposure(exposure, deal, financing, nothing),
  );
  if (refused !== undefined) return refused;
  return {
    changes: [
      updateFinancing({ ...financing, status: 'written-off', exposureHash: hashOfOpening(exposure) }),
      putExposure(financing.bank, financing.id, exposure),
    ],
    events: [event('financing.written-off.v1', { financingId: financing.id })],
    endorsers: peersOf(consortium, actor.mspId, financing.borrower.mspId),
  };
};
