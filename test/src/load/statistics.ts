/** Numbers out of many measurements. */

/** The value that this share of all lies at or below. @throws Error when there are none */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('there is nothing to measure');
  return found;
};

export const rounded = (value: number, places = 0): number => Number(value.toFixed(places));

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
}

/** Milliseconds, whole. */
export const spreadOf = (values: readonly number[]): Spread => ({
  count: values.length,
  p50: rounded(quantile(values, 0.5)),
  p90: rounded(quantile(values, 0.9)),
  p99: rounded(quantile(values, 0.99)),
  max: rounded(quantile(values, 1)),
});
