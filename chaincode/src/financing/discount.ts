/** A loan whose interest is taken off in advance: what is paid out is the face less discount and fees. Pure. */
import { discountOn } from '../calculation/interest.ts';
import { daysBetween } from '../calculation/day-count.ts';
import { addCalendarDays } from '../calendar/civil-date.ts';
import { refuse, type Refusal, unless } from '../kernel/errors.ts';
import { minorOf } from '../kernel/money.ts';
import type { DealTerms } from './terms.ts';

/** What is taken off the face, in minor units; `undefined` where nothing is. The days of grace count (D5). */
export const discountOfDeal = (deal: DealTerms): bigint | undefined => {
  const { annualRateBp: rateBp, dayCount, startDate, dueDate, graceDays = 0, mode = 'arrears', face } = deal;
  if (mode === 'arrears' || face === undefined) return undefined;
  const days = daysBetween(dayCount, startDate, addCalendarDays(dueDate, graceDays));
  return discountOn(minorOf(face), { rateBp, days, dayCount }, mode);
};

/** All sums are in the currency of the principal, and what is discounted comes out at it exactly. */
export const checkDiscount = (deal: DealTerms): Refusal<'AMOUNT_MISMATCH'> | undefined => {
  const { principal, face, fees } = deal;
  const sums = [face, fees].filter((sum) => sum !== undefined);
  if (sums.some(({ currency }) => currency !== principal.currency)) {
    return refuse('AMOUNT_MISMATCH', {
      pointer: '/terms/deal/fees',
      expected: 'the currency of the principal',
    });
  }
  const discount = discountOfDeal(deal);
  if (discount === undefined || face === undefined) return undefined;
  const left = minorOf(face) - discount - (fees === undefined ? 0n : minorOf(fees));
  return unless(
    left === minorOf(principal),
    refuse('AMOUNT_MISMATCH', {
      pointer: '/terms/deal/principal',
      expected: 'the face less discount and fees',
    }),
  );
};
