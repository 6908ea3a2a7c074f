/** Submits the same bytes until the status of their transaction is known. */
import { backoffMs, pause } from './backoff.ts';
import { SubmitError } from './errors.ts';
import type { CommitStatus, LedgerClient, SignedTransaction } from './ledger-client.ts';

/** An acknowledged transaction that is in no block after this time is submitted again. */
const resubmitAfterMs = 5_000;

type Submitted = 'acknowledged' | 'failed' | 'never-taken';

const submitOnce = async (ledger: LedgerClient, transaction: SignedTransaction): Promise<Submitted> => {
  try {
    await ledger.submit(transaction);
    return 'acknowledged';
  } catch (error) {
    return error instanceof SubmitError && error.permanent ? 'never-taken' : 'failed';
  }
};

const watchStatus = async (
  ledger: LedgerClient,
  transactionId: string,
  signal: AbortSignal,
): Promise<CommitStatus | undefined> => {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    try {
      return await ledger.commitStatus(transactionId);
    } catch {
      // Unknown is not an error here: the question is asked until it has an answer.
      await pause(backoffMs(attempt), signal);
    }
  }
  return undefined;
};

/**
 * @returns the status; `never-taken` when an orderer says that it will never take these bytes and no block has them;
 * `undefined` when the signal aborts
 */
export const submitUntilKnown = async (
  ledger: LedgerClient,
  transaction: SignedTransaction,
  stopping: AbortSignal,
): Promise<CommitStatus | 'never-taken' | undefined> => {
  const done = new AbortController();
  const signal = AbortSignal.any([done.signal, stopping]);
  const known = watchStatus(ledger, transaction.transactionId, signal);
  try {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      const submitted = await submitOnce(ledger, transaction);
      const patience = submitted === 'failed' ? backoffMs(attempt) : resubmitAfterMs;
      const status = await Promise.race([known, pause(patience, signal)]);
      if (status !== undefined) return status;
      if (submitted === 'never-taken') return 'never-taken';
    }
    return undefined;
  } finally {
    done.abort();
  }
};
