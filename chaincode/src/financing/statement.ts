/**
 * A loan as it was agreed, what was paid on it, and what is owed on a day. Each money line is computed from the inputs
 * that it states and rounded once, half up. Pure.
 */
import type { CalendarDate } from '../kernel/identifiers.ts';
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import type { PaymentKind } from './records.ts';
import {
  discountLines,
  feeLines,
  interestLine,
  lastDayOf,
  scheduleOf,
  type StatementLine,
} from './schedule.ts';
import type { CollectionTerms, DealTerms, DueTerms, PaymentTerms } from './terms.ts';

/** A payment as bank and borrower hold it. */
export interface StatedPayment {
  readonly kind: PaymentKind;
  readonly payment: PaymentTerms;
  /** Of a buy-back, a payoff, and of what the debtor paid. */
  readonly due?: DueTerms;
  /** Of what the debtor paid. */
  readonly collection?: CollectionTerms;
}

/** What was charged and what was paid of it: `due` is what is left, `excess` what was paid beyond it. */
export interface Account {
  readonly charged: Money;
  readonly paid: Money;
  readonly due: Money;
  readonly excess: Money;
}

export interface Statement {
  readonly asOf: CalendarDate;
  /** The last day of grace. */
  readonly lastDay: CalendarDate;
  readonly overdue: boolean;
  readonly schedule: readonly StatementLine[];
  readonly lines: readonly StatementLine[];
  readonly principal: Money;
  readonly interest: Account;
  readonly fees: Account;
  readonly total: Money;
}

/** What a payment was for. */
const partsOf = ({ payment, due, collection }: StatedPayment): Partial<StatementLine> => {
  if (collection !== undefined) return collection;
  if (due === undefined) return { principal: payment.amount };
  const principal = minorOf(payment.amount) - minorOf(due.fees) - minorOf(due.interest);
  return { ...due, principal: moneyOf(principal, payment.amount.currency) };
};

const paymentLine = (stated: StatedPayment): StatementLine => {
  const { kind, payment } = stated;
  const { reference, amount, paidOn: date } = payment;
  return { kind, date, reference, amount, ...partsOf(stated) };
};

const sumOf = (
  lines: readonly StatementLine[],
  member: 'fees' | 'interest' | 'principal' | 'amount',
): bigint =>
  lines.reduce((sum, line) => sum + minorOf(line[member] ?? moneyOf(0n, line.amount.currency)), 0n);

const notBelowZero = (minor: bigint): bigint => (minor < 0n ? 0n : minor);

const accountOf = (charged: bigint, paid: bigint, currency: string): Account => ({
  charged: moneyOf(charged, currency),
  paid: moneyOf(paid, currency),
  due: moneyOf(notBelowZero(charged - paid), currency),
  excess: moneyOf(notBelowZero(paid - charged), currency),
});

/** Interest between one payment and the next, on what each of them left. */
const accrual = (
  deal: DealTerms,
  payments: readonly StatementLine[],
  { from, asOf }: { readonly from: CalendarDate; readonly asOf: CalendarDate },
): StatementLine[] => {
  const days = [...new Set([from, ...payments.map(({ date }) => date), asOf])].filter((date) => date >= from);
  return days.sort().flatMap((date, index, all) => {
    const next = all[index + 1];
    const paid = sumOf(
      payments.filter((line) => line.date <= date),
      'principal',
    );
    const left = minorOf(deal.principal) - paid;
    return next === undefined || left <= 0n ? [] : [interestLine(deal, left, date, next)];
  });
};

/**
 * @param payments in the order in which the ledger has them, the disbursement first; none where nothing was paid out
 * @returns what happened until the day, that day included, and what is owed on it
 */
export const statementOf = (
  deal: DealTerms,
  payments: readonly StatedPayment[],
  asOf: CalendarDate,
): Statement => {
  const { principal, mode = 'arrears' } = deal;
  const { currency } = principal;
  const [disbursed, ...paid] = payments
    .filter(({ payment }) => payment.paidOn <= asOf)
    .map(paymentLine)
    .sort((one, other) => Number(other.kind === 'disbursement') - Number(one.kind === 'disbursement'));
  const isOut = disbursed?.kind === 'disbursement';
  const from = disbursed?.date ?? asOf;
  const charges = !isOut
    ? []
    : [
        ...feeLines(deal, from),
        ...(mode === 'arrears' ? accrual(deal, paid, { from, asOf }) : discountLines(deal)),
      ];
  const lines = [...(isOut ? [{ ...disbursed, kind: 'paid-out' as const }] : []), ...charges, ...paid];
  const charged = (kind: StatementLine['kind']): bigint =>
    sumOf(
      charges.filter((line) => (line.kind === 'fee') === (kind === 'fee')),
      'amount',
    );
  const outstanding = isOut ? minorOf(principal) - sumOf(paid, 'principal') : 0n;
  const interest = accountOf(charged('interest'), sumOf(paid, 'interest'), currency);
  const fees = accountOf(charged('fee'), sumOf(paid, 'fees'), currency);
  const total = outstanding + minorOf(interest.due) + minorOf(fees.due);
  return {
    asOf,
    lastDay: lastDayOf(deal),
    overdue: outstanding > 0n && asOf > lastDayOf(deal),
    schedule: scheduleOf(deal),
    lines: lines.sort((one, other) => (one.date < other.date ? -1 : Number(one.date > other.date))),
    principal: moneyOf(outstanding, currency),
    interest,
    fees,
    total: moneyOf(total, currency),
  };
};
