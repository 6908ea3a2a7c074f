import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOf } from '../calendar/civil-date.ts';
import { minorOf, moneyOf } from '../kernel/money.ts';
import { discountOf } from './price.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('the price of a claim', () => {
  test.each([
    // Vector T17 of the domestic rules.
    ['1000000.00', 21_000, '2026-07-20', '2026-10-08', 80, '4666.67', '995333.33'],
    ['1000000.00', 21_000, '2026-10-08', '2026-10-08', 0, '0.00', '1000000.00'],
    // 0.005 of a fen is half: it is rounded up.
    ['180.00', 10_000, '2026-03-02', '2026-03-03', 1, '0.01', '179.99'],
    ['179.99', 10_000, '2026-03-02', '2026-03-03', 1, '0.00', '179.99'],
  ])('of %s at %i ppm from %s to %s is for %i days', (face, ppm, from, to, days, interest, price) =>
    expect(discountOf(cny(face), ppm, from, to)).toEqual({
      days,
      interest: cny(interest),
      price: cny(price),
    }),
  );

  test.each([
    ['the claim falls due before the price date', 21_000, '2026-10-09'],
    ['the interest takes all of it', 1_000_000, '2025-10-08'],
  ])('is none where %s', (_when, ppm, from) =>
    expect(discountOf(cny('100.00'), ppm, from, '2026-10-08')).toBeUndefined(),
  );

  test('and the interest make up the claim, and more days never make it dearer', () => {
    const cases = [fc.bigInt(1n, 10n ** 15n), fc.nat(200_000), fc.nat(365)] as const;
    fc.assert(
      fc.property(...cases, (minor, ppm, days) => {
        const face = moneyOf(minor, 'USD');
        const one = discountOf(face, ppm, dateOf(20_000), dateOf(20_000 + days));
        const longer = discountOf(face, ppm, dateOf(20_000), dateOf(20_001 + days));
        if (one === undefined) return;
        expect(minorOf(one.interest) + minorOf(one.price)).toBe(minor);
        expect(longer === undefined || minorOf(longer.price) <= minorOf(one.price)).toBe(true);
      }),
    );
  });
});
