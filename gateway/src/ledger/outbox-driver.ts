/**
 * Drives outbox entries to their end: each state has one act, each act one event, and each change is stored
 * first.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { KeyVault } from '../identity/key-vault.ts';
import { ledgerIdentityOf, type User, type UserDirectory } from '../identity/users.ts';
import { backoffMs, pause } from './backoff.ts';
import { planAndEndorse } from './endorsement.ts';
import type { Command, LedgerClient } from './ledger-client.ts';
import type { Outbox } from './outbox.ts';
import { advance, type FinalEntry, isFinal, type OutboxEntry, type OutboxEvent } from './outbox-entry.ts';
import { submitUntilKnown } from './submission.ts';

export interface DriverSettings {
  readonly ledger: LedgerClient;
  readonly outbox: Outbox;
  readonly users: Pick<UserDirectory, 'find' | 'list'>;
  readonly vault: KeyVault;
  readonly openCommand: (entry: OutboxEntry) => Command;
  /**
   * Commits a CancelCommand as one of these users; whether the cancelled command turned out to be committed.
   */
  readonly fence: (commandId: string, signers: readonly User[]) => Promise<'fenced' | 'found-committed'>;
  readonly stopping: AbortSignal;
  readonly log: Logger;
}

const submit = async (
  { ledger, stopping }: DriverSettings,
  entry: OutboxEntry,
  resumed: boolean,
): Promise<OutboxEvent | undefined> => {
  const status = await submitUntilKnown(ledger, entry, stopping, resumed);
  if (status === undefined) return undefined;
  return status === 'never-taken' ? { type: 'never-taken' } : { type: 'status-known', status };
};

/** A conflict means that what was read has changed: a fresh proposal, signed by the same user. */
const replan = async (settings: DriverSettings, entry: OutboxEntry): Promise<OutboxEvent> => {
  const user = await settings.users.find(entry.login);
  if (user?.active !== true) return { type: 'given-up' };
  await pause(backoffMs(entry.attempt - 1), settings.stopping);
  const identity = ledgerIdentityOf(user, settings.vault);
  try {
    const endorsement = await planAndEndorse(settings.ledger, identity, settings.openCommand(entry));
    if (endorsement.type === 'endorsed')
      return { type: 'endorsed-again', transaction: endorsement.transaction };
    if (endorsement.type === 'refused') return { type: 'refused', refusal: endorsement.refusal };
  } catch (error) {
    settings.log.warn({ err: error, commandId: entry.commandId }, 'no fresh proposal after a conflict');
  }
  return { type: 'given-up' };
};

/** The signer's certificate may be what the orderer refuses, so others of the organisation come first. */
const fence = async (settings: DriverSettings, entry: OutboxEntry): Promise<OutboxEvent> => {
  const active = (await settings.users.list()).filter((user) => user.active);
  const rank = ({ login, role }: User): number => (login === entry.login ? 2 : role === 'org-admin' ? 0 : 1);
  const signers = active.sort((one, other) => rank(one) - rank(other));
  return { type: await settings.fence(entry.commandId, signers) };
};

const act = (
  settings: DriverSettings,
  entry: OutboxEntry,
  resumed: boolean,
): Promise<OutboxEvent | undefined> => {
  if (entry.state === 'submitting') return submit(settings, entry, resumed);
  return entry.state === 'replanning' ? replan(settings, entry) : fence(settings, entry);
};

/**
 * A commit is not stored: the entry stays as it is until it can go, and its status can be asked again after a
 * crash.
 */
const store = async ({ outbox }: DriverSettings, entry: OutboxEntry): Promise<void> => {
  if (entry.state !== 'committed') await outbox.replace(entry);
};

/**
 * Acts until the outcome is final.
 * @param resumed the entry comes from the store: its bytes may have been submitted already
 * @throws Error when the gateway stops first
 */
export const drive = async (
  settings: DriverSettings,
  start: OutboxEntry,
  resumed: boolean,
): Promise<FinalEntry> => {
  let entry = start;
  for (let failures = 1; !settings.stopping.aborted;) {
    if (isFinal(entry)) return entry;
    try {
      const event = await act(settings, entry, resumed && entry === start);
      if (event === undefined) break;
      const next = advance(entry, event);
      await store(settings, next);
      entry = next;
      failures = 1;
    } catch (error) {
      settings.log.error(
        { err: error, commandId: entry.commandId, state: entry.state },
        'an outbox step failed',
      );
      await pause(backoffMs(failures), settings.stopping);
      failures += 1;
    }
  }
  if (isFinal(entry)) return entry;
  throw new Error('the gateway stops; the outbox resumes at its next start');
};

/** Rejects after the time: the race of an answer against patience. */
export const within = async <T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> => {
  const patience = new AbortController();
  try {
    return await Promise.race([promise, wait(milliseconds, undefined, { signal: patience.signal })]);
  } finally {
    patience.abort();
  }
};
