/** A sum divided by weights so that the pieces are the sum: largest remainders, ties to the piece that comes first. */

/**
 * @param weights not negative, at least one above zero
 * @returns one piece for each weight; they add up to the total exactly
 */
export const apportion = (total: bigint, weights: readonly bigint[]): bigint[] => {
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  const pieces = weights.map((weight) => (total * weight) / sum);
  const left = Number(total - pieces.reduce((all, piece) => all + piece, 0n));
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((one, other) =>
      one.remainder === other.remainder
        ? one.index - other.index
        : Number(other.remainder > one.remainder) * 2 - 1,
    );
  const favoured = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return pieces.map((piece, index) => (favoured.has(index) ? piece + 1n : piece));
};

/** The pieces of a split, or `undefined` where one of them would be nothing: such a piece is no claim. */
export const split = (total: bigint, weights: readonly bigint[]): bigint[] | undefined => {
  if (weights.length === 0 || weights.some((weight) => weight <= 0n)) return undefined;
  const pieces = apportion(total, weights);
  return pieces.every((piece) => piece > 0n) ? pieces : undefined;
};
