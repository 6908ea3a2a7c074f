/**
 * The demonstration's calendars, made from two libraries so that the product ships dates and not the libraries:
 * `date-holidays` for the world, `chinese-days` for the State Council's holidays and make-up days.
 */
import { addCalendarDays, type Calendar, contradictionIn, weekdayOf } from '@chopmark/chaincode/api';
import china from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import Holidays, { type HolidaysTypes } from 'date-holidays';
import { otherPlaces, type PlaceOfCalendar, shanghai } from './places.ts';
import { utcOffsets } from './utc-offsets.ts';

const dayMs = 86_400_000;
const friday = 5;

type Days = Readonly<Record<string, string>>;

const yearsOf = ({ years: [first, last] }: PlaceOfCalendar): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const coverageOf = ({ years: [first, last] }: PlaceOfCalendar): Calendar['coverage'] => ({
  from: `${first}-01-01`,
  to: `${last}-12-31`,
});

const sorted = (days: readonly (readonly [string, string])[]): Days =>
  Object.fromEntries(days.toSorted(([one], [other]) => (one < other ? -1 : 1)));

const within = ({ from, to }: Calendar['coverage'], date: string): boolean => date >= from && date <= to;

const calendarOf = (place: PlaceOfCalendar, holidays: Days, makeUpDays: readonly string[]): Calendar => {
  const coverage = coverageOf(place);
  const calendar: Calendar = {
    place: place.place,
    name: place.name,
    coverage,
    weekend: [6, 7],
    holidays,
    makeUpDays: [...makeUpDays],
    observesMakeUpDays: makeUpDays.length > 0,
    counter: place.counter,
    utcOffsets: utcOffsets(place.timeZone, coverage.from, coverage.to),
  };
  const contradiction = contradictionIn(calendar);
  if (contradiction !== undefined) throw new Error(`${place.place}: ${JSON.stringify(contradiction)}`);
  return calendar;
};

/** The dates that a holiday takes as a whole; one that begins in the afternoon takes none. */
const datesOf = (holiday: HolidaysTypes.Holiday, shift: number): string[] => {
  const wholeDays = holiday.date.slice(11, 19) === '00:00:00' ? +holiday.end - +holiday.start : 0;
  const first = addCalendarDays(holiday.date.slice(0, 10), shift);
  return Array.from({ length: Math.round(wholeDays / dayMs) }, (_, index) => addCalendarDays(first, index));
};

const holidaysOf = (place: PlaceOfCalendar): Days => {
  const [country, subdivision] = place.region;
  const source = subdivision === undefined ? new Holidays(country) : new Holidays(country, subdivision);
  const closed = (holiday: HolidaysTypes.Holiday): (readonly [string, string])[] =>
    datesOf(holiday, place.corrections?.[holiday.name] ?? 0)
      .filter((date) => !(place.opensOnFridaySubstitutes && holiday.substitute && weekdayOf(date) === friday))
      .map((date) => [date, holiday.name]);
  const listed = yearsOf(place)
    .flatMap((year) => source.getHolidays(year, 'en'))
    .filter(({ type }) => type === 'public' || type === 'bank')
    .flatMap(closed);
  const added = yearsOf(place).flatMap((year) =>
    Object.entries(place.alsoClosed ?? {}).map(([day, name]) => [`${year}-${day}`, name] as const),
  );
  return sorted([...listed, ...added].filter(([date]) => within(coverageOf(place), date)));
};

const chineseCalendar = (): Calendar => {
  const covered = (days: Days): [string, string][] =>
    Object.entries(days).filter(([date]) => within(coverageOf(shanghai), date));
  const holidays = covered(china.holidays).map(([date, names]) => [date, names.split(',')[0] ?? ''] as const);
  const makeUpDays = covered(china.workdays).map(([date]) => date);
  return calendarOf(shanghai, sorted(holidays), makeUpDays.sort());
};

export const demonstrationCalendars = (): Calendar[] => [
  chineseCalendar(),
  ...otherPlaces.map((place) => calendarOf(place, holidaysOf(place), [])),
];
