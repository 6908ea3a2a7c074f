/**
 * Peers without the Gateway service do not say when a transaction commits: they deliver blocks. One stream of filtered
 * blocks answers all who wait; a transaction that passed before, or while the stream was away, is looked up.
 */
import { backoffMs, pause } from '@chopmark/gateway/ledger/backoff';
import type { CommitStatus } from '@chopmark/gateway/ledger/ledger-client';
import type { peer } from '@hyperledger/fabric-protos';
import { transactionStatuses } from './transaction-statuses.ts';

export interface CommitWatch {
  /** A transaction has just been signed: no block can have it yet, so that looking it up first is idle. */
  expect(transactionId: string): void;
  /** The status once it is known; `undefined` after the time. */
  status(transactionId: string, timeoutMs: number): Promise<CommitStatus | undefined>;
  close(): void;
}

export interface CommitSource {
  /** Filtered blocks from a number on, or from the newest one. */
  readonly blocks: (from: number | undefined, signal: AbortSignal) => AsyncIterable<peer.DeliverResponse>;
  /** What the peer's index of transactions says. */
  readonly lookUp: (transactionId: string) => Promise<CommitStatus | undefined>;
}

/** Follows blocks until the signal; after a loss it goes on where it was. */
const keepFollowing = async (
  { blocks }: CommitSource,
  take: (block: peer.FilteredBlock) => void,
  signal: AbortSignal,
): Promise<void> => {
  let next: number | undefined;
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    try {
      for await (const response of blocks(next, signal)) {
        const block = response.getFilteredBlock();
        if (block === undefined) continue;
        take(block);
        next = block.getNumber() + 1;
        attempt = 0;
      }
    } catch {
      // Those who wait look it up when their time is over.
    }
    await pause(backoffMs(attempt), signal);
  }
};

export const commitWatch = (source: CommitSource): CommitWatch => {
  const statuses = transactionStatuses();
  const expected = new Set<string>();
  const stop = new AbortController();
  let running: Promise<void> | undefined;
  const follow = (): Promise<void> =>
    (running ??= keepFollowing(source, (block) => statuses.take(block), stop.signal));

  return {
    expect: (transactionId) => {
      void follow();
      expected.add(transactionId);
    },
    status: async (transactionId, timeoutMs) => {
      void follow();
      const known = statuses.get(transactionId);
      if (known !== undefined) return known;
      const done = new AbortController();
      try {
        const passing = statuses.next(transactionId, done.signal);
        // Expected once: whoever asks again may have missed the block.
        const earlier = expected.delete(transactionId) ? undefined : await source.lookUp(transactionId);
        if (earlier !== undefined) return earlier;
        const patience = pause(timeoutMs, AbortSignal.any([done.signal, stop.signal]));
        return await Promise.race([passing, patience]);
      } finally {
        done.abort();
      }
    },
    close: () => stop.abort(),
  };
};
