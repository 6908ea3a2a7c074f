import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { factoringDeal } from '../../test-support/receivable-papers.ts';
import { receivableVectors } from '../../test-support/vectors.ts';
import { addCalendarDays } from '../calendar/civil-date.ts';
import { DayCount } from '../calculation/day-count.ts';
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import { collectionOf } from './collection.ts';
import { checkDiscount } from './discount.ts';
import { type StatedPayment, statementOf } from './statement.ts';
import type { DealTerms } from './terms.ts';

const cny = (amount: string): Money => ({ amount, currency: 'CNY' });
const id = 'FIN-0000000000000001';

/** 8.5: of 800 000.00 at 4.6 % over 60 days, interest is 6 133.33. */
const deal: DealTerms = {
  ...factoringDeal,
  principal: cny('800000.00'),
  annualRateBp: 460,
  startDate: '2026-03-02',
  dueDate: '2026-05-01',
  graceDays: 3,
  fees: cny('500.00'),
};

const paid = (kind: StatedPayment['kind'], paidOn: string, amount: string): StatedPayment => ({
  kind,
  payment: { reference: `REF ${paidOn}`, amount: cny(amount), paidOn },
});
const disbursed = paid('disbursement', '2026-03-02', '800000.00');

const collected = (paidOn: string, amount: string, outstanding: string, recourse: boolean): StatedPayment => {
  const stated = paid('collection', paidOn, amount);
  const due = { fees: cny('500.00'), interest: cny('6133.33') };
  const balance = { financingId: id, outstanding: cny(outstanding) };
  const collection = collectionOf({ deal: { ...deal, recourse }, payment: stated.payment, due, balance });
  return { ...stated, due, ...(collection === undefined ? {} : { collection }) };
};

describe('a loan whose discount is taken off in advance', () => {
  test.each(receivableVectors.discounts)('vector $id', (vector) => {
    const { ccy: currency, rateBp: annualRateBp, start: startDate, end: dueDate, graceDays } = vector;
    const money = (amount: string): Money => ({ amount, currency });
    const discounted: DealTerms = {
      ...deal,
      ...{ annualRateBp, startDate, dueDate, graceDays },
      dayCount: DayCount.parse(vector.convention),
      mode: vector.mode === 'BANK' ? 'bank' : 'yield',
      face: money(vector.face),
      fees: money(vector.fee),
      principal: money(vector.net),
    };
    const { schedule } = statementOf(discounted, [], startDate);
    expect(checkDiscount(discounted)).toBeUndefined();
    expect(schedule.find(({ kind }) => kind === 'discount')).toMatchObject({
      ...{ from: startDate, days: vector.days, base: money(vector.face), amount: money(vector.discount) },
    });
    expect(schedule.filter(({ kind }) => kind === 'paid-out')).toMatchObject([{ amount: money(vector.net) }]);
  });

  test('owes the face from the first day: discount and fees are due with the principal', () => {
    const discounted: DealTerms = {
      ...deal,
      mode: 'bank',
      face: cny('806940.00'),
      graceDays: 0,
      fees: cny('753.46'),
    };
    expect(checkDiscount(discounted)).toBeUndefined();
    const { principal, interest, total } = statementOf(discounted, [disbursed], '2026-03-02');
    expect([principal, interest.due, total]).toEqual([cny('800000.00'), cny('6186.54'), cny('806940.00')]);
  });
});

