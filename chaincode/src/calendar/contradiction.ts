/** What the form of a calendar cannot say about itself: entries that contradict each other. */
import { instantMs } from '../kernel/identifiers.ts';
import { type Calendar, gapAt } from './calendar.ts';
import { weekdayOf } from './civil-date.ts';

/** Where a calendar contradicts itself: JSON pointer within it, and what was expected there. */
export interface Contradiction {
  readonly pointer: string;
  readonly expected: string;
}

const at = (pointer: string, expected: string): Contradiction => ({ pointer, expected });

const inHolidays = (calendar: Calendar): Contradiction | undefined => {
  const stray = Object.keys(calendar.holidays).find((date) => gapAt(calendar, date) !== undefined);
  return stray === undefined ? undefined : at(`/holidays/${stray}`, 'a date within the coverage');
};

const inMakeUpDays = (calendar: Calendar): Contradiction | undefined => {
  for (const [index, date] of calendar.makeUpDays.entries()) {
    const pointer = `/makeUpDays/${index}`;
    if (gapAt(calendar, date) !== undefined) return at(pointer, 'a date within the coverage');
    if (Object.hasOwn(calendar.holidays, date)) return at(pointer, 'a date that is no holiday');
    if (!calendar.weekend.includes(weekdayOf(date))) return at(pointer, 'a date on the weekend');
    if (calendar.makeUpDays.indexOf(date) !== index) return at(pointer, 'each date once');
  }
  return undefined;
};

const inOffsets = ({ coverage, utcOffsets }: Calendar): Contradiction | undefined => {
  const [first] = utcOffsets;
  // A day begins up to 14 hours earlier at the place than in UTC.
  if (
    first === undefined ||
    instantMs(first.since) > instantMs(`${coverage.from}T00:00:00Z`) - 14 * 3_600_000
  ) {
    return at('/utcOffsets/0/since', 'an instant at least 14 hours before the coverage begins in UTC');
  }
  const unordered = utcOffsets.findIndex(
    ({ since }, index) => index > 0 && instantMs(since) <= instantMs(utcOffsets[index - 1]?.since ?? since),
  );
  return unordered < 0 ? undefined : at(`/utcOffsets/${unordered}/since`, 'later than the one before');
};

/** The first contradiction within a calendar, or `undefined`. */
export const contradictionIn = (calendar: Calendar): Contradiction | undefined => {
  const { coverage, counter, weekend } = calendar;
  if (coverage.from > coverage.to) return at('/coverage/to', 'not before the first date');
  if (counter.opens >= counter.closes) return at('/counter/closes', 'later than the opening');
  const again = weekend.findIndex((day, index) => weekend.indexOf(day) !== index);
  if (again >= 0) return at(`/weekend/${again}`, 'each weekday once');
  return inHolidays(calendar) ?? inMakeUpDays(calendar) ?? inOffsets(calendar);
};
