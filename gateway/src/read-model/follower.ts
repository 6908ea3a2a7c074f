/**
 * Follows the channel for one organisation: blocks with the own peer's private data, one after the other, from the
 * checkpoint that is stored with the view. A block that does not fit stops it loudly; a lost connection does not.
 */
import type { Logger } from 'pino';
import { pause } from '../ledger/backoff.ts';
import type { LedgerClient } from '../ledger/ledger-client.ts';
import { batches } from './batches.ts';
import type { Block } from './block.ts';
import { blockDecoder, BrokenChainError } from './decode-block.ts';
import { heightWaiters } from './height-waiters.ts';
import { project } from './projection.ts';
import { type Checkpoint, readCheckpoint, verifyChain, writeBlocks } from './view-store.ts';
import type { Views } from './views.ts';

export interface FollowerSettings {
  readonly ledger: Pick<LedgerClient, 'blocks'>;
  readonly views: Views;
  readonly chaincode: string;
  /** Whether a collection is one that this organisation may read. */
  readonly isOwn: (collection: string) => boolean;
  readonly log: Logger;
}

export interface Follower {
  /** Number of the last block in the view; -1 before the first one. */
  height(): number;
  /** Why it stopped, if it did. Only a person can decide what to do then. */
  halted(): Error | undefined;
  /** Whether the view reached the block within the time. */
  waitForBlock(block: number, timeoutMs: number): Promise<boolean>;
  /** Called after each batch of blocks is in the view. */
  onBlocks(listener: (blocks: readonly Block[]) => void): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const batchMax = 100;
const backoffMs = { first: 100, most: 5_000 };

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

/** Follows again after every lost connection. @returns why it must not go on, or nothing when it was stopped */
const keepFollowing = async (
  followOnce: (connected: () => void) => Promise<void>,
  stopping: AbortSignal,
  log: Logger,
): Promise<Error | undefined> => {
  let backoff = backoffMs.first;
  while (!stopping.aborted) {
    try {
      await followOnce(() => (backoff = backoffMs.first));
    } catch (error) {
      if (error instanceof BrokenChainError) {
        log.fatal({ err: error }, 'the follower stopped: its view would be wrong');
        return error;
      }
      log.warn({ err: error, backoff }, 'the follower lost its peer or its store and tries again');
    }
    await pause(backoff, stopping);
    backoff = Math.min(backoff * 2, backoffMs.most);
  }
  return undefined;
};

export const follower = ({ ledger, views, chaincode, isOwn, log }: FollowerSettings): Follower => {
  const decode = blockDecoder(chaincode);
  const waiters = heightWaiters();
  const listeners = new Set<(blocks: readonly Block[]) => void>();
  const stopping = new AbortController();
  let checkpoint: Checkpoint | undefined;
  let failure: Error | undefined;
  let running: Promise<void> | undefined;

  const take = async (delivered: readonly Uint8Array[]): Promise<void> => {
    const blocks = decodeAll(decode, delivered);
    verifyChain(checkpoint, blocks);
    await writeBlocks(views, blocks, project(blocks, isOwn));
    const last = blocks.at(-1);
    if (last === undefined) return;
    checkpoint = { block: last.number, hash: last.hash };
    waiters.reached(last.number);
    for (const listener of listeners) listener(blocks);
  };

  const followOnce = async (connected: () => void): Promise<void> => {
    checkpoint = await readCheckpoint(views);
    waiters.reached(checkpoint?.block ?? -1);
    const connection = new AbortController();
    const signal = AbortSignal.any([stopping.signal, connection.signal]);
    try {
      for await (const batch of batches(ledger.blocks((checkpoint?.block ?? -1) + 1, signal), batchMax)) {
        await take(batch);
        connected();
      }
    } finally {
      connection.abort();
    }
  };

  return {
    height: () => waiters.height(),
    halted: () => failure,
    waitForBlock: (block, timeoutMs) => waiters.wait(block, timeoutMs),
    onBlocks: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: async () => {
      checkpoint = await readCheckpoint(views);
      waiters.reached(checkpoint?.block ?? -1);
      running ??= keepFollowing(followOnce, stopping.signal, log).then((error) => {
        failure = error;
      });
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
