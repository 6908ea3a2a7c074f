/** Particulars that credits name in words and documents show in fields: "net and gross weights", "vehicle number". */
import type { PresentedDocument } from '@chopmark/chaincode/api';
import { textOf } from './document-text.ts';

type Shows = (document: PresentedDocument) => unknown;

const isThere = (value: unknown): boolean =>
  value !== undefined && !(Array.isArray(value) && value.length === 0);

const particular =
  (...names: readonly string[]): Shows =>
  ({ particulars }) =>
    names.map((name) => (particulars as unknown as Readonly<Record<string, unknown>>)[name]).find(isThere);
const ofGoods =
  (name: keyof NonNullable<PresentedDocument['goods']>): Shows =>
  ({ goods }) =>
    goods?.[name];
const ofLines =
  (name: string): Shows =>
  ({ particulars }) =>
    'lines' in particulars
      ? (particulars.lines ?? []).find((line) => isThere((line as Readonly<Record<string, unknown>>)[name]))
      : undefined;
const either =
  (...ways: readonly Shows[]): Shows =>
  (document) =>
    ways.map((way) => way(document)).find(isThere);

const referenced =
  (name: keyof NonNullable<PresentedDocument['references']>): Shows =>
  ({ references }) =>
    references?.[name];

const both =
  (...ways: readonly Shows[]): Shows =>
  (document) =>
    ways.every((way) => isThere(way(document))) ? true : undefined;
/** In the words of the document, where no field holds it. */
const inWords =
  (...patterns: readonly RegExp[]): Shows =>
  (document) => {
    const text = textOf(document).toUpperCase();
    return patterns.every((pattern) => pattern.test(text)) ? true : undefined;
  };

const no = '(?: ?(?:NUMBERS?|NOS?\\.?))?';
const bill = /(?:B\/L|BILL OF LADING)(?: ?(?:NO|NUMBER)\.?)?[: ]*[A-Z/-]*\d/;
const quantity = either(ofGoods('quantity'), ofLines('quantity'), inWords(/\bQ(?:UANTI)?TY\b[: .]*\d/));

