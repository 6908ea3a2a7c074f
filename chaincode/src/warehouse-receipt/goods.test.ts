import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { goodsOf, releaseOf, tenUnits, tokensOf } from '../../test-support/papers.ts';
import { isDuplicate } from '../fingerprint/machine.ts';
import { goodsAddUp, partitions, selectUnits, tokensFit, tokensPartition, weightOf } from './goods.ts';
import type { GoodsTerms } from './terms.ts';

const weights = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 2, maxLength: 40 });

const lotOf = (kilograms: readonly number[]): GoodsTerms => {
  const units = kilograms.map((value, i) => ({
    unitId: `BUNDLE:LOT-${i}`,
    net: { value, unit: 'KGM' as const },
  }));
  return { ...goodsOf('LOT', [], 'WR-1'), units, net: { value: weightOf(units), unit: 'KGM' } };
};

const partOf = (lot: GoodsTerms, chosen: GoodsTerms['units'], receiptNumber: string): GoodsTerms => ({
  ...lot,
  receiptNumber,
  units: chosen,
  net: { value: weightOf(chosen), unit: 'KGM' },
});

/** A lot, and some of its units, neither none nor all. */
const cut = fc
  .tuple(weights, fc.infiniteStream(fc.boolean()))
  .map(([kilograms, choices]) => {
    const lot = lotOf(kilograms);
    const picks = [...choices.take(lot.units.length)];
    const units = lot.units.filter((_unit, i) => picks[i]);
    return { lot, units };
  })
  .filter(({ lot, units }) => units.length > 0 && units.length < lot.units.length);

const order = (units: GoodsTerms['units']) => ({
  unitIds: units.map(({ unitId }) => unitId),
  net: { value: weightOf(units), unit: 'KGM' as const },
});

describe('units of a lot', () => {
  const lot = goodsOf('LOT', tenUnits, 'WR-1');

  test.each([
    ['one of another lot', releaseOf('OTHER', [1])],
    ['one that is named twice', releaseOf('LOT', [1, 1])],
    ['all of them', releaseOf('LOT', tenUnits)],
    [
      'a kilogram less than they weigh',
      { ...releaseOf('LOT', [1]), net: { value: 2_499, unit: 'KGM' as const } },
    ],
  ])('an order for %s is refused', (_case, release) => expect(selectUnits(lot, release)).toBeUndefined());

  test('a lot with one unit twice does not add up', () => {
    const [first] = lot.units;
    expect(
      goodsAddUp({
        ...lot,
        units: first === undefined ? [] : [...lot.units.slice(1), lot.units[1] ?? first],
      }),
    ).toBe(false);
  });

  test('a lot that weighs other than its units does not add up', () =>
    expect(goodsAddUp({ ...lot, net: { value: 25_001, unit: 'KGM' } })).toBe(false));

  test('any units between none and all can be ordered out, at their exact weight', () => {
    fc.assert(
      fc.property(cut, ({ lot: whole, units }) => expect(selectUnits(whole, order(units))).toEqual(units)),
    );
  });
});

describe('a split', () => {
  test('partitions units and weight exactly, under three numbers', () => {
    fc.assert(
      fc.property(cut, ({ lot, units }) => {
        const rest = lot.units.filter((unit) => !units.includes(unit));
        const released = partOf(lot, units, 'WR-2');
        const retained = partOf(lot, rest, 'WR-3');
        expect(partitions(lot, released, retained, units)).toBe(true);
        expect(released.net.value + retained.net.value).toBe(lot.net.value);
        expect(partitions(lot, retained, released, units)).toBe(false);
      }),
    );
  });

  test.each<[string, (part: GoodsTerms) => GoodsTerms]>([
    ['gains a kilogram', (part) => ({ ...part, net: { ...part.net, value: part.net.value + 1 } })],
    [
      'shifts a kilogram from one unit to another',
      (part) => ({
        ...part,
        units: part.units.map((unit, i) => ({
          ...unit,
          net: { ...unit.net, value: unit.net.value + (i === 0 ? 1 : i === 1 ? -1 : 0) },
        })),
      }),
    ],
    ['loses a unit', (part) => partOf(part, part.units.slice(1), part.receiptNumber)],
    [
      'renames a unit',
      (part) => ({ ...part, units: part.units.map((u, i) => (i ? u : { ...u, unitId: 'BUNDLE:X-1' })) }),
    ],
    ['keeps the number of the whole', (part) => ({ ...part, receiptNumber: 'WR-1' })],
    ['takes the number of the other part', (part) => ({ ...part, receiptNumber: 'WR-3' })],
    ['changes brand', (part) => ({ ...part, brand: 'Other' })],
    ['changes owner', (part) => ({ ...part, depositorName: 'Other' })],
    ['gains a heat number', (part) => ({ ...part, heatNumber: 'H-1' })],
  ])('is none where a part %s', (_case, spoil) => {
    const whole = lotOf(tenUnits.map(() => 2_500));
    const units = whole.units.slice(0, 3);
    const released = spoil(partOf(whole, units, 'WR-2'));
    expect(partitions(whole, released, partOf(whole, whole.units.slice(3), 'WR-3'), units)).toBe(false);
  });
});

