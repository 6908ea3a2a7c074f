/**
 * Particulars that the text of a document seems to state, each with its page and the words found. They fill a form; a
 * person confirms them.
 */
import { Currency, type DocumentType, Money } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { dateIn } from '../requirements/shipment-words.ts';
import { unitOf, unitPattern } from '../text/quantities.ts';
import { candidates } from './cells.ts';

export const Proposal = z
  .strictObject({
    field: z.string().meta({ description: 'JSON pointer into the document, such as /particulars/total.' }),
    value: z.json(),
    page: z.int(),
    text: z.string().meta({ description: 'The words of the page from which the value was read.' }),
  })
  .meta({ id: 'ParticularsProposal' });
export type Proposal = z.output<typeof Proposal>;

type Read = (text: string) => z.output<typeof Proposal>['value'] | undefined;

interface Label {
  readonly field: string;
  /** Types whose documents carry it; absent for all. */
  readonly types?: RegExp;
  /** The label; what follows on its line is the value. */
  readonly label: string;
  readonly read: Read;
}

const asText: Read = (text) => {
  const value = text.replace(/\s{2,}.*$/, '').trim();
  return value === '' || value.length > 140 ? undefined : value;
};
const asNumber: Read = (text) => /^[A-Z0-9][A-Z0-9/-]{1,39}/i.exec(text)?.[0];
const asDate: Read = (text) => dateIn(text.slice(0, 40));

const asMoney: Read = (text) => {
  const match = /^(?:([A-Z]{3})|US\$|¥|￥)?\s*([\d,]+(?:\.\d+)?)/.exec(text.trim());
  const currency = match?.[1] ?? (/^US\$/.test(text) ? 'USD' : /^[¥￥]/.test(text) ? 'CNY' : undefined);
  const money = Money.safeParse({ amount: (match?.[2] ?? '').replace(/,/g, ''), currency });
  return Currency.safeParse(currency).success && money.success ? money.data : undefined;
};

const quantity = new RegExp(`^(\\d[\\d,]*(?:\\.\\d+)?)\\s*(${unitPattern})(?![\\p{L}])`, 'iu');
const asQuantity: Read = (text) => {
  const match = quantity.exec(text.trim());
  const unit = match?.[2];
  return unit === undefined || unitOf(unit) === undefined
    ? undefined
    : { value: (match?.[1] ?? '').replace(/,/g, ''), unit };
};

const no = '(?:NUMBER|NO\\.?|NR\\.?|#)';
const sea = /^(BILL_OF_LADING|SEA_WAYBILL|CHARTER_PARTY_BL|MULTIMODAL)$/;
const tax = /^(VAT_INVOICE|FULLY_DIGITAL_INVOICE)$/;

