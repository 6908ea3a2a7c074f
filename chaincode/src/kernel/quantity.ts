/**
 * Quantities: integers with a unit of UN/ECE Recommendation 20. Warehouses of this consortium weigh in
 * kilograms.
 */
import { z } from 'zod';

export const unitCodes = ['KGM'] as const;

/** `{ value: 25000, unit: "KGM" }`. */
export const Quantity = z
  .strictObject({ value: z.int().min(1).max(1_000_000_000_000), unit: z.enum(unitCodes) })
  .meta({ id: 'Quantity' });
export type Quantity = z.output<typeof Quantity>;

export const kilograms = (value: number): Quantity => ({ value, unit: 'KGM' });
