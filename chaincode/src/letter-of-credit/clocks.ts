/** Last days of the periods that rules give in banking days, and when a credit may be cancelled. */
import { addBankingDays, rollForward } from '../calendar/banking-day.ts';
import { type Calendar, isNotCovered, type NotCovered } from '../calendar/calendar.ts';
import { addCalendarDays, addMonths, earlierOf } from '../calendar/civil-date.ts';
import type { CalendarDate } from '../kernel/identifiers.ts';
import type { Clock, ProfileRules } from './profile-rules.ts';

const lastOf = (
  calendar: Calendar,
  startedOn: CalendarDate,
  bankingDays: number,
): CalendarDate | NotCovered => {
  const counted = rollForward(calendar, startedOn);
  return isNotCovered(counted) ? counted : addBankingDays(calendar, counted, bankingDays);
};

/**
 * The last day of a period, or `undefined` where the rules give it no number of days.
 *
 * @param startedOn the day of the act that starts the clock, at the place of the bank whose clock it is; one that is no
 *   banking day counts as the next (UCP 600 art. 33). It is itself never counted.
 */
export const lastDayOf = (
  { clocks }: ProfileRules,
  clock: Clock,
  calendar: Calendar,
  startedOn: CalendarDate,
): CalendarDate | NotCovered | undefined => {
  const { value: bankingDays } = clocks[clock];
  return bankingDays === null ? undefined : lastOf(calendar, startedOn, bankingDays);
};

/** The last day on which a bank may give its one notice of refusal (UCP 600 art. 14(b), 16(d)). */
export const lastDayForRefusalNotice = (
  { clocks }: ProfileRules,
  calendar: Calendar,
  presentedOn: CalendarDate,
): CalendarDate | NotCovered => lastOf(calendar, presentedOn, clocks.examination.value);

/**
 * The last day on which the first beneficiary may substitute its invoice, or correct it: the period from the
 * transferring bank's notice, and never after the last presentation day of the original credit. `undefined` where the
 * rules give no period.
 */
export const lastDayForSubstitution = (
  profile: ProfileRules,
  clock: Clock,
  calendar: Calendar,
  notifiedOn: CalendarDate,
  lastPresentationDay: CalendarDate,
): CalendarDate | NotCovered | undefined => {
  const last = lastDayOf(profile, clock, calendar, notifiedOn);
  return last === undefined || isNotCovered(last) ? last : earlierOf(last, lastPresentationDay);
};

/** From when the issuer alone may cancel a credit under which no documents were received. */
export interface Cancellable {
  readonly from: CalendarDate;
  readonly firstBankingDay: CalendarDate;
}

/** The months run from the day on which the credit ended, rolled where banks were closed on its expiry. */
export const cancellableFrom = (
  { cancellation }: ProfileRules,
  calendar: Calendar,
  expiry: CalendarDate,
): Cancellable | NotCovered | undefined => {
  const { value: months } = cancellation.monthsAfterExpiry;
  if (months === null) return undefined;
  const ended = rollForward(calendar, expiry);
  if (isNotCovered(ended)) return ended;
  const from = addCalendarDays(addMonths(ended, months), 1);
  const firstBankingDay = rollForward(calendar, from);
  return isNotCovered(firstBankingDay) ? firstBankingDay : { from, firstBankingDay };
};
