/** Field 45A: what the credit says of the goods beside their description. */
import { Currency, type StatedQuantity, type UnitPrice } from '@chopmark/chaincode/api';
import { defined } from '../defined.ts';
import { wholeInChinese } from '../text/chinese-amounts.ts';
import { decimalIn } from '../text/figures.ts';
import { goodsWords } from '../text/goods-words.ts';
import { countOf } from './english-words.ts';
import {
  contractPattern,
  hsPattern,
  leadingCount,
  originPattern,
  otherTerms,
  pricePatterns,
  quantityPattern,
  termPattern,
} from './goods-patterns.ts';

export interface AskedQuantity extends StatedQuantity {
  /** "About", "approximately": 10 per cent (UCP 600 art. 30(a)). */
  readonly isAbout: boolean;
  /** Only a number before the goods: what is not equal to it may count something else. */
  readonly isBare?: boolean;
}

export interface GoodsItem {
  /** The description without the terms below. */
  readonly description: string;
  /** Every count of a unit that the words state; which one is the quantity is certain only where there is one. */
  readonly quantities: readonly AskedQuantity[];
  readonly unitPrice?: UnitPrice;
  /** A price whose figures or currency were not understood. */
  readonly hasOtherPrice: boolean;
  readonly tradeTerm?: { readonly rule: string; readonly place?: string };
  readonly origin?: string;
  readonly hsCode?: string;
  readonly contractNumber?: string;
}

const signs: Readonly<Record<string, string>> = {
  RMB: 'CNY',
  US$: 'USD',
  人民币: 'CNY',
  元: 'CNY',
  '¥': 'CNY',
  '￥': 'CNY',
  '€': 'EUR',
  EURO: 'EUR',
  EUROS: 'EUR',
  '£': 'GBP',
};

const currencyOf = (sign: string | undefined): string | undefined => {
  const code = /^U\.S\. ?DOLLAR/.test(sign ?? '') ? 'USD' : (signs[sign ?? ''] ?? sign);
  return Currency.safeParse(code).success ? code : undefined;
};

/** Text that is cut piece by piece: what was taken leaves a line break behind. */
interface Rest {
  text: string;
}

const cut = (rest: Rest, pattern: RegExp): RegExpExecArray | undefined => {
  pattern.lastIndex = 0;
  const match = pattern.exec(rest.text);
  if (match === null) return undefined;
  rest.text = `${rest.text.slice(0, match.index)}\n${rest.text.slice(match.index + match[0].length)}`;
  return match;
};

const priceOf = (match: RegExpExecArray): UnitPrice | undefined => {
  const price = decimalIn(match.groups?.['figures'] ?? '');
  const sign = match.slice(1).find((group) => currencyOf(group) !== undefined);
  const currency = currencyOf(sign ?? (/元|单价/.test(match[0]) ? '元' : undefined));
  if (price === undefined || currency === undefined) return undefined;
  return defined({ price, currency, per: match.groups?.['unit'] });
};

/** All prices: the first one counts where there is no other. */
const pricesIn = (rest: Rest): readonly (UnitPrice | undefined)[] => {
  const matches: RegExpExecArray[] = [];
  for (const pattern of pricePatterns) {
    for (let match = cut(rest, pattern); match !== undefined; match = cut(rest, pattern)) matches.push(match);
  }
  return matches.map(priceOf);
};

const numberOf = (written: string): string | undefined => {
  if (/^\d/.test(written)) return decimalIn(written);
  if (/^[A-Z]/.test(written)) return String(countOf(written));
  return wholeInChinese(written)?.toString();
};

/** `15.000` is fifteen, or fifteen thousand where points group: both are held against what is billed. */
const readingsOf = (written: string): string[] => {
  const value = numberOf(written);
  if (value === undefined) return [];
  return /^\d{1,3}\.\d{3}$/.test(written) ? [value, written.replace('.', '')] : [value];
};

const quantitiesIn = (rest: Rest): AskedQuantity[] => {
  const found = [...rest.text.matchAll(quantityPattern)].flatMap((match) => {
    const { label, about, figures = '', after } = match.groups ?? {};
    if (after !== undefined) return [];
    const unit = match[4] ?? '';
    return readingsOf(figures).map((value) => ({
      isLabelled: label !== undefined,
      text: match[0],
      asked: { value, unit, isAbout: about !== undefined },
    }));
  });
  const labelled = found.filter(({ isLabelled }) => isLabelled);
  const counted = labelled.length > 0 ? labelled : found;
  for (const { text } of counted) rest.text = rest.text.replace(text, '\n');
  return counted.map(({ asked }) => asked);
};

