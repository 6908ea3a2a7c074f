/** The ledger's state between transactions that the store lacks: what it has, under what was written since. */
import type { LedgerReader, StoredRecord } from '@chopmark/chaincode/api';

/** Texts by key; `undefined` where the key was deleted. */
export type Written = ReadonlyMap<string, string | undefined>;

const parsed = (text: string | undefined): unknown =>
  text === undefined ? undefined : (JSON.parse(text) as unknown);

const byKey = (one: StoredRecord, other: StoredRecord): number => (one.key < other.key ? -1 : 1);

export const overlaid = (base: LedgerReader, written: Written): LedgerReader => ({
  get: async (key) => (written.has(key) ? parsed(written.get(key)) : base.get(key)),
  range: async (prefix) => {
    const kept = (await base.range(prefix)).filter(({ key }) => !written.has(key));
    const added = [...written].flatMap(([key, text]) =>
      text !== undefined && key.startsWith(prefix) ? [{ key, value: parsed(text) }] : [],
    );
    return added.length === 0 ? kept : [...kept, ...added].sort(byKey);
  },
});
