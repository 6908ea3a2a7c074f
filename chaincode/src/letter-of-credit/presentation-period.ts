/** Until when documents may be presented. */
import { rollForward } from '../calendar/banking-day.ts';
import { type Calendar, isNotCovered, type NotCovered } from '../calendar/calendar.ts';
import { addCalendarDays, earlierOf } from '../calendar/civil-date.ts';
import type { CalendarDate } from '../kernel/identifiers.ts';
import type { ProfileRules } from './profile-rules.ts';

export interface PresentationPeriodTerms {
  readonly expiry: CalendarDate;
  /**
   * Date of shipment or service; of several in one presentation the latest (UCP 600 art. 31(b)). Absent where the
   * documents show none: then only the expiry limits.
   */
  readonly shippedOn?: CalendarDate;
  /** Field 48: days after shipment that the credit states. */
  readonly presentationDays?: number;
  /** Whether the credit asks for an original transport document (UCP 600 arts. 19–25). */
  readonly originalTransportDocument: boolean;
}

export interface PresentationLimit {
  readonly lastDay: CalendarDate;
  /** The last day as the terms state it, before banks' days of closure moved it. */
  readonly statedDay: CalendarDate;
}

const daysAfterShipment = (
  { presentation }: ProfileRules,
  { presentationDays, originalTransportDocument }: PresentationPeriodTerms,
): number | undefined => {
  if (presentationDays !== undefined) return presentationDays;
  const applies = originalTransportDocument || presentation.defaultAppliesTo.value === 'any-proof';
  return applies ? presentation.defaultDays.value : undefined;
};

/**
 * The last day for presentation: the earlier of expiry and the end of the period after shipment, each first moved to
 * the next banking day where the bank is closed (UCP 600 art. 29(a); CN-DLC 2016 art. 59).
 *
 * A calendar holds days of regular closure only. A day lost to force majeure is in none, and extends nothing
 * (UCP 600 art. 36).
 *
 * @param calendar that of the place of presentation
 */
export const presentationLimit = (
  profile: ProfileRules,
  calendar: Calendar,
  terms: PresentationPeriodTerms,
): PresentationLimit | NotCovered => {
  const { expiry, shippedOn } = terms;
  const rolledExpiry = rollForward(calendar, expiry);
  if (isNotCovered(rolledExpiry)) return rolledExpiry;
  const days = daysAfterShipment(profile, terms);
  if (shippedOn === undefined || days === undefined) return { lastDay: rolledExpiry, statedDay: expiry };
  const periodEnd = addCalendarDays(shippedOn, days);
  if (periodEnd > rolledExpiry) return { lastDay: rolledExpiry, statedDay: expiry };
  const rolledPeriodEnd = rollForward(calendar, periodEnd);
  if (isNotCovered(rolledPeriodEnd)) return rolledPeriodEnd;
  return {
    lastDay: earlierOf(rolledPeriodEnd, rolledExpiry),
    statedDay: earlierOf(periodEnd, expiry),
  };
};

export const lastPresentationDay = (
  profile: ProfileRules,
  calendar: Calendar,
  terms: PresentationPeriodTerms,
): CalendarDate | NotCovered => {
  const limit = presentationLimit(profile, calendar, terms);
  return isNotCovered(limit) ? limit : limit.lastDay;
};

/**
 * Whether a presentation was made within the limit only because a closed day extended it: then the nominated bank says
 * so on its covering schedule (UCP 600 art. 29(b)).
 */
export const usesExtension = (
  { lastDay, statedDay }: PresentationLimit,
  presentedOn: CalendarDate,
): boolean => presentedOn > statedDay && presentedOn <= lastDay;
