/**
 * Writes changes of the view, then the checkpoint. The store has no transactions: every write is an upsert by `_id`
 * that gives the same document when the same blocks come again, so a crash before the checkpoint repeats, and alters
 * nothing.
 */
import { type Model, mongo } from 'mongoose';
import type { LedgerAlert } from '../alert/record.ts';
import type { LedgerTransaction } from '../hosting.ts';
import { duplicateKey, isDuplicateKey } from '../store/document-store.ts';
import type { Block } from './block.ts';
import { BrokenChainError } from './decode-block.ts';
import type { ViewChanges } from './projection.ts';
import type {
  AlertHeightDocument,
  CheckpointDocument,
  RebuildDocument,
  TimelineDocument,
  Views,
} from './views.ts';

export interface Checkpoint {
  readonly block: number;
  readonly hash: string;
}

/** @throws BrokenChainError unless each block names its predecessor's hash, from the checkpoint on */
export const verifyChain = (checkpoint: Checkpoint | undefined, blocks: readonly Block[]): void => {
  let last = checkpoint;
  for (const { number, hash, previousHash } of blocks) {
    if (number !== (last?.block ?? -1) + 1) {
      throw new BrokenChainError(`block ${number} came after block ${last?.block ?? 'none'}`);
    }
    if (last !== undefined && previousHash !== last.hash) {
      throw new BrokenChainError(
        `block ${number} does not follow the block ${last.block} that is known here`,
      );
    }
    last = { block: number, hash };
  }
};

interface Keyed {
  readonly _id: string;
}

/** Positions of the documents that are there already; any other failure is thrown. */
const refusedAsDuplicates = (error: unknown): readonly number[] => {
  if (!isDuplicateKey(error) || !(error instanceof mongo.MongoBulkWriteError)) throw error;
  const failures = [error.writeErrors].flat();
  const other = failures.find(({ code }) => code !== duplicateKey);
  if (other !== undefined) throw error;
  return failures.map(({ index }) => index);
};

/** Inserts what is new. @returns the documents whose `_id` is taken */
const insertNew = async <T extends Keyed>(model: Model<T>, documents: readonly T[]): Promise<T[]> => {
  if (documents.length === 0) return [];
  try {
    await model.collection.insertMany(documents as never, { ordered: false });
    return [];
  } catch (error) {
    return refusedAsDuplicates(error).flatMap((index) => documents[index] ?? []);
  }
};

/**
 * Inserts first and replaces what is there: on FerretDB with SQLite an insert takes the same time in a collection of
 * any size, while every search by `_id`, and so every upsert, reads the whole collection (measured: 10 000 documents,
 * 2 ms against 140 ms).
 */
const write = async <T extends Keyed>(
  model: Model<T>,
  documents: Iterable<readonly [string, T | undefined]>,
): Promise<void> => {
  const all = [...documents];
  const taken = await insertNew(
    model,
    all.flatMap(([, document]) => document ?? []),
  );
  for (const document of taken) await model.replaceOne({ _id: document._id } as never, document);
  for (const [_id, document] of all) if (document === undefined) await model.deleteOne({ _id } as never);
};

const writeRecords = async (views: Views, records: ViewChanges['records']): Promise<void> => {
  const groups = Map.groupBy(records, ([key]) => views.records(key));
  for (const [model, documents] of groups) await write(model, documents);
};

const timelineOf = (_id: string, rows: readonly LedgerTransaction[]): TimelineDocument => ({
  _id,
  block: rows.at(-1)?.block ?? 0,
  rows: JSON.stringify(rows),
});

/** Rows of these blocks that a crash left behind are replaced, not doubled. */
const writeTimelines = async (
  views: Views,
  timelines: ViewChanges['timelines'],
  firstBlock: number,
): Promise<void> => {
  const fresh = [...timelines].map(([_id, rows]) => timelineOf(_id, rows));
  for (const { _id } of await insertNew(views.timelines, fresh)) {
    const known = await views.timelines.findById(_id).lean();
    const earlier = known === null ? [] : (JSON.parse(known.rows) as LedgerTransaction[]);
    const before = earlier.filter(({ block }) => block < firstBlock);
    await views.timelines.replaceOne({ _id }, timelineOf(_id, [...before, ...(timelines.get(_id) ?? [])]));
  }
};

/** Applies the changes of these blocks and moves the checkpoint to the last of them. */
export const writeBlocks = async (
  views: Views,
  blocks: readonly Block[],
  changes: ViewChanges,
): Promise<void> => {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return;
  await writeRecords(views, changes.records);
  await write(views.terms, changes.terms);
  await insertNew(views.missingTerms, changes.missingTerms);
  await writeTimelines(views, changes.timelines, first.number);
  // A transaction that is there already was left by a crash, and is the same.
  await insertNew(views.transactions, changes.transactions);
  const checkpoint: CheckpointDocument = { _id: 'checkpoint', block: last.number, hash: last.hash };
  await views.checkpoints.replaceOne({ _id: 'checkpoint' }, checkpoint, { upsert: true });
};

/**
 * Keeps the alerts of these blocks before any of their records: a crash in between finds them made, and does not make
 * them again from a state that is half that of after the blocks.
 */
export const writeAlerts = async (
  views: Views,
  alerts: readonly LedgerAlert[],
  block: number,
): Promise<void> => {
  await insertNew(
    views.alerts,
    alerts.map((alert) => ({
      _id: alert.id,
      topic: alert.topic,
      closes: alert.closes,
      value: JSON.stringify(alert),
    })),
  );
  const height: AlertHeightDocument = { _id: 'alert-height', block };
  await views.alertHeights.replaceOne({ _id: 'alert-height' }, height, { upsert: true });
};

export const readAlertHeight = async (views: Views): Promise<number | undefined> =>
  (await views.alertHeights.findById('alert-height').lean())?.block;

/** Marks the view as one that has to be made again. @param target the last block that it has */
export const orderRebuild = async (views: Views, target: number): Promise<void> => {
  const rebuild: RebuildDocument = { _id: 'rebuild', target, dropped: false };
  await views.rebuilds.replaceOne({ _id: 'rebuild' }, rebuild, { upsert: true });
};

/** Drops the view if that was ordered and has not been done. @returns the block that makes it whole again */
export const beginRebuild = async (views: Views): Promise<number | undefined> => {
  const rebuild = await views.rebuilds.findById('rebuild').lean();
  if (rebuild === null) return undefined;
  if (!rebuild.dropped) {
    await views.drop();
    await views.rebuilds.replaceOne({ _id: 'rebuild' }, { ...rebuild, dropped: true });
  }
  return rebuild.target;
};

export const endRebuild = async (views: Views): Promise<void> => {
  await views.rebuilds.deleteOne({ _id: 'rebuild' });
};

export const readCheckpoint = async (views: Views): Promise<Checkpoint | undefined> => {
  const document = await views.checkpoints.findById('checkpoint').lean();
  return document === null ? undefined : { block: document.block, hash: document.hash };
};
