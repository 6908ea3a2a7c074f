/** Whether an act was in time by the rules of the profile. It is recorded, and stops nobody. Pure. */
import { type Calendar, isNotCovered, type NotCovered } from '../calendar/calendar.ts';
import { bankingDayOf } from '../calendar/counter-hours.ts';
import type { CalendarDate } from '../kernel/identifiers.ts';
import { lastDayOf } from '../letter-of-credit/clocks.ts';
import { profileRules } from '../letter-of-credit/profile.ts';
import type { Clock } from '../letter-of-credit/profile-rules.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import type { Timing } from './records.ts';

type Day = CalendarDate | NotCovered | undefined;

const known = (day: Day): CalendarDate | undefined =>
  day === undefined || isNotCovered(day) ? undefined : day;

/** The banking day at the place on which the act of this instant counts; `undefined` where no calendar knows. */
export const dayAt = (calendar: Calendar | undefined, instant: string): CalendarDate | undefined =>
  calendar && known(bankingDayOf(calendar, instant));

/** The last day of the period that starts with the day; `undefined` where there is none, or no calendar knows it. */
export const lastDayFrom = (
  { profile }: Credit,
  clock: Clock,
  calendar: Calendar | undefined,
  startedOn: CalendarDate | undefined,
): CalendarDate | undefined =>
  calendar && startedOn && known(lastDayOf(profileRules[profile], clock, calendar, startedOn));

/** @param on the day of the act; @param by the last day for it, where it is known */
export const timingOf = (
  { profile }: Credit,
  clock: Clock,
  on: CalendarDate | undefined,
  by: CalendarDate | undefined,
): Timing => {
  if (profileRules[profile].clocks[clock].value === null) return 'no-period';
  if (on === undefined || by === undefined) return 'not-known';
  return on <= by ? 'in-time' : 'late';
};

/** An answer is in time within its period, and within the last day for presentation under the original. */
export const timingOfAnswer = (
  credit: Credit,
  clock: Clock,
  on: CalendarDate | undefined,
  { answerBy, presentBy }: { readonly answerBy: CalendarDate | undefined; readonly presentBy: CalendarDate },
): Timing => {
  if (on === undefined) return 'not-known';
  if (on > presentBy) return 'late';
  const within = timingOf(credit, clock, on, answerBy);
  return within === 'no-period' ? 'in-time' : within;
};
