/** From an instant to the day on which an act counts at a place. */
import { type CalendarDate, instantMs, instantOf } from '../kernel/identifiers.ts';
import { rollForward } from './banking-day.ts';
import { type Calendar, gapAt, isNotCovered, type NotCovered } from './calendar.ts';
import { addCalendarDays } from './civil-date.ts';

const minuteMs = 60_000;

/** Date and time of day on the clock of the place, as `2026-03-02` and `17:00:00.000`. */
interface LocalTime {
  readonly date: CalendarDate;
  readonly time: string;
}

const localTimeOf = (calendar: Calendar, instant: string): LocalTime | NotCovered => {
  const ms = instantMs(instant);
  const offset = calendar.utcOffsets.findLast(({ since }) => instantMs(since) <= ms);
  const local = instantOf(ms + (offset?.minutes ?? 0) * minuteMs);
  const date = local.slice(0, 10);
  if (offset === undefined) {
    return { notCovered: { place: calendar.place, asked: date, ...calendar.coverage } };
  }
  return gapAt(calendar, date) ?? { date, time: local.slice(11, 23) };
};

/** The calendar date on the clock of the place, at any hour. `instant` is in UTC, as `2026-03-02T09:30:00Z`. */
export const localDateOf = (calendar: Calendar, instant: string): CalendarDate | NotCovered => {
  const local = localTimeOf(calendar, instant);
  return isNotCovered(local) ? local : local.date;
};

/**
 * The banking day on which something received at this instant counts as received: what arrives on a day on which the
 * bank is closed, or later than the minute at which its counter closes, counts on the next banking day; what arrives
 * before opening counts on the same day (UCP 600 art. 33).
 */
export const bankingDayOf = (calendar: Calendar, instant: string): CalendarDate | NotCovered => {
  const local = localTimeOf(calendar, instant);
  if (isNotCovered(local)) return local;
  const isLate = local.time > `${calendar.counter.closes}:00.000`;
  return rollForward(calendar, isLate ? addCalendarDays(local.date, 1) : local.date);
};
