/** Folds blocks into changes of the view: pure, and the same for the same blocks, however they are batched. */
import { createHash } from 'node:crypto';
import type { LedgerTransaction } from '../hosting.ts';
import type { Block, BlockTransaction } from './block.ts';
import { areUnreadTerms, isUnread } from './unread.ts';
import type { MissingTermsDocument, RecordDocument, TermsDocument, TransactionDocument } from './views.ts';

/** What a batch of blocks changes. The last write to a key wins, as on the ledger. */
export interface ViewChanges {
  readonly records: ReadonlyMap<string, RecordDocument | undefined>;
  readonly transactions: readonly TransactionDocument[];
  /** New rows by record id, oldest first. */
  readonly timelines: ReadonlyMap<string, readonly LedgerTransaction[]>;
  readonly terms: ReadonlyMap<string, TermsDocument | undefined>;
  readonly missingTerms: readonly MissingTermsDocument[];
}

const sha256Text = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Sorts as text the way the ledger runs. */
export const placeOf = (block: number, index: number): string =>
  `${String(block).padStart(12, '0')}/${String(index).padStart(5, '0')}`;

export const termsId = (collection: string, key: string): string => `${collection} ${key}`;

export const rowOf = (block: number, transaction: BlockTransaction): LedgerTransaction => ({
  txId: transaction.transactionId,
  block,
  index: transaction.index,
  timestamp: transaction.timestamp,
  creator: transaction.creator,
  ...(transaction.command === undefined
    ? {}
    : { command: { name: transaction.command.name, id: transaction.command.id } }),
  validationCode: transaction.validationCode,
  events: transaction.events,
});

const documentOf = (row: LedgerTransaction): TransactionDocument => ({
  _id: placeOf(row.block, row.index),
  mspId: row.creator.mspId,
  role: row.creator.role ?? '',
  command: row.command?.name ?? '',
  validationCode: row.validationCode,
  row: JSON.stringify(row),
});

/** Ids of records as they stand in events: `WR-…`, `LN-…`. Commands and firms have no timeline of their own. */
const recordId = /^(?!CMD-|SUB-)[A-Z]{2,3}-[0-9A-Z]{16,26}$/;

type Event = BlockTransaction['events'][number];

/** Events by the records that they name. */
const eventsByRecord = (events: readonly Event[]): Map<string, Set<Event>> => {
  const named = new Map<string, Set<Event>>();
  for (const event of events) {
    for (const value of Object.values(event.fields).flat()) {
      if (typeof value !== 'string' || !recordId.test(value)) continue;
      named.set(value, (named.get(value) ?? new Set()).add(event));
    }
  }
  return named;
};

/**
 * The row as it stands in the timeline of each record that it names; of a batch, a record has its own events alone.
 * Private copies by themselves change no record: they stand in the audit trail, and in no timeline.
 */
const rowsByRecord = ({ command, events, publicWrites }: BlockTransaction, row: LedgerTransaction) =>
  [...eventsByRecord(publicWrites.length === 0 ? [] : events)].map(
    ([id, own]): [string, LedgerTransaction] => [id, command?.isBatch ? { ...row, events: [...own] } : row],
  );

/** Private writes of the own collections that the block names by hash and the peer did not deliver. */
const missingOf = (
  transaction: BlockTransaction,
  block: number,
  isOwn: (collection: string) => boolean,
): MissingTermsDocument[] => {
  const delivered = new Set(
    transaction.privateWrites.map(
      ({ collection, key, value }) =>
        `${collection} ${sha256Text(key)} ${value === undefined ? '' : sha256Text(value)}`,
    ),
  );
  return transaction.hashedWrites
    .filter(({ collection }) => isOwn(collection))
    .filter(
      ({ collection, keyHash, valueHash }) => !delivered.has(`${collection} ${keyHash} ${valueHash ?? ''}`),
    )
    .map(({ collection, keyHash }) => ({
      _id: `${placeOf(block, transaction.index)} ${collection} ${keyHash}`,
      collectionName: collection,
      keyHash,
      block,
      txId: transaction.transactionId,
    }));
};

/** The own private writes of a valid transaction, by the id of their document. */
export const termsOf = (
  transaction: BlockTransaction,
  block: number,
  isOwn: (collection: string) => boolean,
): Map<string, TermsDocument | undefined> => {
  const terms = new Map<string, TermsDocument | undefined>();
  for (const { collection, key, value } of transaction.privateWrites) {
    if (!isOwn(collection) || areUnreadTerms(key)) continue;
    const _id = termsId(collection, key);
    terms.set(_id, value === undefined ? undefined : { _id, value, block, txId: transaction.transactionId });
  }
  return terms;
};

/**
 * @param blocks in the order of the ledger
 * @param isOwn whether a collection is one that this organisation may read
 */
export const project = (blocks: readonly Block[], isOwn: (collection: string) => boolean): ViewChanges => {
  const records = new Map<string, RecordDocument | undefined>();
  const timelines = new Map<string, LedgerTransaction[]>();
  const terms = new Map<string, TermsDocument | undefined>();
  const transactions: TransactionDocument[] = [];
  const missingTerms: MissingTermsDocument[] = [];
  for (const { number, transactions: inBlock } of blocks) {
    for (const transaction of inBlock) {
      const row = rowOf(number, transaction);
      transactions.push(documentOf(row));
      if (transaction.validationCode !== 'VALID') continue;
      const txId = transaction.transactionId;
      for (const { key, value } of transaction.publicWrites) {
        if (isUnread(key)) continue;
        records.set(key, value === undefined ? undefined : { _id: key, value, block: number, txId });
      }
      for (const [id, document] of termsOf(transaction, number, isOwn)) terms.set(id, document);
      missingTerms.push(...missingOf(transaction, number, isOwn));
      for (const [id, own] of rowsByRecord(transaction, row)) {
        timelines.set(id, [...(timelines.get(id) ?? []), own]);
      }
    }
  }
  return { records, transactions, timelines, terms, missingTerms };
};
