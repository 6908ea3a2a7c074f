import type { LedgerView, MirroredRecord } from '../hosting.ts';
import { placeOf } from './schemas.ts';

const chunk = 200;

/**
 * Records of a kind that a caller may see, from a cursor on, in the order of their keys: one more than asked for, so
 * that it is known whether another page follows. The place of an item in a list is the rest of its key.
 */
export const scan = async <T>(
  view: LedgerView,
  kind: string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
  select: (record: MirroredRecord) => T | undefined,
): Promise<{ readonly place: string; readonly item: T }[]> => {
  const found: { place: string; item: T }[] = [];
  for (let after = `${kind}/${placeOf(cursor) ?? ''}`; found.length <= limit;) {
    const records = await view.records(`${kind}/`, after, chunk);
    for (const record of records) {
      const item = select(record);
      if (item !== undefined) found.push({ place: record.key.slice(kind.length + 1), item });
    }
    const end = records.at(-1);
    if (end === undefined || records.length < chunk) break;
    after = end.key;
  }
  return found;
};
