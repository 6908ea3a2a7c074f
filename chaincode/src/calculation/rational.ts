/** Rounding of exact fractions: each money line is computed as one fraction and rounded once, at its end. */

/** The nearest integer, halves away from zero. The denominator is above zero. */
export const roundHalfUp = (numerator: bigint, denominator: bigint): bigint =>
  numerator < 0n
    ? -roundHalfUp(-numerator, denominator)
    : (2n * numerator + denominator) / (2n * denominator);

/** One basis point is a ten-thousandth. */
export const basisPoints = 10_000n;

/** So many basis points of an amount of minor units, rounded half up. */
export const shareInBasisPoints = (minor: bigint, bp: number): bigint =>
  roundHalfUp(minor * BigInt(bp), basisPoints);
