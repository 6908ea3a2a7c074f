/**
 * Many of one command in one transaction: each sees what those before it changed, as if they had come one after the
 * other, and all of them are committed or none. A transaction reads the state before it and never its own writes, so
 * what earlier items changed is laid over what the ledger says.
 */
import { z } from 'zod';
import { type ErrorCode, errorCodes, type Refusal } from './errors.ts';
import type { Change, LedgerReader, StoredRecord } from './ledger.ts';

/** Most items of one transaction: what a busy peer decides in seconds. */
export const batchMax = 100;

/** The item of a batch that is refused, and why: the pointer leads into that item. */
export interface ItemRefusal {
  readonly item: number;
  readonly refusal: Refusal;
}

/** The same as it travels. */
export const ItemRefusal = z.object({
  item: z.int().min(0),
  refusal: z.object({
    refused: z.enum(errorCodes as [ErrorCode, ...ErrorCode[]]),
    pointer: z.string().exactOptional(),
    expected: z.string().exactOptional(),
    article: z.string().exactOptional(),
  }),
}) satisfies z.ZodType<ItemRefusal>;

/** `/input/tokens` of the item 7 is `/input/7/tokens` of the batch. */
export const inBatch = ({ item, refusal }: ItemRefusal): Refusal => {
  const [, root = 'input', ...rest] = (refusal.pointer ?? '').split('/');
  return { ...refusal, pointer: ['', root === '' ? 'input' : root, item, ...rest].join('/') };
};

/** A reader that shows changes before they are written. */
export interface PendingReader extends LedgerReader {
  note(changes: readonly Change[]): void;
}

const byKey = (one: StoredRecord, other: StoredRecord): number => (one.key < other.key ? -1 : 1);

/** Asks the ledger once for each key and prefix: what it says does not change within a transaction. */
export const pendingReader = (ledger: LedgerReader): PendingReader => {
  const values = new Map<string, Promise<unknown>>();
  const ranges = new Map<string, Promise<readonly StoredRecord[]>>();
  const written = new Map<string, unknown>();
  const once = <Value>(known: Map<string, Promise<Value>>, key: string, ask: () => Promise<Value>) => {
    const asked = known.get(key) ?? ask();
    known.set(key, asked);
    return asked;
  };
  return {
    get: (key) =>
      written.has(key) ? Promise.resolve(written.get(key)) : once(values, key, () => ledger.get(key)),
    range: async (prefix) => {
      const before = await once(ranges, prefix, () => ledger.range(prefix));
      const changed = [...written].filter(([key]) => key.startsWith(prefix));
      if (changed.length === 0) return before;
      const present = changed.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
      return [...before.filter(({ key }) => !written.has(key)), ...present].sort(byKey);
    },
    note: (changes) => {
      for (const change of changes) {
        if (change.type === 'put') written.set(change.key, change.value);
        if (change.type === 'remove') written.set(change.key, undefined);
      }
    },
  };
};
