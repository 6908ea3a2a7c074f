/** What the words of fields 42C and 42P say about maturity. Words that are not understood stay with a person. */
import { CalendarDate, type CreditTerms, type Tenor } from '@chopmark/chaincode/api';

type Basis = Tenor['basis'];

/** Words between `AFTER` and what it is about. `RECEIPT OF` is none of them: it makes another event. */
const fillers = '(?:(?:THE|DATE|OF|ON BOARD|ISSUE|ISSUANCE|COMMERCIAL|OCEAN|MARINE|CLEAN|ORIGINAL) )*';

const event = (names: string): RegExp => new RegExp(`^ ?${fillers}(?:${names})\\b`);

const events: readonly (readonly [RegExp, Basis])[] = [
  [event('SIGHT'), 'after-sight'],
  [
    event(
      'BILLS? OF LADING|B/?L|AIR ?WAYBILL|AWB|TRANSPORT DOCUMENT|WAY ?BILL|RAILWAY BILL|CONSIGNMENT NOTE|CMR|MULTIMODAL',
    ),
    'after-transport-document',
  ],
  [event('SHIPMENT|SHIPPED|LOADING ON BOARD|ON BOARD'), 'after-shipment'],
  [event('INVOICE'), 'after-invoice'],
];

const period = /\b(\d{1,4}) ?(?:\([A-Z -]+\) ?)?(?:CALENDAR )?(DAYS?|MONTHS?)\b['’]?/g;
const after = /\b(?:AFTER|FROM)\b(.*)$/;
/** `90 DAYS SIGHT` is ninety days after it. */
const directly = /^ ?(SIGHT\b.*)$/;

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const isoDay = /\bON (\d{4}-\d{2}-\d{2})\b/;
const writtenDay = new RegExp(`\\bON (\\d{1,2})(?:ST|ND|RD|TH)? ?(${months.join('|')})[A-Z]*,? ?(\\d{4})\\b`);

const dayIn = (text: string): string | undefined => {
  const [, day = '', month = '', year = ''] = writtenDay.exec(text) ?? [];
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  const found = isoDay.exec(text)?.[1] ?? `${year}-${number}-${day.padStart(2, '0')}`;
  return CalendarDate.safeParse(found).success ? found : undefined;
};

/** Without a period: at sight, or on a day. */
const withoutPeriod = (text: string, wording: string[]): Tenor | undefined => {
  const date = dayIn(text);
  if (date !== undefined) return { basis: 'fixed-date', date, wording };
  return /\bSIGHT\b/.test(text) ? { basis: 'sight', wording } : undefined;
};

/** What a period counts from, in the words after it. */
const basisIn = (rest: string): Basis | undefined => {
  const counted = directly.exec(rest)?.[1] ?? after.exec(rest)?.[1];
  return counted === undefined ? undefined : events.find(([pattern]) => pattern.test(counted))?.[1];
};

/** Another number or `SIGHT` before the period: part of the amount at another time, or several periods. */
const saysMore = (before: string): boolean => /\d|\bSIGHT\b/.test(before);

/**
 * The tenor that the lines mean, or `undefined` where they say it in other words, or say several: a part at sight and
 * another later.
 */
export const tenorOfWording = (lines: readonly string[]): Tenor | undefined => {
  const text = lines.join(' ').toUpperCase();
  const wording = [...lines];
  const [length, ...others] = text.matchAll(period);
  if (length === undefined) return withoutPeriod(text, wording);
  if (others.length > 0 || saysMore(text.slice(0, length.index))) return undefined;
  const [whole, count = '', unit = ''] = length;
  const basis = basisIn(text.slice(length.index + whole.length));
  if (basis === undefined || Number(count) === 0) return undefined;
  const counted = { [unit.startsWith('M') ? 'months' : 'days']: Number(count) };
  return { basis, ...counted, wording };
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
