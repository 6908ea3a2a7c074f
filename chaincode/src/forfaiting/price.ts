/** The price of a claim that is sold at a discount. Integer minor units; pure, the gateway computes by the same. */
import { dayNumberOf } from '../calendar/civil-date.ts';
import { yearDays } from '../calculation/day-count.ts';
import { roundHalfUp } from '../calculation/rational.ts';
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';

const partsPerUnit = 1_000_000n;

export interface Discount {
  /** From the price date to the day of payment: first day in, last day out. */
  readonly days: number;
  readonly interest: Money;
  readonly price: Money;
}

/**
 * `interest = face × yield × days / 360`, half up to the minor unit; `price = face − interest`. `undefined` where
 * nothing would be left, or the claim falls due before the price date.
 *
 * @param yieldPpm annual yield in millionths: 2.10 % is 21 000
 */
export const discountOf = (
  face: Money,
  yieldPpm: number,
  priceDate: string,
  payableOn: string,
): Discount | undefined => {
  const days = dayNumberOf(payableOn) - dayNumberOf(priceDate);
  if (days < 0) return undefined;
  const minor = minorOf(face);
  const interest = roundHalfUp(minor * BigInt(yieldPpm) * BigInt(days), yearDays('ACT/360') * partsPerUnit);
  if (interest >= minor) return undefined;
  const { currency } = face;
  return { days, interest: moneyOf(interest, currency), price: moneyOf(minor - interest, currency) };
};
