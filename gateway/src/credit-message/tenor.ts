/** What the words of fields 42C and 42P say about maturity. Words that are not understood stay with a person. */
import type { CreditTerms, Tenor } from '@chopmark/chaincode/api';

type Basis = Tenor['basis'];

const events: readonly (readonly [RegExp, Basis])[] = [
  [/\b(SIGHT)\b/, 'after-sight'],
  [
    /\b(BILLS? OF LADING|B\/?L|AIR ?WAYBILL|AWB|TRANSPORT DOCUMENT|WAYBILL|MULTIMODAL)\b/,
    'after-transport-document',
  ],
  [/\b(SHIPMENT|SHIPPED|LOADING ON BOARD|ON BOARD)\b/, 'after-shipment'],
  [/\b(INVOICE)\b/, 'after-invoice'],
];

const period = /\b(\d{1,4}) ?(?:CALENDAR )?(DAYS?|MONTHS?)\b/;
const after = /\b(AFTER|FROM)\b(.*)$/;

/** The tenor that the lines mean, or `undefined` where they say it in other words. */
export const tenorOfWording = (lines: readonly string[]): Tenor | undefined => {
  const text = lines.join(' ').toUpperCase();
  const wording = [...lines];
  const length = period.exec(text);
  if (length === null) return /\bSIGHT\b/.test(text) ? { basis: 'sight', wording } : undefined;
  const event = after.exec(text.slice(length.index + length[0].length))?.[2] ?? '';
  const basis = events.find(([pattern]) => pattern.test(event))?.[1];
  if (basis === undefined) return undefined;
  const count = Number(length[1]);
  if (count === 0) return undefined;
  return length[2]?.startsWith('M') === true
    ? { basis, months: count, wording }
    : { basis, days: count, wording };
};

const eventWords: Readonly<Record<Basis, string>> = {
  sight: 'SIGHT',
  'after-sight': 'SIGHT',
  'after-shipment': 'SHIPMENT DATE',
  'after-transport-document': 'TRANSPORT DOCUMENT DATE',
  'after-invoice': 'INVOICE DATE',
  'after-goods-receipt': 'DATE OF GOODS RECEIPT',
  'after-service': 'DATE OF SERVICE',
  'fixed-date': '',
};

const lineLengthMax = 35;

/** The credit's own words, or the usual ones for what it means, in lines that fields 42C and 42P have room for. */
export const wordingOfTenor = ({ basis, days, months, date, wording }: CreditTerms['tenor']): string[] => {
  if (wording !== undefined) return wording;
  if (basis === 'sight') return ['SIGHT'];
  if (date !== undefined) return [`ON ${date}`];
  const length = days === undefined ? `${months ?? 0} MONTHS AFTER` : `${days} DAYS AFTER`;
  const line = `${length} ${eventWords[basis]}`;
  return line.length <= lineLengthMax ? [line] : [length, eventWords[basis]];
};
