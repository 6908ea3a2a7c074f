/** Keeps a view and its place on the chain together: blocks go in one after the other, or the view is made again. */
import { alertsOf, statesFacts, type StatingTransaction } from '../alert/projection.ts';
import type { LedgerAlert } from '../alert/record.ts';
import type { Block } from './block.ts';
import { blockDecoder, BrokenChainError } from './decode-block.ts';
import { heightWaiters } from './height-waiters.ts';
import { project } from './projection.ts';
import { recentBlocks } from './recent-blocks.ts';
import { storedState } from './records.ts';
import {
  beginRebuild,
  type Checkpoint,
  endRebuild,
  orderRebuild,
  readAlertHeight,
  readCheckpoint,
  verifyChain,
  writeAlerts,
  writeBlocks,
} from './view-store.ts';
import type { Views } from './views.ts';

export interface ViewWriterSettings {
  readonly views: Views;
  readonly chaincode: string;
  /** Whether a collection is one that this organisation may read. */
  readonly isOwn: (collection: string) => boolean;
  /** Whether an alert is the organisation's affair. */
  readonly concerns: (alert: LedgerAlert) => boolean;
}

export interface ViewWriter {
  /** Number of the last block in the view; -1 before the first one. */
  height(): number;
  hashOf(block: number): string | undefined;
  wait(block: number, timeoutMs: number): Promise<boolean>;
  /** Whether the view has been given up and is not whole again yet. */
  rebuilding(): boolean;
  /** Finds out where the view stands; drops it where that was ordered. */
  locate(): Promise<void>;
  /** @throws BrokenChainError when the blocks do not continue the view */
  take(delivered: readonly Uint8Array[]): Promise<void>;
  /** Gives the view up; `locate` drops it. @returns the last block that it had */
  giveUp(): Promise<number>;
}

/** A valid block that cannot be read now cannot be read later either. */
const decodeAll = (decode: (bytes: Uint8Array) => Block, delivered: readonly Uint8Array[]): Block[] => {
  try {
    return delivered.map(decode);
  } catch (error) {
    throw error instanceof BrokenChainError
      ? error
      : new BrokenChainError('undecodable block', { cause: error });
  }
};

const statingOf = ({ number: block, transactions }: Block): StatingTransaction[] =>
  transactions
    .filter(({ validationCode }) => validationCode === 'VALID')
    .map(({ index, transactionId: txId, timestamp: at, creator, publicWrites }) => {
      const writes = new Map(publicWrites.map(({ key, value }) => [key, value]));
      return { block, index, txId, at, by: creator.mspId, writes };
    });

export const viewWriter = ({ views, chaincode, isOwn, concerns }: ViewWriterSettings): ViewWriter => {
  const decode = blockDecoder(chaincode);
  const waiters = heightWaiters();
  const recent = recentBlocks();
  let checkpoint: Checkpoint | undefined;
  /** The block that makes a dropped view whole again; one that is only given up has still to be dropped. */
  let rebuild: { readonly target: number; readonly isGivenUp: boolean } | undefined;

  let alertHeight: number | undefined;

  /** A batch that states nothing needs no mark: made again, it has no alerts either. */
  const keepAlerts = async (blocks: readonly Block[]): Promise<void> => {
    const last = blocks.at(-1)?.number ?? -1;
    const transactions = blocks.flatMap(statingOf);
    if (alertHeight !== undefined && (last <= alertHeight || !transactions.some(statesFacts))) return;
    const alerts = await alertsOf(storedState(views), transactions, alertHeight);
    await writeAlerts(views, alerts.filter(concerns), last);
    alertHeight = last;
  };

  const settleRebuild = async (block: number): Promise<void> => {
    if (rebuild === undefined || rebuild.isGivenUp || block < rebuild.target) return;
    await endRebuild(views);
    rebuild = undefined;
  };

  return {
    height: () => waiters.height(),
    hashOf: (block) => recent.hashOf(block),
    wait: (block, timeoutMs) => waiters.wait(block, timeoutMs),
    rebuilding: () => rebuild !== undefined,
    locate: async () => {
      const known = await readCheckpoint(views);
      // A view from before there were alerts.
      if (known !== undefined && (await readAlertHeight(views)) === undefined) {
        await orderRebuild(views, known.block);
      }
      const target = await beginRebuild(views);
      rebuild = target === undefined ? undefined : { target, isGivenUp: false };
      checkpoint = await readCheckpoint(views);
      alertHeight = await readAlertHeight(views);
      recent.startAt(checkpoint && { number: checkpoint.block, hash: checkpoint.hash });
      waiters.reached(checkpoint?.block ?? -1);
      await settleRebuild(waiters.height());
    },
    take: async (delivered) => {
      const blocks = decodeAll(decode, delivered);
      verifyChain(checkpoint, blocks);
      await keepAlerts(blocks);
      await writeBlocks(views, blocks, project(blocks, isOwn));
      const last = blocks.at(-1);
      if (last === undefined) return;
      checkpoint = { block: last.number, hash: last.hash };
      for (const block of blocks) recent.add(block);
      await settleRebuild(last.number);
      waiters.reached(last.number);
    },
    giveUp: async () => {
      const target = rebuild?.target ?? waiters.height();
      rebuild = { target, isGivenUp: true };
      await orderRebuild(views, target);
      return target;
    },
  };
};
