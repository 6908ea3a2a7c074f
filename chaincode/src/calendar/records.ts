import { z } from 'zod';
import { Calendar } from './calendar.ts';

/** A calendar as it stands on the ledger; its versions count from one. */
export const CalendarRecord = Calendar.extend({ version: z.int().min(1) }).meta({ id: 'CalendarRecord' });
export type CalendarRecord = z.output<typeof CalendarRecord>;

/**
 * Calendars that are to stand on the ledger, each as the successor of the version that it was made from: of two
 * changes made from the same version, only one can be accepted.
 */
export const SetCalendars = z.strictObject({
  type: z.literal('set-calendars'),
  calendars: z.array(CalendarRecord).min(1).max(20),
});
export type SetCalendars = z.output<typeof SetCalendars>;
