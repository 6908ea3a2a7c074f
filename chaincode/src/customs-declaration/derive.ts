/** Shares as they follow from private terms. Pure; gateways derive by the same functions. */
import { wholeParts } from '../asset/records.ts';
import { type Money, minorOf } from '../kernel/money.ts';
import { shareOf } from '../lien/machine.ts';
import type { AssessmentTerms } from './terms.ts';

/** What is supported now, as parts of what was first accepted; more than the whole after an amendment upward. */
export const remainingOf = ({ capacity, supported }: AssessmentTerms): bigint =>
  minorOf(capacity) === 0n ? 0n : shareOf(minorOf(supported), minorOf(capacity));

/** A sum as parts of the capacity, rounded up; `undefined` where it is no part of what is supported. */
export const shareOfDeclaration = (
  { capacity, supported }: AssessmentTerms,
  sum: Money,
): bigint | undefined =>
  sum.currency === capacity.currency && minorOf(capacity) > 0n && minorOf(sum) <= minorOf(supported)
    ? shareOf(minorOf(sum), minorOf(capacity))
    : undefined;

/**
 * Minor units that another lien can still take beside those that stand: shares are rounded up, so each of them leaves
 * up to one part.
 */
export const freeMinor = (
  { capacity }: Pick<AssessmentTerms, 'capacity'>,
  effective: bigint,
  shares: readonly bigint[],
): bigint => {
  const parts = effective + BigInt(shares.length) - shares.reduce((sum, share) => sum + share, 0n);
  return parts <= 0n ? 0n : (parts * minorOf(capacity)) / wholeParts;
};
