/**
 * The life of a command that has been endorsed, as a pure machine. An orderer's acknowledgement is not
 * durability and a timeout is not a failure, so the only way out of `submitting` is the commit status of the
 * very transaction; and what an orderer will never take becomes a failure only by a fence, a committed
 * transaction that excludes it.
 */
import type { EventEnvelope, Refusal } from '@chopmark/chaincode/api';
import type { CommitStatus, EndorsedTransaction } from './ledger-client.ts';

/**
 * Fabric's codes for "what it read has changed": a fresh proposal may succeed. The third one is what is left of a race
 * when the winner, in the same block, changed the policy of a key that the loser writes.
 */
const conflicts = new Set(['MVCC_READ_CONFLICT', 'PHANTOM_READ_CONFLICT', 'ENDORSEMENT_POLICY_FAILURE']);

/** Proposals made for one command before contention is reported. */
export const attemptsMax = 5;

export type OutboxState =
  /** These bytes are submitted until the status of this transaction is known. */
  | { readonly state: 'submitting' }
  /** Rejected for a conflict: to be planned again with fresh reads. */
  | { readonly state: 'replanning'; readonly validationCode: string }
  /** No orderer will take the bytes: to be closed by a fence. */
  | { readonly state: 'fencing' }
  | { readonly state: 'committed'; readonly blockNumber: number }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'rejected'; readonly validationCode: string }
  /** The fence has committed: this command never will. */
  | { readonly state: 'cancelled' };

export type OutboxEntry = OutboxState & {
  readonly commandId: string;
  readonly name: string;
  /** Login of the user who signed it. */
  readonly login: string;
  /** Hash of name, input and openings: the same id with other content is another command. */
  readonly contentHash: string;
  /** The command with its openings, sealed. */
  readonly sealedCommand: string;
  readonly attempt: number;
  readonly transactionId: string;
  readonly envelope: Uint8Array;
  readonly result: EventEnvelope;
};

export type OutboxEvent =
  | { readonly type: 'status-known'; readonly status: CommitStatus }
  | { readonly type: 'never-taken' }
  | { readonly type: 'endorsed-again'; readonly transaction: EndorsedTransaction }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** No fresh proposal can be had. The last one was rejected, so nothing is on the ledger. */
  | { readonly type: 'given-up' }
  | { readonly type: 'fenced' }
  /** The fence found the command committed. */
  | { readonly type: 'found-committed' };

export type FinalEntry = Extract<OutboxEntry, { state: 'committed' | 'refused' | 'rejected' | 'cancelled' }>;

export const isFinal = (entry: OutboxEntry): entry is FinalEntry =>
  entry.state === 'committed' ||
  entry.state === 'refused' ||
  entry.state === 'rejected' ||
  entry.state === 'cancelled';

const common = ({
  commandId,
  name,
  login,
  contentHash,
  sealedCommand,
  attempt,
  transactionId,
  envelope,
  result,
}: OutboxEntry) => ({
  commandId,
  name,
  login,
  contentHash,
  sealedCommand,
  attempt,
  transactionId,
  envelope,
  result,
});

const afterStatus = (entry: OutboxEntry, { codeName, blockNumber }: CommitStatus): OutboxEntry => {
  if (codeName === 'VALID') return { ...common(entry), state: 'committed', blockNumber };
  const again = conflicts.has(codeName) && entry.attempt < attemptsMax;
  return { ...common(entry), state: again ? 'replanning' : 'rejected', validationCode: codeName };
};

/** A fence needs no fence: should it commit late after all, it does what was wanted. */
const afterNeverTaken = (entry: OutboxEntry): OutboxEntry =>
  entry.name === 'CancelCommand'
    ? { ...common(entry), state: 'rejected', validationCode: 'NOT_TAKEN' }
    : { ...common(entry), state: 'fencing' };

const afterReplanning = (entry: OutboxEntry & { state: 'replanning' }, event: OutboxEvent): OutboxEntry => {
  if (event.type === 'given-up') return { ...entry, state: 'rejected' };
  if (event.type === 'refused') return { ...common(entry), state: 'refused', refusal: event.refusal };
  if (event.type !== 'endorsed-again') return entry;
  return { ...common(entry), ...event.transaction, attempt: entry.attempt + 1, state: 'submitting' };
};

const afterFencing = (entry: OutboxEntry & { state: 'fencing' }, event: OutboxEvent): OutboxEntry => {
  if (event.type === 'fenced') return { ...common(entry), state: 'cancelled' };
  // Its status is there to be read now.
  return event.type === 'found-committed' ? { ...common(entry), state: 'submitting' } : entry;
};

/** The entry after an event; an event that its state does not know changes nothing. */
export const advance = (entry: OutboxEntry, event: OutboxEvent): OutboxEntry => {
  if (entry.state === 'submitting') {
    if (event.type === 'status-known') return afterStatus(entry, event.status);
    if (event.type === 'never-taken') return afterNeverTaken(entry);
  }
  if (entry.state === 'replanning') return afterReplanning(entry, event);
  if (entry.state === 'fencing') return afterFencing(entry, event);
  return entry;
};