/** Where no unit is named, a number before the goods may be their count. */
const countIn = (rest: Rest): AskedQuantity[] => {
  const match = leadingCount.exec(rest.text);
  const value = match === null ? undefined : decimalIn(match[1] ?? '');
  if (match === null || value === undefined) return [];
  rest.text = rest.text.slice(match[0].length);
  return [{ value, unit: 'PIECES', isAbout: false, isBare: true }];
};

const placeOf = (text: string | undefined): string | undefined => {
  const place = (text ?? '')
    .replace(/\(?\s*(?:AS PER |ACCORDING TO )?(?:ICC )?INCOTERMS?.*$/, '')
    .replace(/[\s(.]+$/, '')
    .trim();
  return place === '' ? undefined : place;
};

/** A pro-forma invoice or an order is another paper than the contract. */
const contractIn = (match: RegExpExecArray | undefined): string | undefined =>
  /CONTRACT|S\/C|合同/.test(match?.groups?.['paper'] ?? '') ? match?.groups?.['number'] : undefined;

const termIn = (match: RegExpExecArray | undefined): GoodsItem['tradeTerm'] => {
  const { rule, place } = match?.groups ?? {};
  return rule === undefined ? undefined : defined({ rule, place: placeOf(place) });
};

const priceOfAll = (
  prices: readonly (UnitPrice | undefined)[],
): { unitPrice: UnitPrice | undefined; hasOtherPrice: boolean } => {
  const unitPrice = prices.length === 1 ? prices[0] : undefined;
  return { unitPrice, hasOtherPrice: prices.length > 0 && unitPrice === undefined };
};

/** `139万元` is 1390000元. */
const inYuan = (text: string): string =>
  text.replace(
    /(\d+)(?:\.(\d{1,4}))?\s*万元/g,
    (_, whole: string, part = '') => `${whole}${String(part).padEnd(4, '0')}元`,
  );

/** The parts of a text; each is cut out before the next is looked for. */
export const goodsItemOf = (paragraph: string): GoodsItem => {
  const rest: Rest = { text: inYuan(paragraph.toUpperCase()) };
  const hsCode = cut(rest, hsPattern)?.[1];
  const contractNumber = contractIn(cut(rest, contractPattern));
  const prices = pricesIn(rest);
  const tradeTerm = termIn(cut(rest, termPattern));
  const origin = cut(rest, originPattern);
  for (const pattern of otherTerms) rest.text = rest.text.replace(pattern, '\n');
  const counted = quantitiesIn(rest);
  const quantities = counted.length > 0 ? counted : countIn(rest);
  return defined({
    description: rest.text.replace(/\s*\n\s*/g, '\n').trim(),
    quantities,
    ...priceOfAll(prices),
    tradeTerm,
    hsCode,
    origin: (origin?.[1] ?? origin?.[2])?.trim(),
    contractNumber,
  });
};

const isPriced = ({ unitPrice, hasOtherPrice }: GoodsItem): boolean =>
  unitPrice !== undefined || hasOtherPrice;

/** Lines that each have their price are items; what follows without one belongs to the last. */
const linesOf = (paragraph: string): string[] =>
  paragraph.split(/\n|;\s/).reduce<string[]>((items, line) => {
    const last = items.at(-1);
    return last === undefined || isPriced(goodsItemOf(line))
      ? [...items, line]
      : [...items.slice(0, -1), `${last}\n${line}`];
  }, []);

/** One item, or several where several parts of the field have prices of their own. */
export const goodsItemsOf = (paragraphs: readonly string[]): readonly GoodsItem[] => {
  if (paragraphs.length === 0) return [];
  const priced = paragraphs.flatMap(linesOf).filter((line) => isPriced(goodsItemOf(line)));
  if (priced.length < 2) return [goodsItemOf(paragraphs.join('\n'))];
  return paragraphs
    .flatMap(linesOf)
    .map(goodsItemOf)
    .filter(
      (item) => isPriced(item) || goodsWords(item.description).length > 0 || item.tradeTerm !== undefined,
    );
};
