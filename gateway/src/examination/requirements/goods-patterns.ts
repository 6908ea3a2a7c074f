/** The terms that a description of goods in field 45A carries besides the goods. */
import { countryPattern } from '../text/countries.ts';
import { figures } from '../text/figures.ts';
import { unitPattern } from '../text/quantities.ts';

const currency = '(USD|US\\$|U\\.S\\. ?DOLLARS?|EUROS?|€|£|RMB|[A-Z]{3}(?![A-Z])|人民币|¥|￥)';
const unit = `(${unitPattern})(?![\\p{L}])`;
const per = '(?:PER|P(?=MT\\b)|/|每|A(?=\\s+PIECE))';
const net = '(?:\\s*(?:NET|EACH|ONLY))?';

const priceLabel =
  '(?:(?:UNIT PRICE|BASE PRICE|PRICE|RATE|单价|含税单价|不含税单价)(?: OF| IS|为|：|:)?|AT(?: THE RATE OF)?|@)';

/** Each with its groups: sign, figures and unit in whatever order the form has them. */
export const pricePatterns: readonly RegExp[] = [
  new RegExp(
    `${priceLabel}?[:：\\s]*${currency}\\s*(?<figures>${figures})\\s*元?\\s*(?:（[^）]*）)?\\s*${per}\\s*(?:1\\s+)?(?<unit>(?:1000?\\s*)?(?:${unitPattern}))(?![\\p{L}])${net}`,
    'u',
  ),
  new RegExp(
    `${priceLabel}?[:：\\s]*每(?<unit>${unitPattern})[:：\\s]*${currency}?\\s*(?<figures>${figures})\\s*元`,
    'u',
  ),
  new RegExp(
    `${priceLabel}?[:：\\s]*(?<figures>${figures})\\s*(元|${currency.slice(1, -1)})\\s*(?:（[^）]*）)?\\s*${per}\\s*(?<unit>${unitPattern})(?![\\p{L}])${net}`,
    'u',
  ),
  new RegExp(`@\\s*${currency}\\s*(?<figures>${figures})\\s*(?<unit>${unitPattern})(?![\\p{L}])`, 'u'),
  new RegExp(
    `(?:UNIT PRICE|PRICE|@|(?<![\\p{L}])(?:AT|X)(?=\\s*[A-Z]{3}\\s*\\d))[:\\s]*${currency}?\\s*(?<figures>${figures})(?:\\s*(?<unit>EACH)| ONLY)?`,
    'u',
  ),
  new RegExp(`${currency}\\s*(?<figures>${figures})\\s*(?<unit>EACH)`, 'u'),
];

const capital = '[零〇壹贰叁肆伍陆柒捌玖拾佰仟万萬亿億一二三四五六七八九十百千两]';

/** A count before the goods without a unit: `120 TABLES`, `1 (ONE) PACKAGING MACHINE`. */
export const leadingCount = /^\s*(\d{1,3}(?:,\d{3})*|\d+)(?:\s*\([A-Z -]+\))?\s+(?=\p{L}{3})/u;

/** A count, in figures or words, of a unit. The words behind it may tell that it is no count of the goods. */
export const quantityPattern = new RegExp(
  '(?:(?<label>TOTAL QUANTITY|QUANTITY|QTY|数量|共计?|总计)[:：.\\s]*(?:OF |为)?|' +
    '(?<![\\p{Script=Latin}\\p{N}.,/*-]|\\b(?:OF|IN|X|EACH|PER)\\s{1,2}))' +
    '(?<about>ABOUT|ABT\\.?|APPROX(?:IMATELY|\\.)?|CIRCA|CA\\.|约|大约)?\\s*' +
    `(?<figures>${figures}|(?:ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)(?= )|${capital}+)` +
    `\\s*(?:\\((?:[A-Z -]+|\\d+)\\)\\s*)?${unit}(?=(?<after>[^\\S\\n]*(?:EACH|PER\\b|/|NET PER))?)`,
  'gu',
);

const incoterms = 'EXW|FCA|FAS|FOB|CFR|CNF|C ?& ?F|C AND F|CPT|CIF|CIP|DAP|DPU|DAT|DDP';
const countryTail = `(?:(?:, ?[A-Z]{2,12})?, ?(?:P\\.?R\\.? ?)?(?:${countryPattern}|U\\.S\\.A\\.)(?![\\p{L}]))?`;
export const termPattern = new RegExp(
  '(?:(?:TRADE|PRICE|DELIVERY|SHIPPING|SHIPMENT)? ?(?:TERMS?|BASIS)(?: OF (?:PRICE|DELIVERY|TRADE|SALE))?(?: IS)?[:\\s]*)?' +
    `\\b(?<rule>${incoterms})\\b[ \\t:]*(?<place>[^\\n,;]{0,45}?${countryTail})` +
    '(?:[,\\s]*(?:\\(?\\s*(?:AS PER |ACCORDING TO )?(?:ICC )?INCOTERMS?[^\\n]*))?(?=\\n|$|,|;|\\.\\s|\\.$|\\bAS PER\\b|\\s[A-Z]{3}\\s?\\d)',
  'u',
);

