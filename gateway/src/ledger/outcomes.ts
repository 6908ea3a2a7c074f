/** What became of a command: from its outbox entry, or from what the ledger keeps under its id. */
import { commandKey, CommandRecord, EventEnvelope, refuse, Role } from '@chopmark/chaincode/api';
import type { LedgerView, MirroredRecord, SubmitResult } from '../hosting.ts';
import { CommitRejectedError } from './errors.ts';
import type { Outbox } from './outbox.ts';
import { type FinalEntry, isFinal } from './outbox-entry.ts';

export type OutcomeView = Pick<LedgerView, 'record' | 'transactions' | 'height' | 'waitForBlock'>;

/** Time for the own view to show a command that the own peer has. */
const replayWaitMs = 5_000;
/** No block holds more transactions (MaxMessageCount). */
const blockSizeMax = 500;

export const pendingOf = (commandId: string, txId = ''): SubmitResult => ({
  status: 'pending',
  commandId,
  txId,
});

/** @throws CommitRejectedError for an entry that stands in a block as invalid */
export const resultOf = (entry: FinalEntry): SubmitResult => {
  const txId = entry.transactionId;
  switch (entry.state) {
    case 'committed':
      return {
        status: 'committed',
        txId,
        blockNumber: entry.blockNumber,
        envelope: entry.result,
        replayed: false,
      };
    case 'refused':
      return { status: 'refused', refusal: entry.refusal, txId };
    case 'cancelled':
      return { status: 'refused', refusal: refuse('COMMAND_CANCELLED'), txId };
    case 'rejected':
      throw new CommitRejectedError(txId, entry.validationCode);
  }
};

/** Name and actor of a committed command stand in its transaction. */
const envelopeOf = async (
  view: OutcomeView,
  mspId: string,
  commandId: string,
  { block, txId }: MirroredRecord,
  events: EventEnvelope['events'],
): Promise<EventEnvelope> => {
  const before = { block: block + 1, index: 0 };
  const row = (await view.transactions({ mspId, before, limit: blockSizeMax })).find(
    (one) => one.txId === txId,
  );
  return {
    schema: EventEnvelope.shape.schema.value,
    command: { name: row?.command?.name ?? '', id: commandId },
    actor: { mspId, role: Role.parse(row?.creator.role) },
    events,
  };
};

/** The outcome of a command by its id; `undefined` when it never came to an endorsement. */
export const outcomeOf = async (
  { outbox, view, mspId }: { readonly outbox: Outbox; readonly view: OutcomeView; readonly mspId: string },
  commandId: string,
): Promise<SubmitResult | undefined> => {
  const entry = await outbox.find(commandId);
  if (entry !== undefined)
    return isFinal(entry) ? resultOf(entry) : pendingOf(commandId, entry.transactionId);
  const found = await view.record(commandKey(mspId, commandId));
  if (found === undefined) return undefined;
  const record = CommandRecord.parse(found.value);
  if (record.status === 'cancelled') return { status: 'refused', refusal: refuse('COMMAND_CANCELLED') };
  const envelope = await envelopeOf(view, mspId, commandId, found, record.events);
  return { status: 'committed', txId: found.txId, blockNumber: found.block, envelope, replayed: true };
};

/** The own peer has the command, so the own view is about to: its transaction and block. */
export const replayOf = async (
  view: OutcomeView,
  mspId: string,
  commandId: string,
  envelope: EventEnvelope,
): Promise<SubmitResult> => {
  const deadline = Date.now() + replayWaitMs;
  for (;;) {
    const record = await view.record(commandKey(mspId, commandId));
    if (record !== undefined) {
      return { status: 'committed', txId: record.txId, blockNumber: record.block, envelope, replayed: true };
    }
    if (Date.now() > deadline) return pendingOf(commandId);
    await view.waitForBlock(view.height() + 1, 250);
  }
};
