/** The arithmetic and the words of invoices, commercial and tax. */
import { minorOf, type Money, moneyOf, type StatedQuantity, type UnitPrice } from '@chopmark/chaincode/api';
import { minorText, moneyText } from './amounts.ts';
import type { Of } from './dossier.ts';
import { decide, judgement, type Observation } from './rule.ts';
import { decimalsOf, decimalText, priceInMinor, scale, sumMinor } from './text/decimals.ts';
import { inOneUnit, unitOf } from './text/quantities.ts';

interface Line {
  readonly quantity?: StatedQuantity | undefined;
  readonly unitPrice?: UnitPrice | undefined;
}

/** Rounding of one minor unit either way is no conflict. */
const isClose = (one: bigint, other: bigint): boolean => one - other <= 1n && other - one <= 1n;

/** `1000 KGS` as a quantity of a unit in the tables. */
const unitPriced = (per: string | undefined): { value: string; unit: string } | undefined => {
  const match = /^\s*(\d+(?:\.\d+)?)?\s*(.*)$/.exec(per ?? '');
  return match === null ? undefined : { value: match[1] ?? '1', unit: match[2] ?? '' };
};

/** The quantity in what is priced: `per 1000 KGS` is a thousandth of it. `undefined` for units that differ. */
const priced = (quantity: StatedQuantity, per: string | undefined): string | undefined => {
  const one = unitPriced(per);
  const isKnown = one !== undefined && [one.unit, quantity.unit].every((unit) => unitOf(unit) !== undefined);
  if (!isKnown) return one === undefined || one.value === '1' ? quantity.value : undefined;
  const [count, of] = inOneUnit(quantity, one) ?? [];
  return count === undefined || of === undefined || of === 0n ? undefined : decimalText((count * scale) / of);
};

/** Quantity times unit price against the line's amount. */
export const lineProduct = (line: Line, amount: Money | undefined, field: string): Observation[] => {
  const { quantity, unitPrice } = line;
  if (quantity === undefined || unitPrice?.currency !== amount?.currency || amount === undefined) return [];
  if (unitPrice === undefined) return [];
  const count = priced(quantity, unitPrice.per);
  if (count === undefined)
    return [judgement({ field, found: moneyText(amount), note: 'the price is per another unit' })];
  const product = priceInMinor(count, unitPrice.price, decimalsOf(amount));
  return [
    decide(isClose(product, minorOf(amount)), {
      field,
      expected: minorText(product, amount.currency),
      found: moneyText(amount),
    }),
  ];
};

/** A stated sum against its parts; nothing to say where parts are missing or in other currencies. */
export const sumIs = (
  parts: readonly (Money | undefined)[],
  less: readonly Money[],
  total: Money,
  field: string,
): Observation[] => {
  const known = parts.flatMap((part) => part ?? []);
  const isWhole = known.length === parts.length && known.length > 0;
  if (!isWhole || [...known, ...less].some(({ currency }) => currency !== total.currency)) return [];
  const sum = sumMinor(known) - sumMinor(less);
  const found = { field, found: moneyText(total) };
  if (sum < 0n) return [decide(false, { ...found, expected: 'a sum above zero' })];
  return [
    decide(isClose(sum, minorOf(total)), { ...found, expected: moneyText(moneyOf(sum, total.currency)) }),
  ];
};

/** Net times the rate, such as `13%`, against the tax. */
export const taxIs = (
  net: Money | undefined,
  rate: string | undefined,
  tax: Money | undefined,
  field: string,
): Observation[] => {
  const percent = /^(\d{1,2})(?:\.(\d))? ?%?$/.exec(rate ?? '');
  if (net === undefined || tax === undefined || percent === null || net.currency !== tax.currency) return [];
  const tenths = BigInt(`${percent[1] ?? '0'}${percent[2] ?? '0'}`);
  const due = (minorOf(net) * tenths + 500n) / 1000n;
  return [
    decide(isClose(due, minorOf(tax)), {
      field,
      expected: minorText(due, net.currency),
      found: moneyText(tax),
    }),
  ];
};

type AnyInvoice = Of<'INVOICE' | 'VAT_INVOICE' | 'FULLY_DIGITAL_INVOICE'>;

export const linesOf = ({ particulars }: AnyInvoice): readonly string[] =>
  (particulars.lines ?? []).map(({ description }) => description);

/** All words of an invoice that describe goods. */
export const describedGoods = ({ particulars, document }: AnyInvoice): string =>
  [
    document.goods?.description,
    ...(particulars.lines ?? []).map(({ description }) => description),
    document.goods?.hsCode === undefined ? undefined : `HS ${document.goods.hsCode}`,
    'tradeTerm' in particulars ? particulars.tradeTerm?.rule : undefined,
  ]
    .filter((text) => text !== undefined)
    .join('\n');
