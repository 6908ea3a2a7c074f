/** Commit statuses as blocks bring them: kept for those who ask later, told to those who wait. */
import type { CommitStatus } from '@chopmark/gateway/ledger/ledger-client';
import { validationCodeName } from '@chopmark/gateway/ledger/validation-code';
import type { peer } from '@hyperledger/fabric-protos';

export interface TransactionStatuses {
  take(block: peer.FilteredBlock): void;
  get(transactionId: string): CommitStatus | undefined;
  /** Resolves when a block brings it; the signal forgets who waits. */
  next(transactionId: string, signal: AbortSignal): Promise<CommitStatus>;
}

const keptMax = 20_000;

export const transactionStatuses = (): TransactionStatuses => {
  const kept = new Map<string, CommitStatus>();
  const waiting = new Map<string, Set<(status: CommitStatus) => void>>();

  /** The first status of a transaction stands: a copy of it is a duplicate. */
  const keep = (transactionId: string, status: CommitStatus): void => {
    if (kept.has(transactionId)) return;
    const oldest = kept.keys().next();
    if (kept.size >= keptMax && !oldest.done) kept.delete(oldest.value);
    kept.set(transactionId, status);
  };

  return {
    take: (block) => {
      const blockNumber = block.getNumber();
      for (const transaction of block.getFilteredTransactionsList()) {
        const [transactionId, code] = [transaction.getTxid(), transaction.getTxValidationCode()];
        const status: CommitStatus = { code, codeName: validationCodeName(code), blockNumber };
        keep(transactionId, status);
        for (const tell of waiting.get(transactionId) ?? []) tell(status);
      }
    },
    get: (transactionId) => kept.get(transactionId),
    next: (transactionId, signal) =>
      new Promise((resolve) => {
        const listeners = waiting.get(transactionId) ?? new Set();
        waiting.set(transactionId, listeners.add(resolve));
        signal.addEventListener('abort', () => {
          listeners.delete(resolve);
          if (listeners.size === 0) waiting.delete(transactionId);
        });
      }),
  };
};
