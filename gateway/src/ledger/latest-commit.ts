/**
 * The last transaction that any organisation of this process saw committed. A gateway that hosts several answers one of
 * them before another's peer has the block; the next command waits for it, or it would be refused for what it cannot
 * see yet.
 */
import type { LedgerClient } from './ledger-client.ts';

interface Commit {
  readonly transactionId: string;
  readonly blockNumber: number;
}

export interface LatestCommit {
  note(commit: Commit): void;
  known(): Commit | undefined;
}

export const latestCommit = (): LatestCommit => {
  let latest: Commit | undefined;
  return {
    note: ({ transactionId, blockNumber }) => {
      if (latest === undefined || blockNumber > latest.blockNumber) latest = { transactionId, blockNumber };
    },
    known: () => latest,
  };
};

/** Waits until the own peer has it; where the peer does not answer, planning tells. */
export const waitForLatest = async ({
  latest,
  view,
  ledger,
}: {
  readonly latest: LatestCommit;
  readonly view: { height(): number };
  readonly ledger: Pick<LedgerClient, 'commitStatus'>;
}): Promise<void> => {
  const commit = latest.known();
  if (commit === undefined || commit.blockNumber <= view.height()) return;
  await ledger.commitStatus(commit.transactionId).catch(() => undefined);
};
