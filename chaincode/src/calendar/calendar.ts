/**
 * When banks are open at a place. A banking day is a day on which a bank is regularly open at the place where an act is
 * to be performed (UCP 600 art. 2), so a calendar belongs to a place, not to a country.
 */
import { z } from 'zod';
import { CalendarDate, Instant } from '../kernel/identifiers.ts';

/**
 * UN/LOCODE of the place, such as `CNSHA`. A bank whose days or hours differ from its neighbours' has a suffix of its
 * own: `CNSHA-HARBOUR`.
 */
export const Place = z
  .string()
  .regex(/^[A-Z]{2}[A-Z2-9]{3}(-[A-Z0-9]{1,16})?$/, 'a place such as CNSHA or CNSHA-HARBOUR');
export type Place = z.output<typeof Place>;

/** Hour and minute of the place's own clock, `00:00` to `23:59`. */
const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 17:00');

export const Calendar = z
  .strictObject({
    place: Place,
    name: z.string().trim().min(2).max(80),
    /** The dates that this calendar knows. It answers for no other. */
    coverage: z.strictObject({ from: CalendarDate, to: CalendarDate }),
    /** Weekdays on which banks are closed; ISO 8601: 1 is Monday, 7 is Sunday. */
    weekend: z.array(z.int().min(1).max(7)).max(6),
    /** Dates on which banks are closed, on a weekend or not, with the holiday's name. */
    holidays: z.record(CalendarDate, z.string().trim().min(1).max(80)),
    /** Weekend days on which the country works in exchange for a holiday. */
    makeUpDays: z.array(CalendarDate).max(200),
    /** Whether the banks of the place are open for this business on make-up days. */
    observesMakeUpDays: z.boolean(),
    /** Counter hours: what arrives after closing counts as received on the next banking day (UCP 600 art. 33). */
    counter: z.strictObject({ opens: LocalTime, closes: LocalTime }),
    /** Minutes by which the place's clock is ahead of UTC, each from an instant on; in order of time. */
    utcOffsets: z
      .array(z.strictObject({ since: Instant, minutes: z.int().min(-720).max(840) }))
      .min(1)
      .max(100),
  })
  .meta({ id: 'Calendar' });
export type Calendar = z.output<typeof Calendar>;

/** The answer where a date is beyond what a calendar knows: nobody guesses a holiday. */
export interface NotCovered {
  readonly notCovered: {
    readonly place: Place;
    readonly asked: CalendarDate;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
  };
}

export const isNotCovered = (answer: unknown): answer is NotCovered =>
  typeof answer === 'object' && answer !== null && 'notCovered' in answer;

/** `undefined` where the calendar knows the date. */
export const gapAt = ({ place, coverage }: Calendar, asked: CalendarDate): NotCovered | undefined =>
  asked >= coverage.from && asked <= coverage.to
    ? undefined
    : { notCovered: { place, asked, from: coverage.from, to: coverage.to } };
