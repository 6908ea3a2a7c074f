/** The price of a claim that is sold before it falls due: exact to the minor unit. Pure. */
import type { CalendarDate } from '../kernel/identifiers.ts';

const dayMs = 86_400_000;
/** A yield of 100 % in its unit, a ten-thousandth of a per cent. */
const yieldWhole = 1_000_000n;
const yearDays = 360n;

/** Days from one date to a later one: the first counts, the last does not. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs;

/** `numerator / denominator` rounded to the nearest integer, a half up; neither is negative. */
const roundHalfUp = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator);

/** The integer of a yield's text: `"3.25"` → 32 500 ten-thousandths of a per cent. */
export const yieldOf = (percent: string): bigint => {
  const [whole = '0', fraction = ''] = percent.split('.');
  return BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0'));
};

export interface Price {
  /** Minor units. */
  readonly interest: bigint;
  readonly price: bigint;
}

/** `interest = face × yield × days / 360`, half up; `price = face − interest`. All in minor units. */
export const priceOf = (face: bigint, annualYield: bigint, days: number): Price => {
  const interest = roundHalfUp(face * annualYield * BigInt(days), yieldWhole * yearDays);
  return { interest, price: face - interest };
};
