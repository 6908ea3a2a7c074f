import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutTerms, voucherTerms } from '../../test-support/voucher-papers.ts';
import { cny } from '../../test-support/papers.ts';
import { minorOf, moneyOf } from '../kernel/money.ts';
import { checkCut, piecesOf } from './cut.ts';
import type { CutTerms, VoucherTerms } from './terms.ts';

const salt = '5a17'.repeat(8);
const ofAmount = (minor: bigint): VoucherTerms => ({ ...voucherTerms, amount: moneyOf(minor, 'CNY') });

/** The interval up to each of these places and on to the end. */
const cutAt = (ends: readonly bigint[]): CutTerms => ({
  intervals: ends.map((to, index) => ({ from: `${(ends[index - 1] ?? 0n) + 1n}`, to: `${to}` })),
});

/** An amount, and places inside it where it is cut. */
const cuts = fc
  .bigInt(2n, 10n ** 15n)
  .chain((amount) =>
    fc
      .uniqueArray(fc.bigInt(1n, amount - 1n), { minLength: 1, maxLength: 19 })
      .map(
        (places) => [amount, [...places.toSorted((one, other) => (one < other ? -1 : 1)), amount]] as const,
      ),
  );

describe('a cut', () => {
  test.each([
    [
      '1200000.00',
      [
        ['1', '30000000'],
        ['30000001', '120000000'],
      ],
      ['300000.00', '900000.00'],
    ],
    [
      '900000.00',
      [
        ['1', '1'],
        ['2', '90000000'],
      ],
      ['0.01', '899999.99'],
    ],
  ] as const)('of %s gives the amounts of its intervals', (amount, intervals, amounts) => {
    const cut = { intervals: intervals.map(([from, to]) => ({ from, to })) };
    const voucher = { ...voucherTerms, amount: cny(amount) };
    expect(checkCut(voucher, cut)).toBeUndefined();
    const pieces = piecesOf(voucher, { terms: cut, salt });
    expect(pieces.map(({ opening }) => opening.terms.amount.amount)).toEqual(amounts);
  });

  test('leaves nothing out and counts nothing twice, wherever it goes through', () => {
    fc.assert(
      fc.property(cuts, ([amount, ends]) => {
        const [voucher, cut] = [ofAmount(amount), cutAt(ends)];
        expect(checkCut(voucher, cut)).toBeUndefined();
        const pieces = piecesOf(voucher, { terms: cut, salt });
        const sum = pieces.reduce((total, { opening }) => total + minorOf(opening.terms.amount), 0n);
        expect(sum).toBe(amount);
        expect(pieces.every(({ opening }) => minorOf(opening.terms.amount) > 0n)).toBe(true);
      }),
    );
  });

  test('is refused wherever one of its ends is moved', () => {
    fc.assert(
      fc.property(cuts, fc.nat(), fc.constantFrom(-1n, 1n), ([amount, ends], which, by) => {
        const { intervals } = cutAt(ends);
        const moved = intervals.map((one, index) =>
          index === which % intervals.length ? { ...one, to: `${BigInt(one.to) + by}` } : one,
        );
        expect(checkCut(ofAmount(amount), { intervals: moved })?.refused).toMatch(
          /PIECES_OVERLAP|CUT_NOT_EXACT/,
        );
      }),
    );
  });

  test('of a cut still sums to the root, leaf by leaf', () => {
    fc.assert(
      fc.property(cuts, fc.array(fc.nat(), { maxLength: 12 }), ([amount, ends], choices) => {
        let leaves = piecesOf(ofAmount(amount), { terms: cutAt(ends), salt });
        for (const choice of choices) {
          const leaf = leaves[choice % leaves.length];
          const whole = leaf === undefined ? 0n : minorOf(leaf.opening.terms.amount);
          if (leaf === undefined || whole < 2n) continue;
          const cut = cutAt([(BigInt(choice) % (whole - 1n)) + 1n, whole]);
          expect(checkCut(leaf.opening.terms, cut)).toBeUndefined();
          const pieces = piecesOf(leaf.opening.terms, { terms: cut, salt: leaf.opening.salt });
          leaves = [...leaves.filter((one) => one !== leaf), ...pieces];
        }
        expect(leaves.reduce((sum, { opening }) => sum + minorOf(opening.terms.amount), 0n)).toBe(amount);
        expect(new Set(leaves.map(({ id }) => id)).size).toBe(leaves.length);
      }),
    );
  });
});

test('a piece differs from its siblings in amount, salt and id, and in nothing else', () => {
  const pieces = piecesOf(voucherTerms, { terms: cutTerms, salt });
  expect(new Set(pieces.map(({ opening }) => opening.salt)).size).toBe(pieces.length);
  for (const { id, opening } of pieces) {
    expect(opening.terms).toEqual({ ...voucherTerms, amount: opening.terms.amount });
    expect(opening.salt).not.toContain(salt);
    expect(id).toMatch(/^VCH-[0-9A-HJKMNP-TV-Z]{24}$/);
  }
});
