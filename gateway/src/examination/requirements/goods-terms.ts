/** Field 45A: what the credit says of the goods beside their description. */
import { Currency, type StatedQuantity, type UnitPrice } from '@chopmark/chaincode/api';
import { defined } from '../defined.ts';
import { unitPattern } from '../text/quantities.ts';

export interface GoodsItem {
  /** The description without the terms below. */
  readonly description: string;
  readonly quantity?: StatedQuantity;
  /** "About", "approximately": 10 per cent (UCP 600 art. 30(a)). */
  readonly isAbout: boolean;
  readonly unitPrice?: UnitPrice;
  readonly tradeTerm?: { readonly rule: string; readonly place?: string };
  readonly origin?: string;
  readonly hsCode?: string;
  readonly contractNumber?: string;
}

const numeral = '\\d[\\d,]*(?:\\.\\d+)?';
const money = '(?:(USD|US\\$|EUR|CNY|RMB|JPY|GBP|HKD|KRW|SGD|CHF|AUD|[A-Z]{3}|人民币|¥|￥)\\s*)?';

const patterns = {
  unitPrice: new RegExp(
    `(?:UNIT PRICE|PRICE|单价|AT|@)?[:：\\s]*${money}(${numeral})\\s*元?\\s*(?:PER|P(?=MT\\b)|/|每)\\s*(${unitPattern})(?![\\p{L}])` +
      `|(?:UNIT PRICE|@)[:\\s]*${money}(${numeral})(?:\\s*(?:EACH|ONLY))?`,
    'u',
  ),
  quantity: new RegExp(
    `(?:QUANTITY|QTY|数量)?[:：\\s]*(ABOUT|ABT\\.?|APPROX(?:IMATELY|\\.)?|CIRCA|约|大约)?\\s*(${numeral})\\s*(${unitPattern})(?![\\p{L}])`,
    'u',
  ),
  tradeTerm:
    /\b(EXW|FCA|FAS|FOB|CFR|CNF|C&F|CPT|CIF|CIP|DAP|DPU|DAT|DDP)\b[ \t:]*([^\n,;]*?(?:, ?(?:P\.?R\.? ?)?(?:CHINA|INDIA|GERMANY|JAPAN|KOREA|TURKEY|USA|U\.S\.A\.|VIETNAM|BRAZIL|EGYPT|UAE|ITALY|FRANCE|SPAIN|NETHERLANDS|BELGIUM|POLAND|MEXICO|CANADA|THAILAND|INDONESIA|MALAYSIA|PAKISTAN|BANGLADESH))?)(?:[,\s]*(?:\(?\s*INCOTERMS?[^\n]*))?(?=\n|$|,|;)/u,
  origin:
    /(?:COUNTRY OF )?ORIGIN[:：\s]+([A-Z][A-Z ]+?)(?=\n|$|[.,;])|(?:原)?产地[:：]?\s*(\p{Script=Han}+)/u,
  hsCode: /(?:,\s*)?\bH\.?S\.?(?: CODE)?(?: NO\.?)?[:\s]*(\d[\d.]{3,13})/u,
  contract:
    /(?:(?:DETAILS )?(?:AS PER|ACCORDING TO|UNDER|PER)\s+)?(?:(?:BENEFICIARY|SELLER|APPLICANT|BUYER)'?S?\s+)?(?:SALES |PURCHASE )?(CONTRACT|S\/C|ORDER|P\/O|PRO-?FORMA INVOICE|P\/I)\s*(?:NO\.?|NUMBER)?[:\s]*([A-Z0-9][A-Z0-9/-]*\d[A-Z0-9/-]*)(?:\s+(?:DATED|DD\.?)\s+\S+(?:\s[A-Z]{3,9}\.?\s\d{4})?)?|合同(?:编号|号码|号)[:：]?\s*([A-Z0-9/-]+)/u,
  tolerance:
    /(?:\+ ?\/ ?-|PLUS OR MINUS|±)\s*\d{1,2}\s*(?:PCT|PERCENT|PER CENT|%)(?:[^\n]*(?:QUANTITY|AMOUNT)[^\n]*)?/u,
  total: /(?:TOTAL|总)(?: AMOUNT| VALUE|金额|价)?[:：\s]*(?:[A-Z]{3})?\s*\d[\d,.]*\s*元?/u,
} as const;

const plainNumber = (text: string | undefined): string => (text ?? '').replace(/,/g, '');

const currencyOf = (sign: string | undefined): string | undefined => {
  const code = { RMB: 'CNY', US$: 'USD', 人民币: 'CNY', '¥': 'CNY', '￥': 'CNY' }[sign ?? ''] ?? sign;
  return Currency.safeParse(code).success ? code : undefined;
};

/** Currency, figures and unit of either form of a price: `USD 9.70 PER KG`, `@ USD 9.70`. */
const priceOf = (match: RegExpExecArray | null): UnitPrice | undefined => {
  if (match === null) return undefined;
  const [whole, sign, figures, per, otherSign, otherFigures] = match;
  const currency = currencyOf(sign ?? otherSign ?? (/元|单价/.test(whole) ? 'CNY' : undefined));
  if (currency === undefined) return undefined;
  return defined({ price: plainNumber(figures ?? otherFigures), currency, per });
};

const placeOf = (text: string | undefined): string | undefined => {
  const place = (text ?? '')
    .replace(/INCOTERMS?.*$/, '')
    .replace(/[\s(]+$/, '')
    .trim();
  return place === '' ? undefined : place;
};

type Cut = (pattern: RegExp) => RegExpExecArray | null;

const quantityIn = (match: RegExpExecArray | null): StatedQuantity | undefined =>
  match === null ? undefined : { value: plainNumber(match[2]), unit: match[3] ?? '' };

const termIn = (match: RegExpExecArray | null): GoodsItem['tradeTerm'] =>
  match === null ? undefined : defined({ rule: match[1] ?? '', place: placeOf(match[2]) });

const eitherOf = (match: RegExpExecArray | null): string | undefined => (match?.[1] ?? match?.[2])?.trim();

/** A pro-forma invoice or an order is another paper than the contract. */
const contractIn = (match: RegExpExecArray | null): string | undefined =>
  match?.[3] ?? (/^(CONTRACT|S\/C)$/.test(match?.[1] ?? '') ? match?.[2] : undefined);

/** The parts of a paragraph; each is cut out before the next is looked for. */
export const goodsItemOf = (paragraph: string): GoodsItem => {
  let rest = paragraph.toUpperCase();
  const cut: Cut = (pattern) => {
    const match = pattern.exec(rest);
    if (match !== null) rest = `${rest.slice(0, match.index)}\n${rest.slice(match.index + match[0].length)}`;
    return match;
  };
  const unitPrice = priceOf(cut(patterns.unitPrice));
  const tradeTerm = termIn(cut(patterns.tradeTerm));
  const hsCode = cut(patterns.hsCode)?.[1];
  const contractNumber = contractIn(cut(patterns.contract));
  const origin = eitherOf(cut(patterns.origin));
  cut(patterns.tolerance);
  cut(patterns.total);
  const asked = cut(patterns.quantity);
  return defined({
    description: rest.replace(/\s*\n\s*/g, '\n').trim(),
    isAbout: asked?.[1] !== undefined,
    quantity: quantityIn(asked),
    ...{ unitPrice, tradeTerm, hsCode, origin, contractNumber },
  });
};
