/** When an obligation under a credit falls due. */
import { z } from 'zod';
import { rollForward } from '../calendar/banking-day.ts';
import { type Calendar, isNotCovered, type NotCovered } from '../calendar/calendar.ts';
import { addCalendarDays, addMonths } from '../calendar/civil-date.ts';
import { CalendarDate } from '../kernel/identifiers.ts';

export const MaturityBase = z.enum([
  'sight',
  'shipment',
  'bill-of-lading',
  'transport-document',
  'invoice',
  'goods-receipt',
  'service',
]);
export type MaturityBase = z.output<typeof MaturityBase>;

/**
 * The tenor of a usance credit. "From" and "after" both exclude the date that they name, for a maturity (UCP 600
 * art. 3), so they are one rule.
 */
export const Tenor = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('days'), count: z.int().min(1).max(3660), after: MaturityBase }),
    z.strictObject({ type: z.literal('months'), count: z.int().min(1).max(120), after: MaturityBase }),
    z.strictObject({ type: z.literal('fixed-date'), date: CalendarDate }),
  ])
  .meta({ id: 'Tenor' });
export type Tenor = z.output<typeof Tenor>;

export interface Maturity {
  /** The day that the tenor names. */
  readonly maturesOn: CalendarDate;
  /** The day of payment: the maturity, or the banking day that follows it. */
  readonly payableOn: CalendarDate;
}

/** The day that the tenor names; `base` is the date of its `after`, and has no effect on a fixed date. */
const maturityDay = (tenor: Tenor, base: CalendarDate): CalendarDate => {
  if (tenor.type === 'fixed-date') return tenor.date;
  return tenor.type === 'days' ? addCalendarDays(base, tenor.count) : addMonths(base, tenor.count);
};

/**
 * Maturity and day of payment.
 *
 * @param base the date of what the tenor is counted from: of the document, or of its receipt by the bank for `sight`
 * @param calendar that of the place of payment
 */
export const maturity = (calendar: Calendar, tenor: Tenor, base: CalendarDate): Maturity | NotCovered => {
  const maturesOn = maturityDay(tenor, base);
  const payableOn = rollForward(calendar, maturesOn);
  return isNotCovered(payableOn) ? payableOn : { maturesOn, payableOn };
};
