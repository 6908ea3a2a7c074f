/**
 * The one write path: plan → endorse on the named organisations → keep the signed bytes and the sealed terms
 * → submit the same bytes until the commit status of their transaction is known. What is unknown is reported
 * as pending, and goes on in the background and after a restart until it is known.
 */
import { refuse, type Refusal } from '@chopmark/chaincode/api';
import type { Logger } from 'pino';
import type { SubmitResult } from '../hosting.ts';
import type { KeyVault } from '../identity/key-vault.ts';
import type { Sealer } from '../identity/sealer.ts';
import { ledgerIdentityOf, type User, type UserDirectory } from '../identity/users.ts';
import { planAndEndorse } from './endorsement.ts';
import { fenceCommand } from './fence.ts';
import type { Command, EndorsedTransaction, LedgerClient } from './ledger-client.ts';
import { keepEntry, type Outbox } from './outbox.ts';
import { drive, within } from './outbox-driver.ts';
import { type FinalEntry, isFinal, type OutboxEntry } from './outbox-entry.ts';
import { outcomeOf, type OutcomeView, pendingOf, replayOf, resultOf } from './outcomes.ts';
import { type LatestCommit, waitForLatest } from './latest-commit.ts';
import { contentHashOf, openCommand, sealCommand } from './sealed-command.ts';

export interface WritePathSettings {
  readonly mspId: string;
  readonly ledger: LedgerClient;
  readonly outbox: Outbox;
  readonly users: Pick<UserDirectory, 'find' | 'list'>;
  readonly vault: KeyVault;
  readonly sealer: Sealer;
  readonly view: OutcomeView;
  readonly latest: LatestCommit;
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
  /**
   * Takes up all entries of unknown outcome that nobody drives: after a restart, and where the store failed between
   * keeping an entry and saying so.
   * @param committed ids of those that only wait for their private data
   * @returns how many
   */
  recover(committed?: ReadonlySet<string>): Promise<number>;
  /** The command of an entry, with its openings. */
  openCommand(entry: OutboxEntry): Command;
}

const idReused: Refusal = refuse('COMMAND_ID_REUSED', { pointer: '/commandId' });

const entryOf = (
  { sealer, mspId }: WritePathSettings,
  user: User,
  command: Command,
  { transactionId, envelope, result }: EndorsedTransaction,
): OutboxEntry => ({
  state: 'submitting',
  commandId: command.commandId,
  name: command.name,
  login: user.login,
  contentHash: contentHashOf(command),
  sealedCommand: sealCommand(sealer, mspId, command),
  attempt: 1,
  transactionId,
  envelope,
  result,
});

export const writePath = (settings: WritePathSettings): WritePath => {
  const { mspId, ledger, outbox, view, sealer, vault, waitMs, log } = settings;
  const running = new Map<string, Promise<FinalEntry>>();
  const open = ({ commandId, sealedCommand }: OutboxEntry): Command =>
    openCommand(sealer, mspId, commandId, sealedCommand);

  const start = (entry: OutboxEntry, resumed = false): Promise<FinalEntry> => {
    const known = running.get(entry.commandId);
    if (known !== undefined) return known;
    const fence = (commandId: string, signers: readonly User[]) =>
      fenceCommand(submit, commandId, signers, log);
    const driven = drive({ ...settings, openCommand: open, fence }, entry, resumed)
      .then((final) => {
        if (final.state === 'committed') {
          settings.latest.note(final);
          settings.committed(final);
        }
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
    return final === undefined ? pendingOf(entry.commandId, entry.transactionId) : resultOf(final);
  };

  const joinEarlier = async (command: Command): Promise<SubmitResult> => {
    const earlier = await outbox.find(command.commandId);
    // It has just been committed and removed: the ledger itself knows it now.
    if (earlier === undefined) {
      return (await outcomeOf(settings, command.commandId)) ?? pendingOf(command.commandId);
    }
    if (earlier.contentHash !== contentHashOf(command)) return { status: 'refused', refusal: idReused };
    return answerOf(earlier);
  };

  const submit = async (user: User, command: Command): Promise<SubmitResult> => {
    await waitForLatest(settings);
    const endorsement = await planAndEndorse(ledger, ledgerIdentityOf(user, vault), command);
    if (endorsement.type === 'refused') {
      const { refusal, items } = endorsement;
      return { status: 'refused', refusal, ...(items === undefined ? {} : { items }) };
    }
    if (endorsement.type === 'replayed') {
      return replayOf(view, mspId, command.commandId, endorsement.plan.envelope);
    }
    const entry = entryOf(settings, user, command, endorsement.transaction);
    return (await keepEntry(outbox, entry)) ? answerOf(entry) : joinEarlier(command);
  };

  const recover = async (committed: ReadonlySet<string> = new Set()): Promise<number> => {
    const pending = (await outbox.pending()).filter(
      ({ commandId }) => !running.has(commandId) && !committed.has(commandId),
    );
    for (const entry of pending) start(entry, true).catch(() => undefined);
    return pending.length;
  };

  return { submit, outcome: (commandId) => outcomeOf(settings, commandId), recover, openCommand: open };
};