const paper =
  '(?:SALES? |PURCHASE |SUPPLY |(?:服务|购销|销售|采购|买卖|委托|施工|贸易))?(?:CONTRACT|S/C|P/O|PO|ORDER|PRO-?FORMA(?: INVOICE)?|P/I|PI|INDENT|QUOTATION|OFFER|CONFIRMATION|AGREEMENT|合同)';
const dated =
  '(?:[\\s,]*(?:DATED?|DD\\.?|DT\\.?|OF|DTD\\.?)[:\\s]+(?:\\d{1,2}[./-]\\w{1,9}[./-]\\d{2,4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}(?:ST|ND|RD|TH)? [A-Z]{3,9}\\.?,? \\d{4}|[A-Z]{3,9}\\.? \\d{1,2},? \\d{4}|\\S*\\d\\S*))?';
export const contractPattern = new RegExp(
  '(?:(?:(?:ALL )?(?:OTHER )?DETAILS )?(?:AS PER|ACCORDING TO|UNDER|PER|IN ACCORDANCE WITH)\\s+)?' +
    "(?:(?:THE )?(?:BENEFICIARY|SELLER|APPLICANT|BUYER)'?S?\\s+)?" +
    `(?<![\\p{L}])(?<paper>${paper})\\s*(?:NO\\.?|NUMBER|NR\\.?|#|编号|号码|号)?[:：\\s]*(?<number>[A-Z0-9][A-Z0-9/_-]*\\d[A-Z0-9/_-]*)${dated}`,
  'u',
);

export const originPattern =
  /(?:COUNTRY OF )?ORIGIN(?: OF (?:THE )?GOODS)?[:：\s]+(?:IS )?([A-Z][A-Z ]+?)(?=\n|$|[.,;(])|(?:原)?产地[:：]?\s*(\p{Script=Han}+)/u;
export const hsPattern =
  /(?:,\s*)?\(?\b(?:H\.? ?S\.?|HTS)(?: ?TARIFF)?(?: ?CODE)?S?(?: NO\.?| NUMBER)?[:\s]*(\d[\d.]{3,13})\)?/u;

const percent = '\\d{1,2}(?:\\.\\d)?\\s*(?:PCT|PERCENT|PER CENT|%)';
const option = "(?:[\\s,]*(?:AT|IN) (?:THE )?(?:SELLER|BUYER|BENEFICIARY|APPLICANT)(?:'?S'?)? OPTION)?";
/** Tolerances, totals and amounts, which the fields of the credit say with effect. */
export const otherTerms: readonly RegExp[] = [
  /(?<=\d\s?(?:KGS?|MTS?|TONS?|TONNES?|LBS?))\s+NET(?: WEIGHT)?(?![\p{L}])/gu,
  /[（(]?含\s*\d{1,2}%\s*增值税[）)]?/gu,
  /\p{Script=Han}{0,4}(?:总价|总额|价款)(?:[（(](?:含税|不含税)[）)])?/gu,
  /(?:增值税)?税率[:：为]?\s*\d{1,2}%|含税|不含税/gu,
  /\b(?:FORM ['"]?M['"]?|BA|LCAF|IRC|NTN|TIN|BIN|IEC|GSTIN|TAX ID|LICEN[CS]E|PERMIT|REGISTRATION|L\/C|IMPORT PERMIT)\s+(?:(?:NO\.?|NUMBER|NR\.?|#)[:\s]*)?(?=[A-Z/-]*\d)[A-Z0-9][A-Z0-9/.-]{3,}/gu,
  new RegExp(
    `\\(?(?:\\+ ?/ ?-|-/\\+|PLUS OR MINUS|PLUS/MINUS|MORE OR LESS|±)\\s*${percent}(?:[^\\n,;)]*(?:QUANTITY|AMOUNT)[^\\n]*)?${option}\\)?`,
    'gu',
  ),
  new RegExp(`\\(?${percent} (?:MORE OR LESS|PLUS OR MINUS|TOLERANCE)[^\\n,;)]*${option}\\)?`, 'gu'),
  /[（(]?(?:(?:数量|金额)(?:及|和|与|、)?(?:数量|金额)?(?:均)?)?(?:允许|可)?(?:溢短装|上下浮动|数量浮动|浮动|增减)[^，。；;）)\n]*[）)]?/gu,
  new RegExp(
    `(?:GRAND TOTAL|TOTAL|AMOUNT|VALUE|总|合计|价税合计|服务费总额|金额)(?: AMOUNT| VALUE| PRICE|金额|价款|价|额)?(?:为|：|:)?\\s*${currency}?\\s*\\d[\\d,.]*\\s*元?整?(?:/[-=])?`,
    'gu',
  ),
  new RegExp(
    `\\p{Script=Han}{0,5}(?:总额|总价|金额|合计)?(?:为|：|:)?(?:人民币|RMB)?${capital}{2,}[元圆]整?`,
    'gu',
  ),
  new RegExp(`(?<![A-Z])(?:USD|EUR|GBP|CNY|JPY|CHF|RMB|人民币)\\s*\\d[\\d,.]*\\s*元?整?`, 'gu'),
];