const labels: readonly Label[] = [
  { field: '/number', types: /^INVOICE$/, label: `INVOICE ${no}`, read: asNumber },
  { field: '/number', types: sea, label: `(?:B/L|BILL OF LADING|DOCUMENT) ${no}`, read: asNumber },
  { field: '/number', types: /^AIR_WAYBILL$/, label: `(?:AWB|AIR WAYBILL) ${no}`, read: asNumber },
  { field: '/number', types: /^INSURANCE$/, label: `(?:POLICY|CERTIFICATE) ${no}`, read: asNumber },
  {
    field: '/number',
    types: /^(CERT_ORIGIN|INSPECTION|WEIGHT|QUALITY|ANALYSIS)$/,
    label: `(?:CERTIFICATE|REPORT) ${no}`,
    read: asNumber,
  },
  {
    field: '/issueDate',
    label:
      '(?:DATE OF ISSUE|ISSUE DATE|ISSUED ON|INVOICE DATE|DATED?|PLACE AND DATE OF ISSUE|开票日期|签发日期|日期)',
    read: asDate,
  },
  {
    field: '/references/creditNumber',
    label: `(?:DOCUMENTARY CREDIT|LETTER OF CREDIT|L/C|LC|CREDIT) ${no}|(?:国内)?信用证(?:编号|号码|号)`,
    read: asNumber,
  },
  { field: '/references/invoiceNumber', types: /^(?!INVOICE$)/, label: `INVOICE ${no}`, read: asNumber },
  {
    field: '/references/contractNumber',
    label: `(?:SALES )?(?:CONTRACT|S/C) ${no}|合同(?:编号|号)`,
    read: asNumber,
  },
  { field: '/goods/grossWeight', label: '(?:TOTAL )?GROSS WEIGHT|毛重', read: asQuantity },
  { field: '/goods/netWeight', label: '(?:TOTAL )?NET WEIGHT|净重', read: asQuantity },
  { field: '/goods/quantity', label: '(?:TOTAL )?QUANTITY|数量', read: asQuantity },
  { field: '/goods/packages', label: '(?:TOTAL )?(?:NUMBER OF )?PACKAGES|件数', read: asQuantity },
  { field: '/goods/marks', label: '(?:SHIPPING )?MARKS(?: AND NUMBERS)?', read: asText },
  { field: '/goods/countryOfOrigin', label: 'COUNTRY OF ORIGIN|原产国', read: asText },
  {
    field: '/particulars/total',
    types: /^INVOICE$/,
    label: '(?:GRAND )?TOTAL(?: AMOUNT| VALUE)?|AMOUNT DUE',
    read: asMoney,
  },
  { field: '/particulars/amount', types: /^DRAFT$/, label: 'FOR|AMOUNT|THE SUM OF', read: asMoney },
  { field: '/particulars/vessel', types: sea, label: '(?:OCEAN )?VESSEL(?: NAME)?', read: asText },
  { field: '/particulars/voyage', types: sea, label: `VOYAGE(?: ${no})?`, read: asNumber },
  { field: '/particulars/portOfLoading', types: sea, label: 'PORT OF LOADING', read: asText },
  { field: '/particulars/portOfDischarge', types: sea, label: 'PORT OF DISCHARGE', read: asText },
  { field: '/particulars/placeOfReceipt', types: sea, label: 'PLACE OF RECEIPT', read: asText },
  { field: '/particulars/placeOfDelivery', types: sea, label: 'PLACE OF DELIVERY', read: asText },
  {
    field: '/particulars/onBoard/date',
    types: sea,
    label: '(?:SHIPPED|LADEN) ON BOARD(?: DATE)?',
    read: asDate,
  },
  {
    field: '/particulars/airportOfDeparture',
    types: /^AIR_WAYBILL$/,
    label: 'AIRPORT OF DEPARTURE',
    read: asText,
  },
  {
    field: '/particulars/airportOfDestination',
    types: /^AIR_WAYBILL$/,
    label: 'AIRPORT OF DESTINATION',
    read: asText,
  },
  {
    field: '/particulars/cover',
    types: /^INSURANCE$/,
    label: '(?:SUM|AMOUNT) INSURED|保险金额',
    read: asMoney,
  },
  {
    field: '/particulars/claimsPayableAt',
    types: /^INSURANCE$/,
    label: 'CLAIMS?(?:,? IF ANY,?)? PAYABLE (?:AT|IN)',
    read: asText,
  },
  {
    field: '/particulars/originCountry',
    types: /^CERT_ORIGIN$/,
    label: 'COUNTRY OF ORIGIN|ORIGIN',
    read: asText,
  },
  { field: '/particulars/invoiceNumber', types: tax, label: '发票号码', read: asNumber },
  { field: '/particulars/invoiceCode', types: tax, label: '发票代码', read: asNumber },
  { field: '/particulars/gross', types: tax, label: '价税合计[（(]小写[）)]|[（(]小写[）)]', read: asMoney },
  { field: '/particulars/grossInWords', types: tax, label: '价税合计[（(]大写[）)]', read: asText },
  { field: '/particulars/receiptDate', types: /^GOODS_RECEIPT$/, label: '收货日期|签收日期', read: asDate },
  {
    field: '/particulars/serviceDate',
    types: /^SERVICE_EVIDENCE$/,
    label: '验收日期|服务完成日期',
    read: asDate,
  },
];

const textMax = 200;

const labelPattern = (label: string, isStart: boolean): RegExp =>
  new RegExp(`${isStart ? '^' : '(?<![\\p{L}/])'}(?:${label})(?![\\p{L}])`, 'iu');

const anyLabel = labelPattern(labels.map(({ label }) => label).join('|'), true);
const isLabel = (text: string): boolean => anyLabel.test(text);

/** The first place that bears the label and a value that can be read. */
const found = ({ field, label, read }: Label, pages: readonly string[]): Proposal | undefined => {
  const pattern = labelPattern(label, false);
  for (const [index, page] of pages.entries()) {
    const lines = page.split('\n');
    for (const at of lines.keys()) {
      for (const { text, words } of candidates(lines, at, pattern, isLabel)) {
        const value = read(text.toUpperCase());
        if (value !== undefined) return { field, value, page: index + 1, text: words.slice(0, textMax) };
      }
    }
  }
  return undefined;
};

/** At most one proposal for each field, in the order of the table. */
export const proposalsFrom = (type: DocumentType, pages: readonly string[]): Proposal[] => {
  const proposals = labels
    .filter(({ types }) => types === undefined || types.test(type))
    .flatMap((label) => found(label, pages) ?? []);
  return proposals.filter(({ field }, index) => proposals.findIndex((one) => one.field === field) === index);
};
