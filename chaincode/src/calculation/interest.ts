/** Simple interest and discount on a sum due later. Minor units, basis points, one rounding per money line, half up. */
import { addCalendarDays } from '../calendar/civil-date.ts';
import type { CalendarDate } from '../kernel/identifiers.ts';
import { type DayCount, daysBetween, yearDays } from './day-count.ts';
import { basisPoints, roundHalfUp, shareInBasisPoints } from './rational.ts';

/** What a rate is for: so many basis points a year over so many days. */
export interface Term {
  readonly rateBp: number;
  readonly days: number;
  readonly dayCount: DayCount;
}

/** Simple interest on a principal: `principal × rate × days / year`. */
export const interestOn = (principalMinor: bigint, { rateBp, days, dayCount }: Term): bigint =>
  roundHalfUp(principalMinor * BigInt(rateBp) * BigInt(days), basisPoints * yearDays(dayCount));

/** `bank`: interest on the face is taken off it. `yield`: the price is what grows to the face. */
export const discountModes = ['bank', 'yield'] as const;
export type DiscountMode = (typeof discountModes)[number];

/** `arrears`: interest runs on what was paid out, and is paid with it; else the discount is taken off in advance. */
export const interestModes = ['arrears', ...discountModes] as const;

/** `P = F / (1 + r × t)`. */
const priceAtYield = (faceMinor: bigint, { rateBp, days, dayCount }: Term): bigint => {
  const year = basisPoints * yearDays(dayCount);
  return roundHalfUp(faceMinor * year, year + BigInt(rateBp) * BigInt(days));
};

/** What is taken off a sum that is due at the end of the term. */
export const discountOn = (faceMinor: bigint, term: Term, mode: DiscountMode): bigint =>
  mode === 'bank' ? interestOn(faceMinor, term) : faceMinor - priceAtYield(faceMinor, term);

export interface DiscountRequest {
  readonly faceMinor: bigint;
  readonly rateBp: number;
  readonly start: CalendarDate;
  readonly end: CalendarDate;
  /** Added to the end. */
  readonly graceDays: number;
  readonly dayCount: DayCount;
  readonly mode: DiscountMode;
  /** Of the face. */
  readonly feeBp: number;
}

export interface Discounted {
  readonly days: number;
  readonly discountMinor: bigint;
  readonly feeMinor: bigint;
  readonly netMinor: bigint;
}

/** Why there is no price. */
export type NoDiscount = 'end-before-start' | 'rate-negative' | 'nothing-left';

/** What is paid today for a sum due at the end of the term; nothing where discount and fee take all of it. */
export const discount = (request: DiscountRequest): Discounted | NoDiscount => {
  const { faceMinor, rateBp, start, end, graceDays, dayCount, mode, feeBp } = request;
  if (end < start) return 'end-before-start';
  if (rateBp < 0) return 'rate-negative';
  const days = daysBetween(dayCount, start, addCalendarDays(end, graceDays));
  const discountMinor = discountOn(faceMinor, { rateBp, days, dayCount }, mode);
  const feeMinor = shareInBasisPoints(faceMinor, feeBp);
  const netMinor = faceMinor - discountMinor - feeMinor;
  return netMinor > 0n ? { days, discountMinor, feeMinor, netMinor } : 'nothing-left';
};
