import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { valuationVectors } from '../../test-support/vectors.ts';
import {
  keptAtLeast,
  ltvBp,
  marginStatus,
  type Price,
  reachesRatio,
  releasableKilograms,
  valueOf,
} from './valuation.ts';

const thresholdsOf = (
  id: string,
): { marginCallLtvBp: number; liquidationLtvBp: number; initialLtvBp: number } =>
  id === 'W4' || id === 'W5'
    ? { initialLtvBp: 6500, marginCallLtvBp: 7500, liquidationLtvBp: 8500 }
    : { initialLtvBp: 7000, marginCallLtvBp: 8000, liquidationLtvBp: 9000 };

const priceOf = (vector: { priceFenPerTonne: number; haircutBp: number }): Price => ({
  perTonneMinor: BigInt(vector.priceFenPerTonne),
  haircutBp: vector.haircutBp,
});

const prices = fc.record({ perTonneMinor: fc.bigInt(1n, 10n ** 12n), haircutBp: fc.nat(9_999) });
const loans = fc.bigInt(0n, 10n ** 15n);
const ratios = fc.integer({ min: 1, max: 10_000 });

describe('loan to value', () => {
  test.each(valuationVectors.ltv)('vector $id is $status', (vector) => {
    const value = valueOf(BigInt(vector.qtyKg), priceOf(vector));
    const loan = BigInt(vector.loanFen);
    const { initialLtvBp, ...thresholds } = thresholdsOf(vector.id);
    expect(value).toBe(BigInt(vector.valueFen));
    expect(ltvBp(loan, value)).toBe(BigInt(vector.ltvBp));
    expect(marginStatus(loan, value, thresholds)).toBe(vector.status.toLowerCase().replace('_', '-'));
    const loanMax = (value * BigInt(initialLtvBp)) / 10_000n;
    expect(loanMax).toBe(BigInt(vector.maxLoanFen));
    expect(loan > loanMax ? loan - loanMax : undefined).toBe(
      vector.cureCashFen === undefined ? undefined : BigInt(vector.cureCashFen),
    );
  });

  test('a threshold is reached at exact equality, and not one minor unit below', () => {
    expect(reachesRatio(8_000n, 10_000n, 8_000)).toBe(true);
    expect(reachesRatio(7_999n, 10_000n, 8_000)).toBe(false);
  });

  test.each([
    ['the rest and a cheaper lot are worth too little', 700_000_000n, false],
    ['the rest and a dearer lot carry the loan', 800_000_000n, true],
  ])('substitution: %s', (_case, valueIn, accepted) => {
    const after = 7_850_000_000n - 785_000_000n + valueIn;
    expect(5_495_000_000n * 10_000n <= after * 7_000n).toBe(accepted);
    expect(ltvBp(5_495_000_000n, after)).toBe(accepted ? 6986n : 7076n);
  });
});

describe('release', () => {
  test.each(valuationVectors.release)('vector $id: at most $maxReleaseKg kg of $qtyKg leave', (vector) => {
    const price = priceOf(vector);
    const loan = BigInt(vector.loanAfterFen);
    const limits = { initialLtvBp: 7_000, lotKilograms: BigInt(vector.lotKg) };
    const held = BigInt(vector.qtyKg);
    expect(keptAtLeast(loan, price, 7_000)).toBe(BigInt(vector.minKeepKg));
    const released = releasableKilograms(held, loan, price, limits);
    expect(released).toBe(BigInt(vector.maxReleaseKg));
    expect(ltvBp(loan, valueOf(held - released, price))).toBe(BigInt(vector.ltvAfterBp));
  });

  test('what stays carries the loan at the initial ratio, and one kilogram less does not', () => {
    fc.assert(
      fc.property(loans, prices, ratios, (loan, price, ratio) => {
        const kept = keptAtLeast(loan, price, ratio);
        expect(loan * 10_000n <= valueOf(kept, price) * BigInt(ratio)).toBe(true);
        if (kept > 0n) expect(loan * 10_000n <= valueOf(kept - 1n, price) * BigInt(ratio)).toBe(false);
      }),
    );
  });

  test('nothing leaves an under-secured pledge, everything leaves a repaid one', () => {
    fc.assert(
      fc.property(loans, prices, ratios, fc.bigInt(0n, 10n ** 9n), (loan, price, ratio, held) => {
        const limits = { initialLtvBp: ratio, lotKilograms: 1n };
        if (loan * 10_000n > valueOf(held, price) * BigInt(ratio)) {
          expect(releasableKilograms(held, loan, price, limits)).toBe(0n);
        }
        expect(releasableKilograms(held, 0n, price, limits)).toBe(held);
      }),
    );
  });

  test('whole lots leave, and no more than is held', () => {
    fc.assert(
      fc.property(
        loans,
        prices,
        fc.bigInt(0n, 10n ** 9n),
        fc.bigInt(1n, 10n ** 5n),
        (loan, price, held, lot) => {
          const released = releasableKilograms(held, loan, price, { initialLtvBp: 7_000, lotKilograms: lot });
          expect(released % lot).toBe(0n);
          expect(released <= held && released >= 0n).toBe(true);
        },
      ),
    );
  });
});
