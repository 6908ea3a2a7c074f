/**
 * The one write path: plan → endorse on the named organisations → keep the signed bytes and the sealed terms
 * → submit the same bytes until the commit status of their transaction is known. What is unknown is reported
 * as pending, and goes on in the background and after a restart until it is known.
 */
import {
  commandKey,
  CommandRecord,
  EventEnvelope,
  hashOf,
  refuse,
  type Refusal,
  Role,
} from '@chopmark/chaincode/api';
import type { Logger } from 'pino';
import type { KeyVault } from '../identity/key-vault.ts';
import type { Sealer } from '../identity/sealer.ts';
import { ledgerIdentityOf, type User, type UserDirectory } from '../identity/users.ts';
import type { LedgerView, MirroredRecord, SubmitResult } from '../hosting.ts';
import { newOpaqueId } from './opaque-id.ts';
import { planAndEndorse } from './endorsement.ts';
import { CommitRejectedError } from './errors.ts';
import type { Command, EndorsedTransaction, LedgerClient } from './ledger-client.ts';
import type { Outbox } from './outbox.ts';
import { drive, within } from './outbox-driver.ts';
import { type FinalEntry, isFinal, type OutboxEntry } from './outbox-entry.ts';

export interface WritePathSettings {
  readonly mspId: string;
  readonly ledger: LedgerClient;
  readonly outbox: Outbox;
  readonly users: Pick<UserDirectory, 'find' | 'list'>;
  readonly vault: KeyVault;
  readonly sealer: Sealer;
  readonly view: Pick<LedgerView, 'record' | 'transactions' | 'height' | 'waitForBlock'>;
  /** How long a command waits for its outcome before it is answered as pending. */
  readonly waitMs: number;
  /** Told of every commit; the entry goes when the own peer has returned its private data. */
  readonly committed: (entry: FinalEntry & { state: 'committed' }) => void;
  readonly stopping: AbortSignal;
  readonly log: Logger;
}

export interface WritePath {
  /**
   * Says a command to the ledger as this user.
   * @throws EvaluateError, EndorseError, OverloadedError: nothing was sent, the same command may be said
   * again
   * @throws CommitRejectedError: it stands in a block as invalid and changed nothing
   */
  submit(user: User, command: Command): Promise<SubmitResult>;
  /** What is known of a command of this organisation; `undefined` when it never came to an endorsement. */
  outcome(commandId: string): Promise<SubmitResult | undefined>;
  /** Takes up again all entries whose outcome is unknown. @returns how many */
  recover(): Promise<number>;
  /** The command of an entry, with its openings. */
  openCommand(entry: OutboxEntry): Command;
}

/** Time for the own view to show a command that the own peer has. */
const replayWaitMs = 5_000;
/** No block holds more transactions (MaxMessageCount). */
const blockSizeMax = 500;

const contentHashOf = ({ name, input, openings }: Command): string => hashOf({ name, input, openings });

