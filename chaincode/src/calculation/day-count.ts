/** Days between two dates by the conventions of the market (ISDA 2006 definitions, section 4.16). */
import { z } from 'zod';
import { dayNumberOf, monthOf } from '../calendar/civil-date.ts';
import type { CalendarDate } from '../kernel/identifiers.ts';

/** `30/360` is the bond basis of the United States, `30E/360` the Eurobond basis. */
export const DayCount = z.enum(['ACT/360', 'ACT/365F', '30/360', '30E/360']);
export type DayCount = z.output<typeof DayCount>;

/** Days of the year that a rate is for. */
export const yearDays = (dayCount: DayCount): bigint => (dayCount === 'ACT/365F' ? 365n : 360n);

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const partsOf = (date: CalendarDate): Parts => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
};

const thirties = (start: Parts, end: Parts): number =>
  (end.year - start.year) * 360 + (end.month - start.month) * 30 + (end.day - start.day);

const isEndOfFebruary = (date: CalendarDate): boolean =>
  date.slice(5, 7) === '02' && date === monthOf(date).last;

/** In the order of the rule: each line reads the days as the lines before it left them. */
const daysOfBondBasis = (start: CalendarDate, end: CalendarDate): number => {
  const [from, to] = [partsOf(start), partsOf(end)];
  let [first, last] = [from.day, to.day];
  if (isEndOfFebruary(start) && isEndOfFebruary(end)) last = 30;
  if (isEndOfFebruary(start)) first = 30;
  if (last === 31 && first >= 30) last = 30;
  if (first === 31) first = 30;
  return thirties({ ...from, day: first }, { ...to, day: last });
};

const toThirty = (parts: Parts): Parts => ({ ...parts, day: Math.min(parts.day, 30) });

/** Days from the start, which counts, to the end, which does not; negative where the end comes first. */
export const daysBetween = (dayCount: DayCount, start: CalendarDate, end: CalendarDate): number => {
  if (dayCount === '30/360') return daysOfBondBasis(start, end);
  if (dayCount === '30E/360') return thirties(toThirty(partsOf(start)), toThirty(partsOf(end)));
  return dayNumberOf(end) - dayNumberOf(start);
};
