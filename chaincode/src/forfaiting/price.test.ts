import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, priceOf, yieldOf } from './price.ts';

const faces = fc.bigInt(1n, 10n ** 15n);
const yields = fc.bigInt(0n, 500_000n);
const spans = fc.integer({ min: 0, max: 365 });

describe('the price of a claim', () => {
  test.each([
    // 5 000 000.00 at 2.85 % for 90 days: 35 625.00 exactly.
    [500_000_000n, '2.85', 90, 3_562_500n],
    // 1 234 567.89 at 3.1415 % for 77 days: 8 295.45 and 0.6… of a fen more.
    [123_456_789n, '3.1415', 77, 829_546n],
    // 0.01 × 50 % × 360 / 360 = half a fen: up.
    [1n, '50', 360, 1n],
    [1n, '49.9999', 360, 0n],
    [500_000_000n, '0', 90, 0n],
  ])('%s minor units at %s %% for %s days cost %s of interest', (face, percent, days, interest) =>
    expect(priceOf(face, yieldOf(percent), days)).toEqual({ interest, price: face - interest }),
  );

  test('is within half a minor unit of the exact value, and the half goes up', () => {
    fc.assert(
      fc.property(faces, yields, spans, (face, annualYield, days) => {
        const { interest } = priceOf(face, annualYield, days);
        const exact = face * annualYield * BigInt(days);
        const scale = 360_000_000n;
        const distance = 2n * (interest * scale - exact);
        expect(distance <= scale && distance > -scale).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  test('and its interest are the face', () => {
    fc.assert(
      fc.property(faces, yields, spans, (face, annualYield, days) => {
        const { interest, price } = priceOf(face, annualYield, days);
        expect(interest + price).toBe(face);
      }),
    );
  });

  test('never rises with the yield or the days', () => {
    fc.assert(
      fc.property(faces, yields, spans, (face, annualYield, days) => {
        const { price } = priceOf(face, annualYield, days);
        expect(priceOf(face, annualYield + 1n, days).price <= price).toBe(true);
        expect(priceOf(face, annualYield, days + 1).price <= price).toBe(true);
      }),
    );
  });
});

describe('days between two dates', () => {
  test.each([
    ['2026-03-10', '2026-06-08', 90],
    ['2028-02-28', '2028-03-01', 2],
    ['2026-03-10', '2026-03-10', 0],
  ])('from %s to %s are %s: first in, last out', (from, to, days) =>
    expect(daysBetween(from, to)).toBe(days),
  );
});
