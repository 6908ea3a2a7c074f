/** Days of a calendar, one by one. */
import {
  addCalendarDays,
  type Calendar,
  CalendarDate,
  isBankingDay,
  isNotCovered,
  type NotCovered,
  weekdayOf,
} from '@chopmark/chaincode/api';
import { z } from 'zod';

export const Day = z
  .strictObject({
    date: CalendarDate,
    weekday: z.int().meta({ description: 'ISO 8601: 1 is Monday, 7 is Sunday.' }),
    bankingDay: z.boolean(),
    holiday: z.string().optional(),
  })
  .meta({ id: 'BankingCalendarDay' });
export type Day = z.output<typeof Day>;

/** Every day from the first to the last, both included. */
export const daysOf = (calendar: Calendar, from: CalendarDate, to: CalendarDate): Day[] | NotCovered => {
  const days: Day[] = [];
  for (let date = from; date <= to; date = addCalendarDays(date, 1)) {
    const bankingDay = isBankingDay(calendar, date);
    if (isNotCovered(bankingDay)) return bankingDay;
    const holiday = calendar.holidays[date];
    days.push({
      date,
      weekday: weekdayOf(date),
      bankingDay,
      ...(holiday === undefined ? {} : { holiday }),
    });
  }
  return days;
};
