import type { z } from 'zod';
import type { LedgerView } from '../hosting.ts';

/** The records under a prefix by their schema, as the own view has them. */
export const recordsOf = async <T>(view: LedgerView, prefix: string, schema: z.ZodType<T>): Promise<T[]> =>
  (await view.records(prefix)).map(({ value }) => schema.parse(value));
