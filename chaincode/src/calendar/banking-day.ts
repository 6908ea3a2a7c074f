/** Banking days of a place. Every answer is `NotCovered` as soon as it depends on a date that the calendar lacks. */
import type { CalendarDate } from '../kernel/identifiers.ts';
import { type Calendar, gapAt, isNotCovered, type NotCovered } from './calendar.ts';
import { addCalendarDays, weekdayOf } from './civil-date.ts';

const isOpen = (calendar: Calendar, date: CalendarDate): boolean => {
  if (Object.hasOwn(calendar.holidays, date)) return false;
  if (!calendar.weekend.includes(weekdayOf(date))) return true;
  return calendar.observesMakeUpDays && calendar.makeUpDays.includes(date);
};

/** Whether banks of the place are regularly open on the date. */
export const isBankingDay = (calendar: Calendar, date: CalendarDate): boolean | NotCovered =>
  gapAt(calendar, date) ?? isOpen(calendar, date);

/** The date itself if it is a banking day, else the next one. */
export const rollForward = (calendar: Calendar, date: CalendarDate): CalendarDate | NotCovered => {
  for (let day = date; ; day = addCalendarDays(day, 1)) {
    const open = isBankingDay(calendar, day);
    if (isNotCovered(open)) return open;
    if (open) return day;
  }
};

/**
 * The n-th banking day following the date (n ≥ 0). The date itself never counts; it must be covered, and need not be a
 * banking day. With n = 0 it is the date.
 */
export const addBankingDays = (
  calendar: Calendar,
  date: CalendarDate,
  count: number,
): CalendarDate | NotCovered => {
  let day: CalendarDate | NotCovered = gapAt(calendar, date) ?? date;
  for (let counted = 0; counted < count && !isNotCovered(day); counted += 1) {
    day = rollForward(calendar, addCalendarDays(day, 1));
  }
  return day;
};
