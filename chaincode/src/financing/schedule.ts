/** A loan as it was agreed: what is paid out, what it costs, what is due when. Pure. */
import { addCalendarDays } from '../calendar/civil-date.ts';
import { daysBetween, yearDays } from '../calculation/day-count.ts';
import { interestOn } from '../calculation/interest.ts';
import type { CalendarDate } from '../kernel/identifiers.ts';
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import { discountOfDeal } from './discount.ts';
import type { PaymentKind } from './records.ts';
import type { CollectionTerms, DealTerms } from './terms.ts';

export interface StatementLine {
  readonly kind: PaymentKind | 'interest' | 'discount' | 'fee' | 'principal' | 'paid-out';
  readonly date: CalendarDate;
  readonly from?: CalendarDate;
  readonly days?: number;
  /** What interest or discount is computed on. */
  readonly base?: Money;
  /** With all its inputs, so that anybody can compute the line again. */
  readonly formula?: string;
  readonly reference?: string;
  readonly amount: Money;
  /** What the amount was for. */
  readonly fees?: Money;
  readonly interest?: Money;
  readonly principal?: Money;
  readonly surplus?: Money;
  readonly surplusTo?: CollectionTerms['surplusTo'];
}

export const lastDayOf = ({ dueDate, graceDays = 0 }: DealTerms): CalendarDate =>
  addCalendarDays(dueDate, graceDays);

const rateText = ({ annualRateBp, dayCount }: DealTerms, days: number): string =>
  `${annualRateBp} / 10000 × ${days} / ${yearDays(dayCount)}`;

/** Interest in arrears on what was outstanding from one day to another. */
export const interestLine = (
  deal: DealTerms,
  principalMinor: bigint,
  from: CalendarDate,
  date: CalendarDate,
): StatementLine => {
  const { annualRateBp: rateBp, dayCount, principal } = deal;
  const days = daysBetween(dayCount, from, date);
  const base = moneyOf(principalMinor, principal.currency);
  return {
    kind: 'interest',
    ...{ from, date, days, base },
    formula: `${base.amount} × ${rateText(deal, days)} (${dayCount}), half up`,
    amount: moneyOf(interestOn(principalMinor, { rateBp, days, dayCount }), principal.currency),
  };
};

/** The discount that was taken off in advance, where there is one. */
export const discountLines = (deal: DealTerms): StatementLine[] => {
  const { face, startDate, dayCount, mode, principal } = deal;
  const discount = discountOfDeal(deal);
  if (discount === undefined || face === undefined) return [];
  const date = lastDayOf(deal);
  const days = daysBetween(dayCount, startDate, date);
  const rate = rateText(deal, days);
  const taken =
    mode === 'yield' ? `${face.amount} − ${face.amount} / (1 + ${rate})` : `${face.amount} × ${rate}`;
  const formula = `${taken} (${dayCount}), half up`;
  const amount = moneyOf(discount, principal.currency);
  return [{ kind: 'discount', from: startDate, date, days, base: face, formula, amount }];
};

export const feeLines = ({ fees, principal }: DealTerms, date: CalendarDate): StatementLine[] =>
  fees === undefined || minorOf(fees) === 0n || fees.currency !== principal.currency
    ? []
    : [{ kind: 'fee', date, amount: fees }];

/** As it was agreed, if everything is paid on the due date. */
export const scheduleOf = (deal: DealTerms): StatementLine[] => {
  const { principal, startDate, dueDate, mode = 'arrears' } = deal;
  return [
    { kind: 'paid-out', date: startDate, amount: principal },
    ...(mode === 'arrears'
      ? [interestLine(deal, minorOf(principal), startDate, dueDate)]
      : discountLines(deal)),
    ...feeLines(deal, dueDate),
    { kind: 'principal', date: dueDate, amount: principal },
  ];
};
