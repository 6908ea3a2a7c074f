import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { creditTerms, usd } from '../../test-support/credit-papers.ts';
import { presentedOf, stopOrderTerms } from '../../test-support/presentation-papers.ts';
import { moneyOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { openingBalance } from '../letter-of-credit/amounts.ts';
import { drawingExposure, drawnBalance, overdraws, reversedBalance } from './amounts.ts';
import type { StopOrder } from './records.ts';
import { checkStopOrders } from './stop-order.ts';

const creditId = 'LC-0000000000000001';
const [first, second] = ['PRS-0000000000000001', 'PRS-0000000000000002'] as const;
const nothing = openingBalance(creditId, creditTerms);
const presented = (amount: string) => presentedOf(creditTerms.creditNumber, 'SUMS', usd(amount));

describe('UCP 600 art. 30: what may be drawn', () => {
  test.each([
    ['the amount with its upper tolerance', '509250.00', false],
    ['a minor unit more', '509250.01', true],
  ])('%s', (_case, amount, expected) =>
    expect(overdraws(creditTerms, nothing, presented(amount), usd(amount), { presentationId: first })).toBe(
      expected,
    ),
  );

  test('art. 18(b): no more is paid than is claimed', () =>
    expect(
      overdraws(creditTerms, nothing, presented('100.00'), usd('100.01'), { presentationId: first }),
    ).toBe(true));

  test('another currency is never drawn', () =>
    expect(
      overdraws(
        creditTerms,
        nothing,
        presented('100.00'),
        { amount: '100.00', currency: 'EUR' },
        { presentationId: first },
      ),
    ).toBe(true));

  test('field 39C: additional amounts come on top, where the credit covers them', () => {
    const claimed = { ...presented('509250.00'), additionalAmount: usd('300.00') };
    const of = { presentationId: first };
    const covering = { ...creditTerms, additionalAmounts: ['FREIGHT'] };
    expect(overdraws(covering, nothing, claimed, usd('509550.00'), of)).toBe(false);
    expect(overdraws(creditTerms, nothing, claimed, usd('509550.00'), of)).toBe(true);
    expect(drawnBalance(nothing, claimed, usd('509550.00'), first)?.drawn).toEqual(usd('509250.00'));
  });

  test('an instalment is limited by its own amount', () => {
    const terms = {
      ...creditTerms,
      instalments: [{ from: '2026-03-05', to: '2026-04-01', amount: usd('1000.00') }],
    };
    const of = { presentationId: first, instalment: 1 };
    expect(overdraws(terms, nothing, presented('1050.00'), usd('1050.00'), of)).toBe(false);
    expect(overdraws(terms, nothing, presented('1050.01'), usd('1050.01'), of)).toBe(true);
  });
});

describe('the balance', () => {
  test('is drawn by the first bank alone: the next one pays at most the same', () => {
    const drawn = drawnBalance(nothing, presented('600.00'), usd('500.00'), first);
    if (drawn === undefined) throw new Error('nothing was drawn');
    expect(drawnBalance(drawn, presented('600.00'), usd('500.00'), first)).toBeUndefined();
    const of = { presentationId: first };
    expect(overdraws(creditTerms, drawn, presented('600.00'), usd('500.00'), of)).toBe(false);
    expect(overdraws(creditTerms, drawn, presented('600.00'), usd('500.01'), of)).toBe(true);
  });

  test('is after a reversal what it was without the drawing, whatever else was drawn', () => {
    const cents = fc.bigInt({ min: 1n, max: 20_000_000n });
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        const claim = (minor: bigint) => presentedOf('C', 'SUMS', moneyOf(minor, 'USD'));
        const after = drawnBalance(nothing, claim(one), moneyOf(one, 'USD'), first);
        const both = after && drawnBalance(after, claim(other), moneyOf(other, 'USD'), second);
        const back = both && reversedBalance(both, first);
        expect(back?.drawn).toEqual(moneyOf(other, 'USD'));
        expect(back?.sequence).toBe(3);
      }),
    );
  });
});

test.each([
  ['nothing of it', '1000.00', undefined],
  ['what is above the documents’ claim', '1150.00', usd('150.00')],
])('of an exposure that comes on top of the credit is %s', (_case, amount, additional) => {
  const claimed = { ...presented('1000.00'), additionalAmount: usd('150.00') };
  const drawn = { amount: usd(amount), dueOn: '2026-03-30' };
  const of = { creditId, presentationId: first };
  expect(drawingExposure('sight-payment', of, drawn, claimed).additional).toEqual(additional);
});

describe('a stop order', () => {
  const opening = { terms: { ...stopOrderTerms, amount: usd('300.00') }, salt: '5a'.repeat(16) };
  const order = (change: Partial<StopOrder>): StopOrder => ({
    id: 'STP-0000000000000001',
    creditId,
    kind: 'interim',
    covers: 'part',
    act: {
      by: { mspId: 'HarbourBankMSP' },
      person: 'enrolment6',
      as: 'issuingBank',
      recorded: false,
      at: '2026-03-30T09:00:00.000Z',
    },
    termsHash: hashOfOpening(opening),
    ...change,
  });
  const due = usd('1000.00');

  test.each([
    ['leaves what it does not cover', '700.00', undefined],
    ['stops what it covers', '700.01', 'STOP_ORDER_IN_FORCE'],
  ])('on a part %s', (_case, paid, code) =>
    expect(checkStopOrders([order({})], opening, due, usd(paid))?.refused).toBe(code),
  );

  test('on a part stops everything where its amount is not shown, or another order is in force', () => {
    expect(checkStopOrders([order({})], undefined, due, usd('1.00'))?.refused).toBe('STOP_ORDER_IN_FORCE');
    const two = [order({}), order({ id: 'STP-0000000000000002' })];
    expect(checkStopOrders(two, opening, due, usd('1.00'))?.refused).toBe('STOP_ORDER_IN_FORCE');
  });

  test('on the whole stops everything', () =>
    expect(checkStopOrders([order({ covers: 'whole' })], opening, due, usd('1.00'))?.refused).toBe(
      'STOP_ORDER_IN_FORCE',
    ));
});
