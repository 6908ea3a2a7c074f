/**
 * Follows the channel for one organisation: blocks with the own peer's private data, one after the other, from the
 * checkpoint that is stored with the view. A block that does not fit stops it loudly; a lost connection does not.
 */
import type { Logger } from 'pino';
import { pause } from '../ledger/backoff.ts';
import type { LedgerClient } from '../ledger/ledger-client.ts';
import { batches } from './batches.ts';
import { BrokenChainError } from './decode-block.ts';
import { viewWriter, type ViewWriterSettings } from './view-writer.ts';

export interface FollowerSettings extends ViewWriterSettings {
  readonly ledger: Pick<LedgerClient, 'blocks'>;
  readonly log: Logger;
}

export interface Follower {
  /** Number of the last block in the view; -1 before the first one. */
  height(): number;
  /** Why it stopped, if it did. Only a person can decide what to do then. */
  halted(): Error | undefined;
  /** Stops it for good: what it follows is not what others have. */
  halt(reason: BrokenChainError): void;
  /** Hash of one of the last blocks in the view. */
  hashOf(block: number): string | undefined;
  /** Whether the view reached the block within the time. */
  waitForBlock(block: number, timeoutMs: number): Promise<boolean>;
  /** Whether the view has been dropped and does not have all blocks again yet: it must not be read. */
  rebuilding(): boolean;
  /** Drops the view and makes it again from block 0. @returns the last block that it had */
  rebuild(): Promise<number>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const batchMax = 100;
const backoffMs = { first: 100, most: 5_000 };

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

export const follower = ({ ledger, log, ...viewed }: FollowerSettings): Follower => {
  const writer = viewWriter(viewed);
  const stopping = new AbortController();
  let connection = new AbortController();
  let failure: Error | undefined;
  let running: Promise<void> | undefined;

  const followOnce = async (connected: () => void): Promise<void> => {
    connection = new AbortController();
    const signal = AbortSignal.any([stopping.signal, connection.signal]);
    await writer.locate();
    try {
      for await (const batch of batches(ledger.blocks(writer.height() + 1, signal), batchMax)) {
        // The view that this batch continues may have been given up meanwhile.
        if (signal.aborted) break;
        await writer.take(batch);
        connected();
      }
    } finally {
      connection.abort();
    }
  };

  return {
    height: () => writer.height(),
    halted: () => failure,
    halt: (reason) => {
      failure ??= reason;
      log.fatal({ err: reason }, 'the follower stopped: other organisations have another ledger');
      stopping.abort();
    },
    hashOf: (block) => writer.hashOf(block),
    waitForBlock: (block, timeoutMs) => writer.wait(block, timeoutMs),
    rebuilding: () => writer.rebuilding(),
    rebuild: async () => {
      const target = await writer.giveUp();
      connection.abort();
      return target;
    },
    start: async () => {
      await writer.locate();
      running ??= keepFollowing(followOnce, stopping.signal, log).then((error) => {
        failure ??= error;
      });
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
