import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { receivableVectors } from '../../test-support/vectors.ts';
import { minorOf } from '../kernel/money.ts';
import { advance, type AdvanceRequest } from './advance.ts';
import { allocate, surplusOwner } from './allocation.ts';
import { DayCount, daysBetween } from './day-count.ts';
import { discount, type DiscountRequest, interestOn } from './interest.ts';
import { roundHalfUp } from './rational.ts';
import { apportion, split } from './split.ts';

const minor = (amount: string, currency: string): bigint => minorOf({ amount, currency });
const amounts = fc.bigInt(0n, 10n ** 15n);

describe('rounding', () => {
  test.each([
    [1n, 2n, 1n],
    [3n, 2n, 2n],
    [-1n, 2n, -1n],
    [14n, 10n, 1n],
    [-14n, 10n, -1n],
  ])('%d/%d is %d: halves go away from zero', (numerator, denominator, rounded) => {
    expect(roundHalfUp(numerator, denominator)).toBe(rounded);
  });
});

describe('day counts', () => {
  test.each(receivableVectors.dayCounts)('$start to $end', (vector) => {
    const days = DayCount.options.map((dayCount) => daysBetween(dayCount, vector.start, vector.end));
    expect(days).toEqual([vector.actual, vector.actual, vector.d30_360_US, vector.d30E_360]);
  });
});

const plain: DiscountRequest = {
  faceMinor: 100_000_000n,
  rateBp: 365,
  start: '2026-01-15',
  end: '2026-07-14',
  graceDays: 0,
  dayCount: 'ACT/360',
  mode: 'bank',
  feeBp: 0,
};

describe('discount', () => {
  test.each([
    ['end-before-start', { start: '2026-07-15' }],
    ['rate-negative', { rateBp: -1 }],
    ['nothing-left', { rateBp: 20_000 }],
    ['nothing-left', { rateBp: 0, feeBp: 10_000 }],
  ] as const)('there is none: %s', (reason, change) => {
    expect(discount({ ...plain, ...change })).toBe(reason);
  });

  test.each(receivableVectors.discounts)('vector $id', (vector) => {
    const { ccy, face, rateBp, start, end, graceDays, feeBp, days } = vector;
    const mode = vector.mode === 'BANK' ? 'bank' : 'yield';
    const dayCount = DayCount.parse(vector.convention);
    const request = { rateBp, start, end, graceDays, feeBp, mode, dayCount } as const;
    expect(discount({ ...request, faceMinor: minor(face, ccy) })).toEqual({
      days,
      discountMinor: minor(vector.discount, ccy),
      feeMinor: minor(vector.fee, ccy),
      netMinor: minor(vector.net, ccy),
    });
  });

  test('interest of a day is the same whichever way it is asked for', () => {
    const term = { rateBp: 480, days: 1, dayCount: 'ACT/360' } as const;
    expect(interestOn(1_000_001n, term)).toBe(133n);
  });

  test('a price at yield is never below the bank’s', () => {
    fc.assert(
      fc.property(amounts, fc.nat(2_000), (faceMinor, rateBp) => {
        const request = { ...plain, faceMinor: faceMinor + 1_000n, rateBp };
        const [bank, atYield] = [discount(request), discount({ ...request, mode: 'yield' })];
        if (typeof bank === 'string' || typeof atYield === 'string') return;
        expect(atYield.netMinor).toBeGreaterThanOrEqual(bank.netMinor);
      }),
    );
  });
});

const base: AdvanceRequest = {
  faceMinor: 1_000_000_000n,
  creditNotesMinor: 40_000_000n,
  disputedMinor: 60_000_000n,
  overdueMinor: 0n,
  haircutBp: 500,
  advanceRateBp: 8_000,
  limitMinor: 2_000_000_000n,
  outstandingMinor: 300_000_000n,
};
const half = { faceMinor: 500_000_000n, creditNotesMinor: 0n, disputedMinor: 0n };

