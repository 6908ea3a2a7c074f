/** How far an import is: what every import of a file tells of itself. */
import { z } from 'zod';

export const importStates = ['checking', 'refused', 'importing', 'complete', 'failed'] as const;

/** Where an import is found. */
export const ImportPlace = z.strictObject({ importId: z.string().regex(/^[0-9a-f]{64}$/) });

export const ImportWait = z.strictObject({
  wait: z.coerce.number().int().min(0).max(50).default(0).meta({
    description: 'Seconds to wait for the end.',
  }),
});

/** What is wrong with a file, by line and column; never what stood there. */
export const Fault = z.strictObject({
  fault: z.enum(['file', 'row']),
  line: z.int(),
  column: z.union([z.string(), z.int()]),
  expected: z.string(),
});

export const firstFaultsMax = 1_000;

/** Members of every import's record. */
export const progress = {
  importId: z.string(),
  state: z.enum(importStates),
  startedAt: z.string(),
  checkedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  rows: z.int().meta({ description: 'Rows without a fault.' }),
  faults: z.int(),
  batches: z.int().meta({ description: 'Brought to the ledger so far: it goes on after them.' }),
  failure: z.string().optional().meta({ description: 'Code of what stopped it: start it again.' }),
} as const;

export type Progress = z.output<z.ZodObject<typeof progress>>;

/** An import while it runs: the record changes as it goes. */
export interface RunningImport<Record extends Progress> {
  record: Record;
}

/** What goes on again keeps what the ledger has, and nothing of how it ended. */
export const resumed = <Record extends Progress>(record: Record): Record => {
  const again: Record = { ...record, state: 'checking' };
  delete again.finishedAt;
  delete again.failure;
  return again;
};

/** One that ended well, or badly for what the file says, is not run again. */
export const isOver = ({ state }: Progress): boolean => state === 'complete' || state === 'refused';
