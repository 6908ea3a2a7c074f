/** Questions to the view of one organisation. */
import type { Opening } from '@chopmark/chaincode/api';
import { trusted } from 'mongoose';
import type { LedgerTransaction, LedgerView, MirroredRecord, TransactionQuery } from '../hosting.ts';
import type { Follower } from './follower.ts';
import { placeOf, termsId } from './projection.ts';
import type { RecordDocument, TransactionDocument, Views } from './views.ts';

const recordOf = ({ _id, value, block, txId }: RecordDocument): MirroredRecord => ({
  key: _id,
  value: JSON.parse(value) as unknown,
  block,
  txId,
});

/** End of the range of a prefix: the last character raised by one. */
const endOf = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

/** Only what is asked for stands in a filter. */
const given = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined),
  );

const transactionFilter = ({ mspId, role, command, validationCode, before }: TransactionQuery) => ({
  ...given({ mspId, role, command, validationCode }),
  ...(before === undefined ? {} : { _id: trusted({ $lt: placeOf(before.block, before.index) }) }),
});

const rowsOf = (documents: readonly TransactionDocument[]): LedgerTransaction[] =>
  documents.map(({ row }) => JSON.parse(row) as LedgerTransaction);

const matches = (query: TransactionQuery, row: LedgerTransaction): boolean => {
  const { mspId, role, command, validationCode, before } = query;
  const fields: Readonly<Record<string, string | undefined>> = {
    mspId: row.creator.mspId,
    role: row.creator.role,
    command: row.command?.name,
    validationCode: row.validationCode,
  };
  const wanted = Object.entries(given({ mspId, role, command, validationCode }));
  const older = before === undefined || placeOf(row.block, row.index) < placeOf(before.block, before.index);
  return older && wanted.every(([field, value]) => fields[field] === value);
};

/** @param lag blocks that the peer has and the view has not */
export const ledgerView = (views: Views, follower: Follower, lag: () => number): LedgerView => {
  const timeline = async (recordId: string): Promise<LedgerTransaction[]> => {
    const document = await views.timelines.findById(recordId).lean();
    return document === null ? [] : (JSON.parse(document.rows) as LedgerTransaction[]);
  };
  return {
    height: () => follower.height(),
    lag,
    waitForBlock: (block, timeoutMs) => follower.waitForBlock(block, timeoutMs),
    record: async (key) => {
      const document = await views.records(key).findById(key).lean<RecordDocument>();
      return document === null ? undefined : recordOf(document);
    },
    records: async (prefix, after, limit) => {
      const from = after === undefined ? { $gte: prefix } : { $gt: after < prefix ? prefix : after };
      const found = views
        .records(prefix)
        .find({ _id: trusted({ ...from, $lt: endOf(prefix) }) })
        .sort({ _id: 1 });
      if (limit !== undefined) found.limit(limit);
      return (await found.lean<RecordDocument[]>()).map(recordOf);
    },
    terms: async (collection, key) => {
      const document = await views.terms.findById(termsId(collection, key)).lean();
      return document === null ? undefined : (JSON.parse(document.value) as Opening<unknown>);
    },
    timeline,
    transactions: async (query) => {
      if (query.recordId !== undefined) {
        const rows = (await timeline(query.recordId)).filter((row) => matches(query, row));
        return rows.reverse().slice(0, query.limit);
      }
      const found = views.transactions.find(transactionFilter(query)).sort({ _id: -1 }).limit(query.limit);
      return rowsOf(await found.lean<TransactionDocument[]>());
    },
  };
};