describe('fingerprints of parts', () => {
  const whole = tokensOf(goodsOf('LOT', tenUnits, 'WR-1'));
  const released = goodsOf('LOT', [1, 2, 3], 'WR-2');
  const retained = goodsOf('LOT', [4, 5, 6, 7, 8, 9, 10], 'WR-3');
  const first = (tokens: typeof whole, subset: string): string =>
    tokens.find((one) => one.subset === subset)?.token ?? '';
  const renumbered = (token: string) =>
    tokensOf(released).map((one) => (one.subset === 'R1' ? { ...one, token } : one));

  test.each([
    ['a bundle that stays', first(tokensOf(retained), 'R3')],
    ['a bundle that leaves', first(tokensOf(released), 'R3')],
    ['the other part’s number', first(tokensOf(retained), 'R1')],
    ['the number of the whole', first(whole, 'R1')],
  ])('a part’s receipt number may not have the fingerprint of %s', (_case, token) =>
    expect(tokensPartition(whole, renumbered(token), tokensOf(retained))).toBe(false),
  );

  test('every unit has the fingerprint that it had', () => {
    expect(tokensPartition(whole, tokensOf(released), tokensOf(retained))).toBe(true);
    expect(
      tokensPartition(whole, tokensOf(released), tokensOf(goodsOf('LOT', [4, 5, 6, 7, 8, 9], 'WR-3'))),
    ).toBe(false);
    expect(
      tokensPartition(whole, tokensOf(released), tokensOf(goodsOf('LOT', [3, 5, 6, 7, 8, 9, 10], 'WR-3'))),
    ).toBe(false);
  });

  test('a receipt needs one number and one fingerprint for each unit, all distinct', () => {
    const tokens = tokensOf(released);
    const number = tokens.filter(({ subset }) => subset === 'R1');
    expect(tokensFit([...tokens, ...number], released, [1])).toBe(false);
    expect(
      tokensFit(
        tokens.filter(({ subset }) => subset !== 'R1'),
        released,
        [1],
      ),
    ).toBe(false);
    expect(tokensFit(tokens.slice(0, -2), released, [1])).toBe(false);
    expect(tokensFit(tokens, released, [1])).toBe(true);
  });

  test('a receipt is split only under keys that it has tokens of itself', () => {
    const parts = (epochs: number[]) => [tokensOf(released, epochs), tokensOf(retained, epochs)] as const;
    // Only the keeper would vouch for the tokens under the new key.
    expect(tokensPartition(whole, ...parts([1, 2]))).toBe(false);
    expect(tokensPartition(tokensOf(goodsOf('LOT', tenUnits, 'WR-1'), [1, 2]), ...parts([1, 2]))).toBe(true);
    expect(tokensPartition(tokensOf(goodsOf('LOT', tenUnits, 'WR-1'), [1, 2]), ...parts([2]))).toBe(true);
    expect(tokensPartition(whole, ...parts([2]))).toBe(false);
  });

  test('a paper carries its tokens under every live key and under no other', () => {
    expect(tokensFit(tokensOf(released, [1]), released, [1, 2])).toBe(false);
    expect(tokensFit(tokensOf(released, [1, 2]), released, [2])).toBe(false);
    expect(tokensFit(tokensOf(released, [1, 2]), released, [1, 2])).toBe(true);
  });

  test('goods registered before a change of keys are met by a receipt made after it', () => {
    const before = tokensOf(goodsOf('LOT', tenUnits, 'WR-1'), [1]);
    const registered = new Map(
      before.map(({ token }) => [token, { assetId: 'WR-A', rootId: 'WR-A', status: 'live' as const }]),
    );
    const after = tokensOf(goodsOf('LOT', tenUnits, 'WR-9'), [1, 2]);
    const registrations = after.map((token) => {
      const found = registered.get(token.token);
      return { token, found: found === undefined ? [] : [found] };
    });
    expect(isDuplicate(registrations, 'WR-B')).toBe(true);
  });
});
