/** Records as the store has them, apart from how far the view is. */
import type { LedgerReader } from '@chopmark/chaincode/api';
import { trusted } from 'mongoose';
import type { MirroredRecord } from '../hosting.ts';
import { endOfPrefix } from '../store/document-store.ts';
import { readOnce } from './read-once.ts';
import type { RecordDocument, Views } from './views.ts';

const recordOf = ({ _id, value, block, txId }: RecordDocument): MirroredRecord => ({
  key: _id,
  value: JSON.parse(value) as unknown,
  block,
  txId,
});

export const readRecord = async (views: Views, key: string): Promise<MirroredRecord | undefined> => {
  const document = await views.records(key).findById(key).lean<RecordDocument>();
  return document === null ? undefined : recordOf(document);
};

/** Records whose key starts with the prefix and follows `after`, in key order. */
export const readRecords = async (
  views: Views,
  prefix: string,
  after?: string,
  limit?: number,
): Promise<MirroredRecord[]> => {
  const from = after === undefined ? { $gte: prefix } : { $gt: after < prefix ? prefix : after };
  const found = views
    .records(prefix)
    .find({ _id: trusted({ ...from, $lt: endOfPrefix(prefix) }) })
    .sort({ _id: 1 });
  if (limit !== undefined) found.limit(limit);
  return (await found.lean<RecordDocument[]>()).map(recordOf);
};

/** The store's state as the ledger's rules read it: each key and range once, so not while it is written. */
export const storedState = (views: Views): LedgerReader =>
  readOnce({
    get: async (key) => (await readRecord(views, key))?.value,
    range: (prefix) => readRecords(views, prefix),
  });