/** What words name it, and where the document shows it. Longer names stand before those that they contain. */
const known: readonly (readonly [string, Shows])[] = [
  [
    `B/L${no} AND DATE|BILL OF LADING${no} AND DATE`,
    either(both(referenced('transportDocumentNumber'), referenced('shipmentDate')), inWords(bill, /DATED? /)),
  ],
  [
    'E\\.?T\\.?A\\.?|ESTIMATED (?:TIME|DATE) OF ARRIVAL',
    inWords(/\bETA\b|ESTIMATED (?:TIME|DATE) OF ARRIVAL/),
  ],
  ['E\\.?T\\.?D\\.?', inWords(/\bETD\b/)],
  [
    '(?:INVOICE |TOTAL )?(?:VALUE|AMOUNT)(?: OF (?:THE )?(?:SHIPMENT|GOODS))?',
    either(particular('total'), inWords(/\b[A-Z]{3} ?\d[\d,.]*\d/)),
  ],
  [`(?:NCM|TARIFF)(?: CODE)?${no}`, either(ofGoods('hsCode'), inWords(/\b(?:NCM|TARIFF)\b\D{0,12}\d/))],
  [`SERIAL${no}`, inWords(/\bSERIAL\b\D{0,12}\d/)],
  [`BATCH${no}|LOT${no}`, inWords(/\b(?:BATCH|LOT)(?:ES|S)?\b\D{0,12}\d/)],
  [
    'NET(?: WEIGHTS?)?(?=\\s*(?:/|AND|&)\\s*GROSS)|NET WEIGHTS?|净重',
    either(ofGoods('netWeight'), ofLines('netWeight')),
  ],
  [
    'GROSS(?: WEIGHTS?)?(?=\\s*(?:/|AND|&)\\s*NET)|GROSS WEIGHTS?|毛重',
    either(ofGoods('grossWeight'), ofLines('grossWeight')),
  ],
  [`(?:TRUCK|VEHICLE|LORRY|WAGON)(?: PLATE)?(?: REGISTRATION)?${no}|车牌号?`, particular('vehicle')],
  [`(?:ACTUAL )?FLIGHT${no} AND DATE`, both(particular('flight'), particular('flightDateNotation'))],
  [`FLIGHT${no}|航班号?`, particular('flight')],
  ['(?:ACTUAL )?FLIGHT DATE', particular('flightDateNotation')],
  [
    `(?:NAME OF (?:THE )?(?:CARRYING )?)?VESSEL(?:'S)?(?: NAME)?|船名`,
    either(particular('vessel'), referenced('vessel'), inWords(/\b(?:VESSEL|M\/?V)\b[: .]+[A-Z]/)),
  ],
  [`VOYAGE${no}|航次`, particular('voyage')],
  [`(?:NAME OF (?:THE )?)CARRIER|承运人`, particular('carrier')],
  [`CONTAINER${no}|集装箱号`, ofGoods('containers')],
  [`H\\.?S\\.?(?: CODES?)?${no}|HARMONI[SZ]ED CODES?|商品编码`, ofGoods('hsCode')],
  ['SHIPPING MARKS?|MARKS(?: AND NUMBERS)?|唛头', ofGoods('marks')],
  [
    '(?:COUNTRY OF )?ORIGIN(?: OF (?:THE )?GOODS)?|原产地|产地',
    either(ofGoods('countryOfOrigin'), particular('originCountry')),
  ],
  ['UNIT PRICES?|单价', ofLines('unitPrice')],
  [
    'NUMBER OF (?:PACKAGES|CARTONS|BAGS|CASES|PALLETS|BALES)|PACKAGES|件数',
    either(ofGoods('packages'), ofLines('packages')),
  ],
  ['(?:TOTAL )?QUANTIT(?:Y|IES)(?: SHIPPED)?|(?:货物|收货|验收|交货|发货)?数量', quantity],
  ['(?:设备|规格)?型号', inWords(/型号/)],
  ['出厂编号|设备编号|序列号', inWords(/编号|序列号/)],
  ['DATE OF RECEIPT|收货日期|签收日期', particular('receiptDate')],
  ['服务内容', particular('service')],
  ['验收(?:结论|结果|意见)', inWords(/合格|通过|同意|验收/)],
  ['服务日期|服务期间', particular('serviceDate')],
  [
    '(?:B/L |BILL OF LADING |SHIPMENT )DATE|DATE OF SHIPMENT',
    either(
      referenced('shipmentDate'),
      inWords(/(?:B\/L|BILL OF LADING|SHIPMENT)(?: DATE|,? DATED)[: ]*\d|DATE OF SHIPMENT[: ]*\d/),
    ),
  ],
  [
    `B/L${no}|BILL OF LADING${no}|TRANSPORT DOCUMENT${no}`,
    either(referenced('transportDocumentNumber'), inWords(bill)),
  ],
  ['PORT OF LOADING|LOADING PORT', either(particular('portOfLoading'), referenced('portOfLoading'))],
  ['PORT OF DISCHARGE|DISCHARGE PORT', either(particular('portOfDischarge'), referenced('portOfDischarge'))],
  [`INVOICE${no}`, referenced('invoiceNumber')],
  [`(?:CONTRACT|合同)${no}`, referenced('contractNumber')],
  ['WEIGHTS?', either(ofGoods('grossWeight'), ofGoods('netWeight'), inWords(/\d ?(?:KGS?|MTS?|TONS)\b/))],
  ['DATES?(?: OF (?:THE )?SHIPMENT)?', either(referenced('shipmentDate'), ({ issueDate }) => issueDate)],
  ['DESCRIPTION OF (?:THE )?GOODS|GOODS DESCRIPTION|品名', ofGoods('description')],
];

/** Those whose names say of themselves that something is to be shown, for patterns. */
export const particularPattern = known
  .map(([source]) => source)
  .filter((source) => /WEIGHT|PLATE|FLIGHT|VOYAGE|CONTAINER|MARKS|UNIT PRICE/.test(source))
  .map((source) => `(?:${source})`)
  .join('|');

const patterns = known.map(
  ([source, shows]) => [new RegExp(`(?<![A-Z])(?:${source})(?![A-Z])`), shows] as const,
);

const silent =
  /^(?:[\s,，、.;:()'"-]|\b(?:AND|THE|OF|EACH|PER|IN|ALL|FOLLOWING|WITH|TOTAL|ITS|ON|A|AN|(?<=(?:EACH|PER) )(?:PACKAGE|CARTON|BAG|BALE|CASE|ROLL|COIL|DRUM|PALLET|PIECE|CONTAINER))\b|为合格|合格|及|和|与|以及|的)*$/;

export interface ShownParticular {
  readonly name: string;
  readonly isShown: boolean;
}

/** Each particular that the words name; `undefined` where they say anything else. */
export const shownParticulars = (
  words: string,
  document: PresentedDocument,
): ShownParticular[] | undefined => {
  let rest = words.toUpperCase().replace(/\s+/g, ' ');
  const found: ShownParticular[] = [];
  for (const [pattern, shows] of patterns) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    found.push({ name: match[0], isShown: isThere(shows(document)) });
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  }
  return found.length > 0 && silent.test(rest) ? found : undefined;
};
