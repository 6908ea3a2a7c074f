/** Private terms of an allocation: how much of one paper another one stands for. */
import { z } from 'zod';
import { minorOf, PositiveMoney } from '../kernel/money.ts';
import { Quantity } from '../kernel/quantity.ts';
import { shareOf } from '../lien/machine.ts';

const amounts = z.strictObject({ allocated: PositiveMoney, whole: PositiveMoney });
const quantities = z.strictObject({ allocated: Quantity, whole: Quantity });

type Measure = z.output<typeof amounts> | z.output<typeof quantities>;

const isOfMoney = (measure: Measure): measure is z.output<typeof amounts> => 'amount' in measure.whole;

/** Allocated and whole in one integer unit, or `undefined` where their units differ. */
const integersOf = (measure: Measure): readonly [bigint, bigint] | undefined => {
  const { allocated, whole } = measure;
  if (isOfMoney(measure)) {
    return measure.allocated.currency === measure.whole.currency
      ? [minorOf(measure.allocated), minorOf(measure.whole)]
      : undefined;
  }
  return [BigInt((allocated as Quantity).value), BigInt((whole as Quantity).value)];
};

/** A part of a paper and the whole of it, as an amount of one currency or as a weight. */
const Measure = z.union([amounts, quantities]).refine(
  (measure) => {
    const integers = integersOf(measure);
    return integers !== undefined && integers[0] <= integers[1];
  },
  { path: ['allocated'], message: 'no more than the whole, in the same currency' },
);

export const AllocationTerms = z
  .strictObject({
    of: Measure,
    to: Measure,
    reference: z.string().trim().min(1).max(60).optional(),
  })
  .meta({ id: 'AllocationTerms' });
export type AllocationTerms = z.output<typeof AllocationTerms>;

/** What is public of a measure: parts of 10^18 of the paper. */
const partsOf = (measure: Measure): string => {
  const [allocated, whole] = integersOf(measure) ?? [1n, 1n];
  return shareOf(allocated, whole).toString();
};

export const allocatedParts = ({ of, to }: AllocationTerms): { ofParts: string; toParts: string } => ({
  ofParts: partsOf(of),
  toParts: partsOf(to),
});
