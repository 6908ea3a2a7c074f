/**
 * Lets a committed command leave the outbox once the own peer has returned its private data. What the peer
 * does not get by reconciliation is written again from the outbox by KeepTerms: until then the outbox may
 * hold the only copy.
 */
import { hashOfOpening, partyCollection, termsKey } from '@chopmark/chaincode/api';
import type { Logger } from 'pino';
import type { User, UserDirectory } from '../identity/users.ts';
import { sha256 } from '../read-model/block-hash.ts';
import type { MissingTermsDocument, Views } from '../read-model/views.ts';
import { pause } from './backoff.ts';
import { newOpaqueId } from './opaque-id.ts';
import type { Command } from './ledger-client.ts';
import type { Outbox } from './outbox.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import type { WritePath } from './submit.ts';

export interface SettlementSettings {
  readonly mspId: string;
  readonly views: Views;
  readonly outbox: Outbox;
  readonly users: Pick<UserDirectory, 'find'>;
  readonly waitForBlock: (block: number, timeoutMs: number) => Promise<boolean>;
  /** Reads again what was missing; answers with what still is. */
  readonly backfill: () => Promise<MissingTermsDocument[]>;
  readonly writePath: Pick<WritePath, 'submit' | 'openCommand' | 'recover'>;
  readonly stopping: AbortSignal;
  readonly log: Logger;
}

export interface Settlement {
  committed(entry: OutboxEntry & { state: 'committed' }): void;
  /** Looks after missing terms until the gateway stops. */
  run(): Promise<void>;
}

const roundMs = 10_000;
/** Rounds that a peer has to reconcile before the terms are written again. */
const patienceRounds = 3;

/** Every id-like text in a command's input: terms lie under one of them. */
const idsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return /^[A-Z]{2,3}-[0-9A-Z]{16,26}$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
};

export interface RestorableTerms {
  readonly recordId: string;
  readonly section: string;
  readonly hash: string;
}

/** The place of missing terms that a command brought, found by the hash of its key. */
export const restorableTerms = (
  { input, openings }: Command,
  keyHash: string,
): RestorableTerms | undefined => {
  for (const [name, opening] of Object.entries(openings)) {
    const hash = hashOfOpening(opening);
    // Of an item of a batch: `7/invoice`, among the ids of its own input.
    const [section = '', item] = name.split('/').reverse();
    for (const recordId of idsIn(item === undefined ? input : (input as readonly unknown[])[Number(item)])) {
      const key = termsKey(recordId, section, hash);
      if (sha256(Buffer.from(key)) === keyHash) return { recordId, section, hash };
    }
  }
  return undefined;
};

const keepTermsOf = (
  { openings }: Command,
  { recordId, section, hash }: RestorableTerms,
): Command | undefined => {
  const opening = Object.entries(openings).find(
    ([name, one]) => name.split('/').at(-1) === section && hashOfOpening(one) === hash,
  )?.[1];
  if (opening === undefined) return undefined;
  return {
    name: 'KeepTerms',
    commandId: newOpaqueId('CMD'),
    input: { recordId, section, hash },
    openings: { opening },
  };
};

export const settlement = (settings: SettlementSettings): Settlement => {
  const { mspId, views, outbox, users, writePath, stopping, log } = settings;
  const unsettled = new Map<string, OutboxEntry & { state: 'committed' }>();
  const roundsMissing = new Map<string, number>();

  const settle = async (entry: OutboxEntry & { state: 'committed' }): Promise<void> => {
    const visible = await settings.waitForBlock(entry.blockNumber, roundMs);
    if (!visible) return;
    const missing = await views.missingTerms.find().lean<MissingTermsDocument[]>();
    if (missing.some(({ txId }) => txId === entry.transactionId)) return;
    await outbox.remove(entry.commandId);
    unsettled.delete(entry.commandId);
  };

  const restore = async (user: User, command: Command, missing: MissingTermsDocument): Promise<void> => {
    const place = restorableTerms(command, missing.keyHash);
    const keepTerms = place && keepTermsOf(command, place);
    if (place === undefined || keepTerms === undefined) return;
    const result = await writePath.submit(user, keepTerms);
    if (result.status !== 'committed') return;
    // The next backfill finds them under their key.
    await settings.waitForBlock(result.blockNumber, roundMs);
  };

  const look = async (missing: MissingTermsDocument): Promise<void> => {
    const rounds = (roundsMissing.get(missing._id) ?? 0) + 1;
    roundsMissing.set(missing._id, rounds);
    const entry = [...unsettled.values()].find(({ transactionId }) => transactionId === missing.txId);
    log.warn(
      { block: missing.block, txId: missing.txId, rounds },
      'private data of the own organisation is missing',
    );
    if (entry === undefined || rounds < patienceRounds || missing.collectionName !== partyCollection(mspId))
      return;
    const user = await users.find(entry.login);
    if (user !== undefined) await restore(user, writePath.openCommand(entry), missing);
  };

  const round = async (): Promise<void> => {
    for (const missing of await settings.backfill()) await look(missing);
    for (const entry of unsettled.values()) await settle(entry);
    await writePath.recover(new Set(unsettled.keys()));
  };

  return {
    committed: (entry) => {
      unsettled.set(entry.commandId, entry);
      settle(entry).catch((error: unknown) =>
        log.warn({ err: error }, 'an entry stays in the outbox for now'),
      );
    },
    run: async () => {
      while (!stopping.aborted) {
        await pause(roundMs, stopping);
        await round().catch((error: unknown) =>
          log.warn({ err: error }, 'missing terms could not be looked after'),
        );
      }
    },
  };
};
