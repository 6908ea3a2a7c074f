/** Records as they are read: by the schema of their kind. */
import type { z } from 'zod';
import type { LedgerReader } from './ledger.ts';

/** The record at a key by its schema. */
export const loadRecord = async <T extends z.ZodType>(
  reader: LedgerReader,
  key: string,
  schema: T,
): Promise<z.output<T> | undefined> => {
  const value = await reader.get(key);
  return value === undefined ? undefined : schema.parse(value);
};

/** The records under a prefix by their schema, in key order. */
export const loadRange = async <T extends z.ZodType>(
  reader: LedgerReader,
  prefix: string,
  schema: T,
): Promise<z.output<T>[]> => (await reader.range(prefix)).map(({ value }) => schema.parse(value));
