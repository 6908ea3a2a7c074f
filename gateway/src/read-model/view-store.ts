/**
 * Writes changes of the view, then the checkpoint. The store has no transactions: every write is an upsert by `_id`
 * that gives the same document when the same blocks come again, so a crash before the checkpoint repeats, and alters
 * nothing.
 */
import { type Model, mongo } from 'mongoose';
import type { LedgerAlert } from '../alert/record.ts';
import { duplicateKey, isDuplicateKey } from '../store/document-store.ts';
import type { Block } from './block.ts';
import { BrokenChainError } from './decode-block.ts';
import type { ViewChanges } from './projection.ts';
import {
  type AlertHeightDocument,
  type CheckpointDocument,
  type RebuildDocument,
  viewFormat,
  type Views,
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
 * Inserts first and replaces what is there: an insert of many is one statement, and FerretDB takes no second update in
 * one message (it waits for itself: its answer to the first one is open until the last one is done).
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

/** Rows that a crash left behind are the same texts, and are not added again. */
const writeTimelines = async (views: Views, timelines: ViewChanges['timelines']): Promise<void> => {
  const fresh = [...timelines].map(([_id, rows]) => ({ _id, rows: rows.map((row) => JSON.stringify(row)) }));
  for (const { _id, rows } of await insertNew(views.timelines, fresh)) {
    await views.timelines.updateOne({ _id }, { $addToSet: { rows: { $each: rows } } });
  }
};

/** Applies the changes of these blocks and moves the checkpoint to the last of them. */
export const writeBlocks = async (
  views: Views,
  blocks: readonly Block[],
  changes: ViewChanges,
): Promise<void> => {
  const last = blocks.at(-1);
  if (last === undefined) return;
  await writeRecords(views, changes.records);
  await write(views.terms, changes.terms);
  await insertNew(views.missingTerms, changes.missingTerms);
  await writeTimelines(views, changes.timelines);
  // A transaction that is there already was left by a crash, and is the same.
  await insertNew(views.transactions, changes.transactions);
  const checkpoint: CheckpointDocument = {
    _id: 'checkpoint',
    format: viewFormat,
    block: last.number,
    hash: last.hash,
  };
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

/** A view that an earlier release wrote in another format is given up. */
const giveUpOldFormat = async (views: Views): Promise<void> => {
  const checkpoint = await views.checkpoints.findById('checkpoint').lean();
  if (checkpoint === null || checkpoint.format === viewFormat) return;
  if ((await views.rebuilds.findById('rebuild').lean()) === null) await orderRebuild(views, checkpoint.block);
};

/** Drops the view if that was ordered and has not been done. @returns the block that makes it whole again */
export const beginRebuild = async (views: Views): Promise<number | undefined> => {
  await giveUpOldFormat(views);
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