const resultOf = (entry: FinalEntry): SubmitResult => {
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

export const writePath = (settings: WritePathSettings): WritePath => {
  const { mspId, ledger, outbox, view, sealer, vault, waitMs, log } = settings;
  const running = new Map<string, Promise<FinalEntry>>();
  const purposeOf = (commandId: string): string => `command ${mspId} ${commandId}`;

  const openCommand = ({ commandId, sealedCommand }: OutboxEntry): Command =>
    JSON.parse(sealer.open(sealedCommand, purposeOf(commandId)).toString('utf8')) as Command;

  const entryOf = (user: User, command: Command, transaction: EndorsedTransaction): OutboxEntry => ({
    state: 'submitting',
    commandId: command.commandId,
    name: command.name,
    login: user.login,
    contentHash: contentHashOf(command),
    sealedCommand: sealer.seal(Buffer.from(JSON.stringify(command)), purposeOf(command.commandId)),
    attempt: 1,
    transactionId: transaction.transactionId,
    envelope: transaction.envelope,
    result: transaction.result,
  });

  const start = (entry: OutboxEntry): Promise<FinalEntry> => {
    const known = running.get(entry.commandId);
    if (known !== undefined) return known;
    const driven = drive({ ...settings, openCommand, fence }, entry)
      .then((final) => {
        if (final.state === 'committed') settings.committed(final);
        return final;
      })
      .finally(() => running.delete(entry.commandId));
    // Nobody may be waiting: the request has been answered as pending, or this is a recovery.
    driven.catch((error: unknown) =>
      log.info({ err: error, commandId: entry.commandId }, 'left for the next start'),
    );
    running.set(entry.commandId, driven);
    return driven;
  };

  const answerOf = async (entry: OutboxEntry): Promise<SubmitResult> => {
    const final = isFinal(entry) ? entry : await within(start(entry), waitMs);
    return final === undefined
      ? { status: 'pending', commandId: entry.commandId, txId: entry.transactionId }
      : resultOf(final);
  };

  const joinEarlier = async (command: Command): Promise<SubmitResult> => {
    const earlier = await outbox.find(command.commandId);
    // It has just been committed and removed: the ledger itself knows it now.
    if (earlier === undefined) return (await outcome(command.commandId)) ?? pendingOf(command.commandId);
    if (earlier.contentHash !== contentHashOf(command)) return { status: 'refused', refusal: idReused };
    return answerOf(earlier);
  };

  const submit = async (user: User, command: Command): Promise<SubmitResult> => {
    const endorsement = await planAndEndorse(ledger, ledgerIdentityOf(user, vault), command);
    if (endorsement.type === 'refused') return { status: 'refused', refusal: endorsement.refusal };
    if (endorsement.type === 'replayed') return replayOf(command.commandId, endorsement.plan.envelope);
    const entry = entryOf(user, command, endorsement.transaction);
    return (await outbox.insert(entry)) ? answerOf(entry) : joinEarlier(command);
  };

  const fence = async (
    commandId: string,
    signers: readonly User[],
  ): Promise<'fenced' | 'found-committed'> => {
    for (const signer of signers) {
      const input = { cancelledCommandId: commandId };
      const cancel: Command = { name: 'CancelCommand', commandId: newOpaqueId('CMD'), input, openings: {} };
      const result = await submit(signer, cancel).catch((error: unknown) => {
        log.warn({ err: error, commandId }, 'a fence failed');
        return undefined;
      });
      if (result?.status === 'committed') return 'fenced';
      if (result?.status === 'refused' && result.refusal.refused === 'COMMAND_ALREADY_COMMITTED') {
        return 'found-committed';
      }
    }
    throw new Error('no user of the organisation could commit the fence yet');
  };

  /** The own peer has it, so the own view is about to. */
  const committedRecord = async (commandId: string) => {
    const key = commandKey(mspId, commandId);
    const deadline = Date.now() + replayWaitMs;
    for (;;) {
      const record = await view.record(key);
      if (record !== undefined || Date.now() > deadline) return record;
      await view.waitForBlock(view.height() + 1, 250);
    }
  };

  const replayOf = async (commandId: string, envelope: EventEnvelope): Promise<SubmitResult> => {
    const record = await committedRecord(commandId);
    if (record === undefined) return pendingOf(commandId);
    return { status: 'committed', txId: record.txId, blockNumber: record.block, envelope, replayed: true };
  };

  /** Name and actor of a committed command stand in its transaction. */
  const envelopeOf = async (
    commandId: string,
    { block, txId }: MirroredRecord,
    events: EventEnvelope['events'],
  ): Promise<EventEnvelope> => {
    const rows = await view.transactions({
      mspId,
      before: { block: block + 1, index: 0 },
      limit: blockSizeMax,
    });
    const row = rows.find((one) => one.txId === txId);
    const command = { name: row?.command?.name ?? '', id: commandId };
    return {
      schema: EventEnvelope.shape.schema.value,
      command,
      actor: { mspId, role: Role.parse(row?.creator.role) },
      events,
    };
  };

  const outcome = async (commandId: string): Promise<SubmitResult | undefined> => {
    const entry = await outbox.find(commandId);
    if (entry !== undefined)
      return isFinal(entry) ? resultOf(entry) : pendingOf(commandId, entry.transactionId);
    const found = await view.record(commandKey(mspId, commandId));
    if (found === undefined) return undefined;
    const record = CommandRecord.parse(found.value);
    if (record.status === 'cancelled') return { status: 'refused', refusal: refuse('COMMAND_CANCELLED') };
    const envelope = await envelopeOf(commandId, found, record.events);
    return { status: 'committed', txId: found.txId, blockNumber: found.block, envelope, replayed: true };
  };

  const recover = async (): Promise<number> => {
    const pending = await outbox.pending();
    for (const entry of pending) void start(entry).catch(() => undefined);
    return pending.length;
  };

  return { submit, outcome, recover, openCommand };
};

const idReused: Refusal = refuse('COMMAND_ID_REUSED', { pointer: '/commandId' });

const pendingOf = (commandId: string, txId = ''): SubmitResult => ({ status: 'pending', commandId, txId });
