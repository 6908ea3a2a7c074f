/** Questions to the view of one organisation. */
import type { Opening } from '@chopmark/chaincode/api';
import { trusted } from 'mongoose';
import { firstIdOf, type LedgerAlert } from '../alert/record.ts';
import type { AlertQuery, LedgerTransaction, LedgerView, TransactionQuery } from '../hosting.ts';
import type { Follower } from './follower.ts';
import { placeOf, termsId } from './projection.ts';
import { readRecord, readRecords } from './records.ts';
import type { AlertDocument, TransactionDocument, Views } from './views.ts';

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

const alertsOf = (documents: readonly AlertDocument[]): LedgerAlert[] =>
  documents.map(({ value }) => JSON.parse(value) as LedgerAlert);

/** @param lag blocks that the peer has and the view has not */
export const ledgerView = (views: Views, follower: Follower, lag: () => number): LedgerView => {
  const timeline = async (recordId: string): Promise<LedgerTransaction[]> => {
    const document = await views.timelines.findById(recordId).lean();
    return document === null ? [] : document.rows.map((row) => JSON.parse(row) as LedgerTransaction);
  };
  return {
    height: () => follower.height(),
    lag,
    waitForBlock: (block, timeoutMs) => follower.waitForBlock(block, timeoutMs),
    record: (key) => readRecord(views, key),
    records: (prefix, after, limit) => readRecords(views, prefix, after, limit),
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
    alerts: async ({ after, before, ids, limit }: AlertQuery) => {
      // Those of a block that is being written are not all there yet.
      const end = firstIdOf(follower.height() + 1);
      const wanted = ids === undefined ? {} : { $in: [...ids] };
      const from = after === undefined ? {} : { $gt: after };
      const below = { $lt: before === undefined || before > end ? end : before };
      const found = views.alerts.find({ _id: trusted({ ...wanted, ...from, ...below }) });
      return alertsOf(
        await found
          .sort({ _id: after === undefined ? -1 : 1 })
          .limit(limit)
          .lean<AlertDocument[]>(),
      );
    },
    closingAlerts: async (topics) => {
      const end = firstIdOf(follower.height() + 1);
      const closing = { topic: trusted({ $in: [...topics] }), closes: true, _id: trusted({ $lt: end }) };
      return alertsOf(await views.alerts.find(closing).sort({ _id: 1 }).lean<AlertDocument[]>());
    },
  };
};
