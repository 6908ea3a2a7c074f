/**
 * Value, loan-to-value and releasable quantity. Integers only: minor units, kilograms, basis points.
 * `value = floor(floor(kg × price per tonne / 1000) × (10 000 − haircut) / 10 000)`.
 */
const bp = 10_000n;

const ceilDiv = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

export interface Price {
  /** Minor units per tonne. */
  readonly perTonneMinor: bigint;
  readonly haircutBp: number;
}

/** Collateral value in minor units of so many kilograms. */
export const valueOf = (kilograms: bigint, { perTonneMinor, haircutBp }: Price): bigint =>
  (((kilograms * perTonneMinor) / 1000n) * (bp - BigInt(haircutBp))) / bp;

/** Loan over value in basis points, truncated; only for people to read, never for decisions. */
export const ltvBp = (loanMinor: bigint, valueMinor: bigint): bigint =>
  valueMinor === 0n ? 0n : (loanMinor * bp) / valueMinor;

/** `loan / value ≥ ratio`, compared without rounding. */
export const reachesRatio = (loanMinor: bigint, valueMinor: bigint, ratioBp: number): boolean =>
  loanMinor * bp >= valueMinor * BigInt(ratioBp);

export type MarginStatus = 'ok' | 'margin-call' | 'liquidate';

/** Where a loan stands against its two thresholds; each is reached at exact equality. */
export const marginStatus = (
  loanMinor: bigint,
  valueMinor: bigint,
  thresholds: { readonly marginCallLtvBp: number; readonly liquidationLtvBp: number },
): MarginStatus => {
  if (reachesRatio(loanMinor, valueMinor, thresholds.liquidationLtvBp)) return 'liquidate';
  return reachesRatio(loanMinor, valueMinor, thresholds.marginCallLtvBp) ? 'margin-call' : 'ok';
};

/** Fewest kilograms whose value carries the loan at the initial ratio. */
export const keptAtLeast = (loanMinor: bigint, price: Price, initialLtvBp: number): bigint => {
  const valueNeeded = ceilDiv(loanMinor * bp, BigInt(initialLtvBp));
  const perKilogramScaled = price.perTonneMinor * (bp - BigInt(price.haircutBp));
  let kilograms = ceilDiv(valueNeeded * 1000n * bp, perKilogramScaled);
  // Both floors of the value may cost a unit or two: step up to the first quantity that truly carries the
  // loan.
  while (valueOf(kilograms, price) < valueNeeded) kilograms += 1n;
  return kilograms;
};

/** Most kilograms that may leave, in whole lots; zero where the rest would not carry the loan. */
export const releasableKilograms = (
  heldKilograms: bigint,
  loanMinor: bigint,
  price: Price,
  { initialLtvBp, lotKilograms }: { readonly initialLtvBp: number; readonly lotKilograms: bigint },
): bigint => {
  const spare = heldKilograms - keptAtLeast(loanMinor, price, initialLtvBp);
  return spare <= 0n ? 0n : (spare / lotKilograms) * lotKilograms;
};
