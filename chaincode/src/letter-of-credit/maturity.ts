/** When an obligation under a credit falls due. */
import { rollForward } from '../calendar/banking-day.ts';
import { type Calendar, isNotCovered, type NotCovered } from '../calendar/calendar.ts';
import { addCalendarDays, addMonths } from '../calendar/civil-date.ts';
import type { CalendarDate } from '../kernel/identifiers.ts';
import type { Tenor } from './terms.ts';

export interface Maturity {
  /** The day that the tenor names. */
  readonly maturesOn: CalendarDate;
  /** The day of payment: the maturity, or the banking day that follows it. */
  readonly payableOn: CalendarDate;
}

/**
 * Maturity and day of payment; `undefined` for a tenor at sight, which the examination's clock limits. "From" and
 * "after" a date both exclude it for a maturity (UCP 600 art. 3), so they are one rule.
 *
 * @param base the date of what the tenor is counted from: of the document, or of its receipt by the bank for a tenor
 *   after sight; without effect on a fixed date
 * @param calendar that of the place of payment
 */
export const maturity = (
  calendar: Calendar,
  { date, days, months }: Tenor,
  base: CalendarDate,
): Maturity | NotCovered | undefined => {
  if (date === undefined && days === undefined && months === undefined) return undefined;
  const maturesOn = date ?? addCalendarDays(addMonths(base, months ?? 0), days ?? 0);
  const payableOn = rollForward(calendar, maturesOn);
  return isNotCovered(payableOn) ? payableOn : { maturesOn, payableOn };
};
