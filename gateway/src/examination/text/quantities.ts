/** Quantities in the units that trade papers use, made comparable. */
import type { StatedQuantity } from '@chopmark/chaincode/api';
import { decimalOf, scale } from './decimals.ts';
import { plain } from './plain.ts';

/** What is measured: mass and the like, or packing units and individual items, which UCP 600 art. 30(b) excludes. */
export type Dimension = 'mass' | 'volume' | 'length' | 'area' | 'items' | 'packages';

interface Unit {
  readonly dimension: Dimension;
  /** One of it in thousandths of the dimension's base unit. */
  readonly thousandths: bigint;
  /** Packages and items of different names are not the same thing. */
  readonly name: string;
}

const measures: readonly (readonly [string, Dimension, bigint])[] = [
  [
    'MT|MTS|METRIC TON|METRIC TONS|METRIC TONNE|METRIC TONNES|M TON|M TONS|TON|TONS|TONNE|TONNES|T|TNE|M T|吨|公吨',
    'mass',
    1_000_000n,
  ],
  ['KG|KGS|KGM|KILO|KILOS|KILOGRAM|KILOGRAMS|千克|公斤', 'mass', 1_000n],
  ['G|GR|GRM|GRAM|GRAMS|克', 'mass', 1n],
  ['CBM|M3|CUBIC METRE|CUBIC METRES|CUBIC METER|CUBIC METERS|立方米', 'volume', 1_000_000n],
  ['L|LTR|LITRE|LITRES|LITER|LITERS|升', 'volume', 1_000n],
  ['M|MTR|MTRS|METRE|METRES|METER|METERS|米', 'length', 1_000n],
  ['CM|厘米', 'length', 10n],
  ['SQM|M2|SQ M|SQUARE METRE|SQUARE METRES|SQUARE METER|SQUARE METERS|平方米', 'area', 1_000n],
];
/** Not decimal fractions of the metric units, or wet and dry tonnes: they stay units of their own. */
const counted: readonly (readonly [string, Dimension, string])[] = [
  ['WMT', 'mass', 'WMT'],
  ['DMT', 'mass', 'DMT'],
  ['LB|LBS|POUND|POUNDS|磅', 'mass', 'LB'],
  ['YD|YDS|YARD|YARDS|码', 'length', 'YD'],
  [
    'PC|PCS|PIECE|PIECES|EA|EACH|UNIT|UNITS|NOS|C62|H87|件|个|只|支|枚|条|张|根|块|把|部|盏',
    'items',
    'PIECE',
  ],
  ['SET|SETS|台|套|组', 'items', 'SET'],
  ['LOT|LOTS|批', 'items', 'LOT'],
  ['PAIR|PAIRS|PR|PRS|双', 'items', 'PAIR'],
  ['DOZ|DOZEN|DOZENS|打', 'items', 'DOZEN'],
  ['BAG|BAGS|袋', 'packages', 'BAG'],
  ['CTN|CTNS|CARTON|CARTONS|纸箱|箱', 'packages', 'CARTON'],
  ['CASE|CASES|木箱', 'packages', 'CASE'],
  ['BOX|BOXES|盒', 'packages', 'BOX'],
  ['BOTTLE|BOTTLES|瓶', 'packages', 'BOTTLE'],
  ['DRUM|DRUMS|桶', 'packages', 'DRUM'],
  ['BALE|BALES|包', 'packages', 'BALE'],
  ['BUNDLE|BUNDLES|捆', 'packages', 'BUNDLE'],
  ['PALLET|PALLETS|托', 'packages', 'PALLET'],
  ['ROLL|ROLLS|卷', 'packages', 'ROLL'],
  ['PKG|PKGS|PACKAGE|PACKAGES|CRATE|CRATES', 'packages', 'PACKAGE'],
  ['PACK|PACKS', 'packages', 'PACK'],
  ['CONTAINER|CONTAINERS', 'packages', 'CONTAINER'],
];

const units = new Map<string, Unit>([
  ...measures.flatMap(([names, dimension, thousandths]) =>
    names.split('|').map((name): [string, Unit] => [name, { dimension, thousandths, name: dimension }]),
  ),
  ...counted.flatMap(([names, dimension, name]) =>
    names.split('|').map((one): [string, Unit] => [one, { dimension, thousandths: 1_000n, name }]),
  ),
]);

/** Names of units for patterns, longest first. */
export const unitPattern = [...units.keys()]
  .sort((one, other) => other.length - one.length)
  .map((name) => name.replace(/ /g, '[ ./]'))
  .join('|');

export const unitOf = (name: string): Unit | undefined => units.get(plain(name).replace(/\./g, ''));

/** Whether UCP 600 art. 30(b) leaves 5 per cent: not a number of packing units or individual items. */
export const isMeasured = ({ unit }: StatedQuantity): boolean => {
  const dimension = unitOf(unit)?.dimension;
  return dimension !== undefined && dimension !== 'items' && dimension !== 'packages';
};

/** The value in thousandths of the base unit times 10^8; `undefined` for a unit that is not in the table. */
const valueOf = ({ value, unit }: StatedQuantity): { value: bigint; name: string } | undefined => {
  const known = unitOf(unit);
  if (known === undefined) return { value: decimalOf(value) * 1_000n, name: plain(unit) };
  return { value: decimalOf(value) * known.thousandths, name: known.name };
};

/** Both in one scale, or `undefined` where their units cannot be compared. */
export const inOneUnit = (
  one: StatedQuantity,
  other: StatedQuantity,
): readonly [bigint, bigint] | undefined => {
  const [left, right] = [valueOf(one), valueOf(other)];
  return left !== undefined && right?.name === left.name ? [left.value, right.value] : undefined;
};

/** The sum of quantities of one unit, in its unit; `undefined` where units differ or there is none. */
export const sumOf = (quantities: readonly StatedQuantity[]): StatedQuantity | undefined => {
  const [first] = quantities;
  const known = first && unitOf(first.unit);
  if (first === undefined) return undefined;
  let total = 0n;
  for (const quantity of quantities) {
    const pair = inOneUnit(first, quantity);
    if (pair === undefined) return undefined;
    total += pair[1];
  }
  const per = known?.thousandths ?? 1_000n;
  const value = total / per;
  const fraction = (value % scale).toString().padStart(8, '0').replace(/0+$/, '');
  return { value: `${value / scale}${fraction === '' ? '' : `.${fraction}`}`, unit: first.unit };
};

export const quantityText = ({ value, unit }: StatedQuantity): string => `${value} ${unit}`;
