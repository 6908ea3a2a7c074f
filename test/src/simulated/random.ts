/** Choices that a seed repeats. No test reads a clock or the system's randomness. */

/** A source of choices: the same seed gives the same sequence (mulberry32). */
export interface Random {
  /** An integer from 0 to `below` - 1. */
  below(below: number): number;
  /** So many bytes, as lower-case hexadecimal digits. */
  hex(bytes: number): string;
  /** Whether an event of this probability, in per cent, happens. */
  happens(perCent: number): boolean;
  /** The items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[];
}

export const randomOf = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    hex: (bytes) => Array.from({ length: bytes }, () => below(256).toString(16).padStart(2, '0')).join(''),
    happens: (perCent) => below(100) < perCent,
    shuffled: (items) => {
      const order = [...items];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const moved = order[last];
        const chosen = order[other];
        if (moved === undefined || chosen === undefined) continue;
        order[last] = chosen;
        order[other] = moved;
      }
      return order;
    },
  };
};
