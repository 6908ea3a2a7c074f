import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amountBucket, pairsOf, weekBucket } from './neighbourhood.ts';

test.each([
  [1n, 0],
  [2n, 35],
  [100n, 232],
  [125_000_000n, 941],
  [10n ** 15n, 1744],
])('the amount %s is in the bucket %i', (minor, bucket) => {
  expect(amountBucket(minor)).toBe(bucket);
});

test('a bucket is the power of 1.02 that the amount reaches, to the unit', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 15n });
  fc.assert(
    fc.property(amount, (minor) => {
      const bucket = BigInt(amountBucket(minor));
      expect(minor * 100n ** bucket >= 102n ** bucket).toBe(true);
      expect(minor * 100n ** (bucket + 1n) < 102n ** (bucket + 1n)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['2026-03-02', '2026-03-08', 0],
  ['2026-03-01', '2026-03-02', 1],
  ['2020-12-28', '2021-01-03', 0],
  ['1969-12-28', '1969-12-29', 1],
])('from %s to %s it is %i weeks of the calendar', (one, other, weeks) => {
  expect(weekBucket(other) - weekBucket(one)).toBe(weeks);
});

test('two buckets share a pair just where they are the same or next to each other', () => {
  const bucket = fc.integer({ min: -3, max: 3 });
  fc.assert(
    fc.property(bucket, bucket, (one, other) => {
      const shared = pairsOf(one).some((pair) => pairsOf(other).includes(pair));
      expect(shared).toBe(Math.abs(one - other) <= 1);
    }),
  );
});
