/** How much was shipped against how much the credit asks for (UCP 600 art. 30). */
import type { StatedQuantity } from '@chopmark/chaincode/api';
import { toleranceOf } from './amounts.ts';
import type { Dossier } from './dossier.ts';
import { itemFor } from './items.ts';
import type { AskedQuantity, GoodsItem } from './requirements/goods-terms.ts';
import { inOneUnit, isMeasured, quantityText, sumOf } from './text/quantities.ts';

export type Shipped = 'same' | 'more' | 'less' | 'unclear';

export interface QuantityComparison {
  readonly shipped: Shipped;
  readonly expected: string;
  readonly found: string;
}

type Invoice = ReturnType<typeof invoicesOf>[number];
const invoicesOf = (dossier: Dossier) => [
  ...dossier.ofTypes(['INVOICE']),
  ...dossier.ofTypes(['VAT_INVOICE', 'FULLY_DIGITAL_INVOICE']),
];

/** What the invoices bill: the sum of their lines, or what they say in one place where that is in the credit's unit. */
const invoicedQuantity = (
  dossier: Dossier,
  asked: StatedQuantity | undefined,
): StatedQuantity | undefined => {
  const ofLines = invoicesOf(dossier).map(({ particulars }) =>
    (particulars.lines ?? []).flatMap(({ quantity }) => quantity ?? []),
  );
  const inOnePlace = invoicesOf(dossier).map(({ document }) => document.goods?.quantity ?? []);
  const sums = [
    sumOf(ofLines.flatMap((lines, index) => (lines.length > 0 ? lines : (inOnePlace[index] ?? [])))),
    sumOf(inOnePlace.flat()),
  ].filter((sum) => sum !== undefined);
  return sums.find((sum) => asked !== undefined && inOneUnit(asked, sum) !== undefined) ?? sums[0];
};

/** Percent above and below; `undefined` allows none. */
const percents = (dossier: Dossier, asked: AskedQuantity): { plus: number; minus: number } => {
  if (asked.isAbout) return { plus: 10, minus: 10 };
  if (dossier.condition.tolerance !== undefined) return dossier.condition.tolerance;
  return isMeasured(asked) ? { plus: 5, minus: 5 } : { plus: 0, minus: 0 };
};

interface Allowed {
  readonly least: bigint;
  readonly most: bigint;
  /** Field 39A is about the amount: whether it covers the quantity is for a person to say. */
  readonly perhaps: bigint;
}

const place = (seen: bigint, { least, most, perhaps }: Allowed): Shipped => {
  if (seen < least) return 'less';
  if (seen <= most) return 'same';
  return seen <= perhaps ? 'unclear' : 'more';
};

const compareWith = (dossier: Dossier, asked: AskedQuantity, billed: StatedQuantity): QuantityComparison => {
  const { plus, minus } = percents(dossier, asked);
  const where = { expected: `${quantityText(asked)} +${plus}/-${minus} %`, found: quantityText(billed) };
  const pair = inOneUnit(asked, billed);
  if (pair === undefined) return { shipped: 'unclear', ...where };
  const [wanted, seen] = pair;
  const percent = (value: number): bigint => wanted * BigInt(100 + value);
  const perhaps = percent(toleranceOf(dossier)?.plus ?? 0);
  const shipped = place(seen * 100n, { least: percent(-minus), most: percent(plus), perhaps });
  return { shipped: asked.isBare === true && shipped !== 'same' ? 'unclear' : shipped, ...where };
};

/** What the lines bill of the item. */
const billedFor = (
  item: GoodsItem,
  items: readonly GoodsItem[],
  invoices: readonly Invoice[],
): StatedQuantity | undefined => {
  const lines = invoices.flatMap(({ particulars }) => particulars.lines ?? []);
  const own = lines.filter(({ description }) => itemFor(items, description) === item);
  return sumOf(own.flatMap(({ quantity }) => quantity ?? []));
};

/** Several items with a quantity each: all of them as asked, or a person compares them. */
const compareItems = (dossier: Dossier, items: readonly GoodsItem[]): QuantityComparison | undefined => {
  const invoices = invoicesOf(dossier);
  if (invoices.length === 0) return undefined;
  const compared = items.map((item): QuantityComparison => {
    const [asked, ...others] = item.quantities;
    const billed = billedFor(item, items, invoices);
    const expected = item.quantities.map(quantityText).join(' / ');
    if (asked === undefined || others.length > 0 || billed === undefined)
      return { shipped: 'unclear', expected, found: billed === undefined ? 'none' : quantityText(billed) };
    return compareWith(dossier, asked, billed);
  });
  return compared.find(({ shipped }) => shipped !== 'same') ?? compared[0];
};

/**
 * `undefined` where the credit states no quantity, or the invoices none. Of several counts in the
 * description, which of them is the quantity is certain only where one is met.
 */
export const compareQuantity = (dossier: Dossier): QuantityComparison | undefined => {
  const [item, ...others] = dossier.goods.filter(({ quantities }) => quantities.length > 0);
  const billed = invoicedQuantity(dossier, item?.quantities[0]);
  if (item !== undefined && others.length > 0) return compareItems(dossier, [item, ...others]);
  if (item === undefined || billed === undefined) return undefined;
  const compared = item.quantities.map((asked) => compareWith(dossier, asked, billed));
  const [first] = compared;
  const met = compared.find(({ shipped }) => shipped === 'same');
  if (met !== undefined || first === undefined) return met;
  return compared.length === 1 ? first : { ...first, shipped: 'unclear' };
};

export const shippedEnough = (dossier: Dossier): Shipped | undefined => compareQuantity(dossier)?.shipped;
