/** Submits the same bytes until the status of their transaction is known. */
import { backoffMs, pause } from './backoff.ts';
import { SubmitError } from './errors.ts';
import type { CommitStatus, LedgerClient, SignedTransaction } from './ledger-client.ts';

/**
 * When an acknowledged transaction that is in no block yet is submitted again. It may be lost; far more often the
 * peer is slow, and every copy makes it slower: with a steady 5 s a busy network filled itself with ten copies of
 * each (measured).
 */
const resubmitMs = { first: 5_000, most: 60_000 };

/** @param acknowledged how often an orderer has acknowledged it */
export const resubmitAfterMs = (acknowledged: number): number =>
  Math.min(resubmitMs.first * 2 ** (acknowledged - 1), resubmitMs.most);

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

/** Time for a peer to know the status of bytes that may have been submitted before. */
const firstLookMs = 2_000;

/**
 * @param resumed the bytes may have been submitted before: the status is asked first, or blocks fill with
 * duplicates
 * @returns the status; `never-taken` when an orderer says that it will never take these bytes and no block
 * has them; `undefined` when the signal aborts
 */
export const submitUntilKnown = async (
  ledger: LedgerClient,
  transaction: SignedTransaction,
  stopping: AbortSignal,
  resumed = false,
): Promise<CommitStatus | 'never-taken' | undefined> => {
  const done = new AbortController();
  const signal = AbortSignal.any([done.signal, stopping]);
  const known = watchStatus(ledger, transaction.transactionId, signal);
  try {
    const earlier = resumed ? await Promise.race([known, pause(firstLookMs, signal)]) : undefined;
    if (earlier !== undefined) return earlier;
    for (let attempt = 1, acknowledged = 0; !signal.aborted; attempt += 1) {
      const submitted = await submitOnce(ledger, transaction);
      if (submitted !== 'failed') acknowledged += 1;
      const patience = submitted === 'failed' ? backoffMs(attempt) : resubmitAfterMs(acknowledged);
      const status = await Promise.race([known, pause(patience, signal)]);
      if (status !== undefined) return status;
      if (submitted === 'never-taken') return 'never-taken';
    }
    return undefined;
  } finally {
    done.abort();
  }
};
