/** Arithmetic of goods by whole units. Pure. */
import { epochsOf, isExact, type Token } from '../fingerprint/records.ts';
import type { GoodsTerms, ReleaseTerms } from './terms.ts';

type Unit = GoodsTerms['units'][number];

export const weightOf = (units: readonly Unit[]): number =>
  units.reduce((sum, { net }) => sum + net.value, 0);

/** Whether the units are distinct and weigh what the receipt declares. */
export const goodsAddUp = ({ units, net }: GoodsTerms): boolean =>
  new Set(units.map(({ unitId }) => unitId)).size === units.length && weightOf(units) === net.value;

/** Under each live epoch one receipt number and one token per unit; all distinct, and none of another epoch. */
export const tokensFit = (
  tokens: readonly Token[],
  { units }: GoodsTerms,
  epochs: readonly number[],
): boolean => {
  const count = (epoch: number, subset: Token['subset']): number =>
    tokens.filter((token) => token.epoch === epoch && token.subset === subset).length;
  const distinct = new Set(tokens.map(({ token }) => token)).size === tokens.length;
  return (
    distinct &&
    tokens.every(({ epoch }) => epochs.includes(epoch)) &&
    epochs.every((epoch) => count(epoch, 'R1') === 1 && count(epoch, 'R3') === units.length)
  );
};

/** The units that an order names, or `undefined` where it names others, all, or another weight. */
export const selectUnits = (goods: GoodsTerms, { unitIds, net }: ReleaseTerms): Unit[] | undefined => {
  const named = new Set(unitIds);
  const units = goods.units.filter(({ unitId }) => named.has(unitId));
  const fits = named.size === unitIds.length && units.length === unitIds.length;
  return fits && units.length < goods.units.length && weightOf(units) === net.value ? units : undefined;
};

const mayDiffer = new Set(['receiptNumber', 'slot', 'net', 'units']);

/** Whether part and whole describe the same goods; number, slot, weight and units may differ. */
const sameGoods = (part: GoodsTerms, whole: GoodsTerms): boolean => {
  const one = new Map(Object.entries(part));
  const other = new Map(Object.entries(whole));
  return [...one.keys(), ...other.keys()].every(
    (key) => mayDiffer.has(key) || one.get(key) === other.get(key),
  );
};

const sameUnits = (part: readonly Unit[], units: readonly Unit[]): boolean =>
  part.length === units.length &&
  part.every(({ unitId, net }) =>
    units.some((unit) => unit.unitId === unitId && unit.net.value === net.value),
  );

/** Whether two receipts partition one exactly: units, weights and description, under three different numbers. */
export const partitions = (
  whole: GoodsTerms,
  released: GoodsTerms,
  retained: GoodsTerms,
  releasedUnits: readonly Unit[],
): boolean => {
  const rest = whole.units.filter((unit) => !releasedUnits.includes(unit));
  const numbers = new Set([whole, released, retained].map(({ receiptNumber }) => receiptNumber));
  return (
    numbers.size === 3 &&
    goodsAddUp(released) &&
    goodsAddUp(retained) &&
    sameUnits(released.units, releasedUnits) &&
    sameUnits(retained.units, rest) &&
    sameGoods(released, whole) &&
    sameGoods(retained, whole)
  );
};

/** Whether a replacement describes the very goods of the lost receipt, under another number. */
export const replaces = (lost: GoodsTerms, replacement: GoodsTerms): boolean =>
  lost.receiptNumber !== replacement.receiptNumber &&
  goodsAddUp(replacement) &&
  sameUnits(replacement.units, lost.units) &&
  sameGoods(replacement, lost);

/**
 * Whether the unit tokens of both parts are exactly those of the whole, under every live key, and under two new receipt
 * numbers. Under a key that the whole has no tokens of, nobody but the keeper would vouch for them: such a receipt is
 * given its tokens first. A number that is the token of a unit would close that unit's registration when its part is
 * delivered, and free it for a double.
 */
export const tokensPartition = (
  whole: readonly Token[],
  released: readonly Token[],
  retained: readonly Token[],
): boolean => {
  const live = epochsOf(released);
  const known = epochsOf(whole);
  const unitTokens = (tokens: readonly Token[]): string[] =>
    tokens.filter(({ subset, epoch }) => subset === 'R3' && live.includes(epoch)).map(({ token }) => token);
  const parts = [...unitTokens(released), ...unitTokens(retained)].sort();
  const all = unitTokens(whole).sort();
  const exact = [...released, ...retained].filter(isExact).map(({ token }) => token);
  const oldNumbers = whole.filter(({ subset }) => subset === 'R1').map(({ token }) => token);
  return (
    live.every((epoch) => known.includes(epoch)) &&
    parts.length === all.length &&
    parts.every((token, index) => token === all[index]) &&
    new Set([...exact, ...oldNumbers]).size === exact.length + oldNumbers.length
  );
};