describe('advance', () => {
  test.each<readonly [string, Partial<AdvanceRequest>, readonly bigint[]]>([
    ['A1', {}, [900_000_000n, 855_000_000n, 684_000_000n, 384_000_000n, 0n]],
    [
      'A2',
      {
        ...{ creditNotesMinor: 0n, disputedMinor: 0n, overdueMinor: 100_000_000n },
        ...{ concentrationCapMinor: 600_000_000n, haircutBp: 1_000, advanceRateBp: 8_500 },
        outstandingMinor: 0n,
      },
      [600_000_000n, 540_000_000n, 459_000_000n, 459_000_000n, 0n],
    ],
    [
      'A3',
      {
        ...{ ...half, haircutBp: 0, advanceRateBp: 9_000 },
        ...{ limitMinor: 400_000_000n, outstandingMinor: 350_000_000n },
      },
      [500_000_000n, 500_000_000n, 450_000_000n, 50_000_000n, 0n],
    ],
    [
      'A4',
      {
        ...{ ...half, creditNotesMinor: 450_000_000n, haircutBp: 1_000 },
        ...{ limitMinor: 400_000_000n, outstandingMinor: 100_000_000n },
      },
      [50_000_000n, 45_000_000n, 36_000_000n, 0n, 64_000_000n],
    ],
  ])('vector %s', (_id, change, expected) => {
    const { eligibleMinor, baseMinor, maximumMinor, availableMinor, shortfallMinor } = advance({
      ...base,
      ...change,
    });
    expect([eligibleMinor, baseMinor, maximumMinor, availableMinor, shortfallMinor]).toEqual(expected);
  });

  test('more credit notes than the face leave nothing', () => {
    const { eligibleMinor, availableMinor } = advance({ ...base, creditNotesMinor: 2_000_000_000n });
    expect([eligibleMinor, availableMinor]).toEqual([0n, 0n]);
  });
});

describe('split', () => {
  test.each([
    [5n, [1n, 1n, 1n, 1n, 1n, 1n, 1n]],
    [10n, [1n, 0n]],
    [10n, []],
  ])('%d into %j is refused: a piece would be nothing', (total, weights) => {
    expect(split(total, weights)).toBeUndefined();
  });

  test.each([
    [100_000_001n, [1n, 1n, 1n], [33_333_334n, 33_333_334n, 33_333_333n]],
    [1_000n, [3_333n, 3_333n, 3_334n], [333n, 333n, 334n]],
    [10_000n, [1n, 2n, 4n], [1_429n, 2_857n, 5_714n]],
  ])('%d by %j', (total, weights, pieces) => {
    expect(split(total, weights)).toEqual(pieces);
  });

  test('equal pieces that would be nothing still add up', () => {
    expect(apportion(5n, Array<bigint>(7).fill(1n))).toEqual([1n, 1n, 1n, 1n, 1n, 0n, 0n]);
  });

  test('the pieces are the whole, and none is a unit away from its exact share', () => {
    const weights = fc.array(fc.bigInt(1n, 10n ** 6n), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amounts, weights, (total, parts) => {
        const pieces = apportion(total, parts);
        const sum = parts.reduce((all, part) => all + part, 0n);
        expect(pieces.reduce((all, piece) => all + piece, 0n)).toBe(total);
        const isNear = (piece: bigint, part: bigint): boolean => {
          const off = piece * sum - total * part;
          return off < sum && off > -sum;
        };
        expect(pieces.every((piece, index) => isNear(piece, parts[index] ?? 0n))).toBe(true);
      }),
    );
  });
});

describe('allocation of a payment', () => {
  const due = { feesMinor: 50_000n, interestMinor: 613_333n, principalMinor: 80_000_000n };

  test('fees come first, then interest, then principal; the rest is surplus', () => {
    expect(allocate(100_000_000n, due)).toEqual({ ...due, surplusMinor: 19_336_667n });
    expect(allocate(600_000n, due)).toEqual({
      feesMinor: 50_000n,
      interestMinor: 550_000n,
      principalMinor: 0n,
      surplusMinor: 0n,
    });
  });

  test('the surplus is the seller’s with recourse and the financier’s without', () => {
    expect([surplusOwner(true), surplusOwner(false)]).toEqual(['seller', 'financier']);
  });

  test('nothing of a payment is lost', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, amounts, (paid, feesMinor, interestMinor, principalMinor) => {
        const parts = Object.values(allocate(paid, { feesMinor, interestMinor, principalMinor }));
        expect(parts.reduce((sum: bigint, part: bigint) => sum + part, 0n)).toBe(paid);
      }),
    );
  });
});
