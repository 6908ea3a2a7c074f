/**
 * Writes changes of the view, then the checkpoint. The store has no transactions: every write is an upsert by `_id`
 * that gives the same document when the same blocks come again, so a crash before the checkpoint repeats, and alters
 * nothing.
 */
import type { Model } from 'mongoose';
import type { LedgerTransaction } from '../hosting.ts';
import type { Block } from './block.ts';
import { BrokenChainError } from './decode-block.ts';
import type { ViewChanges } from './projection.ts';
import type { CheckpointDocument, Views } from './views.ts';

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

const replaceAll = async <T extends Keyed>(
  model: Model<T>,
  documents: Iterable<readonly [string, T | undefined]>,
): Promise<void> => {
  const operations = [...documents].map(([_id, document]) =>
    document === undefined
      ? { deleteOne: { filter: { _id } } }
      : { replaceOne: { filter: { _id }, replacement: document, upsert: true } },
  );
  if (operations.length > 0)
    await model.bulkWrite(operations as unknown as Parameters<Model<T>['bulkWrite']>[0]);
};

const byId = <T extends Keyed>(documents: readonly T[]): (readonly [string, T])[] =>
  documents.map((document) => [document._id, document]);

const writeRecords = async (views: Views, records: ViewChanges['records']): Promise<void> => {
  const groups = Map.groupBy(records, ([key]) => views.records(key));
  for (const [model, documents] of groups) await replaceAll(model, documents);
};

/** Rows of these blocks that a crash left behind are replaced, not doubled. */
const writeTimelines = async (
  views: Views,
  timelines: ViewChanges['timelines'],
  firstBlock: number,
): Promise<void> => {
  for (const [_id, rows] of timelines) {
    const known = await views.timelines.findById(_id).lean();
    const earlier = known === null ? [] : (JSON.parse(known.rows) as LedgerTransaction[]);
    const all = [...earlier.filter(({ block }) => block < firstBlock), ...rows];
    const block = all.at(-1)?.block ?? firstBlock;
    await views.timelines.replaceOne({ _id }, { _id, block, rows: JSON.stringify(all) }, { upsert: true });
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
  await replaceAll(views.terms, changes.terms);
  await replaceAll(views.missingTerms, byId(changes.missingTerms));
  await writeTimelines(views, changes.timelines, first.number);
  await replaceAll(views.transactions, byId(changes.transactions));
  const checkpoint: CheckpointDocument = { _id: 'checkpoint', block: last.number, hash: last.hash };
  await views.checkpoints.replaceOne({ _id: 'checkpoint' }, checkpoint, { upsert: true });
};

export const readCheckpoint = async (views: Views): Promise<Checkpoint | undefined> => {
  const document = await views.checkpoints.findById('checkpoint').lean();
  return document === null ? undefined : { block: document.block, hash: document.hash };
};
