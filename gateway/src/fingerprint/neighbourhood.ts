/**
 * Buckets of amounts and dates, in whole numbers: two gateways must come to the same. What is near is found by equality
 * of tokens, so each value is given both pairs of neighbouring buckets that it belongs to: two values share a pair just
 * where their buckets are the same or next to each other.
 */
import { amountMinorMax } from '@chopmark/chaincode/api';

/** The least amounts of the buckets, in minor units: 1.02 to the power of the bucket's number, rounded up. */
const lowerBounds: readonly bigint[] = (() => {
  const bounds: bigint[] = [];
  for (
    let [numerator, denominator] = [1n, 1n];
    ;
    [numerator, denominator] = [numerator * 102n, denominator * 100n]
  ) {
    const bound = (numerator + denominator - 1n) / denominator;
    if (bound > amountMinorMax) return bounds;
    bounds.push(bound);
  }
})();

/** floor(ln(amount) / ln(1.02)) of an amount in minor units, at least 1. */
export const amountBucket = (minor: bigint): number => {
  let [low, high] = [0, lowerBounds.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lowerBounds[middle] ?? 0n) <= minor) low = middle;
    else high = middle;
  }
  return low;
};

const dayMs = 86_400_000;
/** 1 January 1970 was a Thursday; weeks of ISO 8601 begin on Mondays. */
const daysSinceMonday = 3;

/** Counts weeks of ISO 8601. @param date such as `2026-03-02` */
export const weekBucket = (date: string): number =>
  Math.floor((Date.parse(date) / dayMs + daysSinceMonday) / 7);

/** Both pairs of neighbours that a bucket belongs to, each by its lower one. */
export const pairsOf = (bucket: number): readonly [string, string] => [String(bucket - 1), String(bucket)];
