/** The places of the demonstration's calendars, and where their days differ from a country's list of holidays. */

export interface PlaceOfCalendar {
  readonly place: string;
  readonly name: string;
  /** ISO 3166 country and, where it has holidays of its own, subdivision. */
  readonly region: readonly [country: string, subdivision?: string];
  readonly timeZone: string;
  readonly counter: { readonly opens: string; readonly closes: string };
  /** Calendar years of which the holidays are known. */
  readonly years: readonly [first: number, last: number];
  /** Days, as `05-01`, on which banks are closed in every year although the source lists them otherwise. */
  readonly alsoClosed?: Readonly<Record<string, string>>;
  /** Whether banks stay open on the Friday that replaces a holiday on a Saturday. */
  readonly opensOnFridaySubstitutes?: true;
  /** Calendar days by which holidays of this name lie from where the source puts them. */
  readonly corrections?: Readonly<Record<string, number>>;
}

const counter = { opens: '09:00', closes: '16:00' };

/** Holidays of China are published for one year at a time: its calendar ends where the State Council's notices end. */
export const shanghai: PlaceOfCalendar = {
  place: 'CNSHA',
  name: 'Shanghai',
  region: ['CN'],
  timeZone: 'Asia/Shanghai',
  counter: { opens: '09:00', closes: '17:00' },
  years: [2025, 2026],
};

const years = [2025, 2027] as const;

export const otherPlaces: readonly PlaceOfCalendar[] = [
  { place: 'DEHAM', name: 'Hamburg', region: ['DE', 'HH'], timeZone: 'Europe/Berlin', counter, years },
  { place: 'GBLON', name: 'London', region: ['GB', 'ENG'], timeZone: 'Europe/London', counter, years },
  { place: 'JPTYO', name: 'Tokyo', region: ['JP'], timeZone: 'Asia/Tokyo', counter, years },
  {
    place: 'KRSEL',
    name: 'Seoul',
    region: ['KR'],
    timeZone: 'Asia/Seoul',
    counter,
    years,
    // Workers' Day closes banks by an act of its own.
    alsoClosed: { '05-01': 'Workers’ Day' },
    // The three days of the new year are the eve, the day and the day after; the source begins on the day.
    corrections: { 'Korean New Year': -1 },
  },
  { place: 'SGSIN', name: 'Singapore', region: ['SG'], timeZone: 'Asia/Singapore', counter, years },
  {
    place: 'USNYC',
    name: 'New York',
    region: ['US'],
    timeZone: 'America/New_York',
    counter,
    years,
    // The Federal Reserve's banks do.
    opensOnFridaySubstitutes: true,
  },
];
