/**
 * Arithmetic on civil dates (proleptic Gregorian calendar) as integers of days since 1970-01-01. Nothing here knows a
 * time zone, a holiday or a clock.
 */
import type { CalendarDate } from '../kernel/identifiers.ts';

const dayMs = 86_400_000;

/** Days since 1970-01-01 of a parsed date. */
export const dayNumberOf = (date: CalendarDate): number => Date.parse(date) / dayMs;

/** The date of a day number, as `2026-03-02`. */
export const dateOf = (dayNumber: number): CalendarDate =>
  new Date(dayNumber * dayMs).toISOString().slice(0, 10);

/** Day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: CalendarDate): number => ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1;

/** The date so many calendar days later, or earlier where the number is negative. */
export const addCalendarDays = (date: CalendarDate, days: number): CalendarDate =>
  dateOf(dayNumberOf(date) + days);

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** First and last date of the month of `2026-03`, or of any date in it. */
export const monthOf = (month: string): { readonly first: CalendarDate; readonly last: CalendarDate } => {
  const first = `${month.slice(0, 7)}-01`;
  const [year = 0, number = 1] = month.split('-').map(Number);
  const next = number === 12 ? `${pad(year + 1, 4)}-01-01` : `${pad(year, 4)}-${pad(number + 1, 2)}-01`;
  return { first, last: addCalendarDays(next, -1) };
};

/** The corresponding day so many months later; where that month is shorter, its last day (Civil Code art. 202). */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const target = `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1, 2)}`;
  const { last } = monthOf(target);
  const corresponding = `${target}-${date.slice(8)}`;
  return corresponding < last ? corresponding : last;
};

/** The earlier of two dates. */
export const earlierOf = (one: CalendarDate, other: CalendarDate): CalendarDate =>
  one < other ? one : other;