describe('a loan that bears interest in arrears', () => {
  test('nothing is owed before it is paid out', () => {
    const { lines, total } = statementOf(deal, [disbursed], '2026-03-01');
    expect([lines, total]).toEqual([[], cny('0.00')]);
  });

  test('each line says what it is computed from', () => {
    const { lines, interest, fees, total } = statementOf(deal, [disbursed], '2026-05-01');
    expect(lines.map(({ kind }) => kind)).toEqual(['paid-out', 'fee', 'interest']);
    expect(lines[2]).toEqual({
      kind: 'interest',
      from: '2026-03-02',
      date: '2026-05-01',
      days: 60,
      base: cny('800000.00'),
      formula: '800000.00 × 460 / 10000 × 60 / 360 (ACT/360), half up',
      amount: cny('6133.33'),
    });
    expect([interest.due, fees.due, total]).toEqual([cny('6133.33'), cny('500.00'), cny('806633.33')]);
  });

  test.each([
    [true, 'seller'],
    [false, 'financier'],
  ])('8.5, with recourse %s: what the debtor pays beyond it is the %s’s', (recourse, surplusTo) => {
    const payments = [disbursed, collected('2026-05-01', '1000000.00', '800000.00', recourse)];
    const { lines, principal, total } = statementOf(deal, payments, '2026-05-01');
    expect(lines.at(-1)).toMatchObject({
      ...{ kind: 'collection', amount: cny('1000000.00'), fees: cny('500.00'), interest: cny('6133.33') },
      ...{ principal: cny('800000.00'), surplus: cny('193366.67'), surplusTo },
    });
    expect([principal, total]).toEqual([cny('0.00'), cny('0.00')]);
  });

  test('interest runs on what each payment left', () => {
    const payments = [disbursed, paid('repayment', '2026-04-01', '300000.00')];
    const { lines, principal, interest } = statementOf(deal, payments, '2026-05-01');
    expect(lines.filter(({ kind }) => kind === 'interest')).toMatchObject([
      { from: '2026-03-02', date: '2026-04-01', days: 30, base: cny('800000.00'), amount: cny('3066.67') },
      { from: '2026-04-01', date: '2026-05-01', days: 30, base: cny('500000.00'), amount: cny('1916.67') },
    ]);
    expect([principal, interest.charged]).toEqual([cny('500000.00'), cny('4983.34')]);
  });

  test('a payment after the day is not on the statement', () => {
    const payments = [disbursed, paid('repayment', '2026-04-02', '300000.00')];
    expect(statementOf(deal, payments, '2026-04-01').principal).toEqual(cny('800000.00'));
  });

  test('it is overdue after the last day of grace, and interest goes on', () => {
    const [last, next] = ['2026-05-04', '2026-05-05'].map((day) => statementOf(deal, [disbursed], day));
    expect([last?.lastDay, last?.overdue, next?.overdue]).toEqual(['2026-05-04', false, true]);
    expect(next?.interest.charged).toEqual(cny('6542.22'));
  });

  test('a buy-back pays fees, interest and the rest of the principal', () => {
    const stated = { ...paid('buy-back', '2026-05-01', '806633.33') };
    const due = { fees: cny('500.00'), interest: cny('6133.33') };
    const { lines, total } = statementOf(deal, [disbursed, { ...stated, due }], '2026-05-01');
    expect(lines.at(-1)).toMatchObject({ kind: 'buy-back', ...due, principal: cny('800000.00') });
    expect(total).toEqual(cny('0.00'));
  });

  test('more interest than was charged is shown as paid in excess', () => {
    const payments = [disbursed, collected('2026-04-30', '1000000.00', '800000.00', true)];
    const { interest } = statementOf(deal, payments, '2026-04-30');
    expect(interest).toEqual({
      charged: cny('6031.11'),
      paid: cny('6133.33'),
      due: cny('0.00'),
      excess: cny('102.22'),
    });
  });

  test('what was paid out is what was repaid and what is left, whatever is paid when', () => {
    const repayments = fc.array(fc.tuple(fc.nat(200), fc.bigInt(1n, 8_000_000n)), { maxLength: 9 });
    fc.assert(
      fc.property(repayments, fc.nat(200), (list, day) => {
        const payments = list.map(([at, minor]) =>
          paid('repayment', addCalendarDays('2026-03-02', at), moneyOf(minor, 'CNY').amount),
        );
        const { principal, lines } = statementOf(
          deal,
          [disbursed, ...payments],
          addCalendarDays('2026-03-02', day),
        );
        const repaid = lines
          .filter(({ kind }) => kind === 'repayment')
          .reduce((sum, { amount }) => sum + minorOf(amount), 0n);
        expect(minorOf(principal) + repaid).toBe(80_000_000n);
      }),
    );
  });
});
