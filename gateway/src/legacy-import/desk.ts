/** Where imports are started and looked at: one at a time in each bank. */
import type { Principal } from '../auth/principal.ts';
import { keyedHash } from '../command/idempotency.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import { type FingerprintKeys, tokenBytes } from '../fingerprint/token.ts';
import { pause } from '../ledger/backoff.ts';
import { Problem } from '../plugins/problem.ts';
import type { BookLayout } from './book.ts';
import type { Conflict } from './conflicts.ts';
import { findImport, importIdsOf, type ImportRecord, keptConflicts } from './import-record.ts';
import { conflictViews, type ConflictView } from './report.ts';
import { batchLength, type RunningImport, runImport } from './run.ts';

export interface ImportSettings {
  readonly derivationKey: Buffer;
  readonly fingerprintKeys: FingerprintKeys;
}

export interface ImportRequest extends BookLayout {
  readonly fileHash: string;
  readonly leaveFaultsOut: boolean;
}

type Log = Parameters<typeof runImport>[3];

export interface ImportDesk {
  start(principal: Principal, request: ImportRequest, log: Log): Promise<ImportRecord>;
  list(principal: Principal): Promise<ImportRecord[]>;
  /** Waits for the end, but not longer. */
  read(principal: Principal, importId: string, waitMs: number): Promise<ImportRecord>;
  conflicts(
    principal: Principal,
    importId: string,
    page: { readonly from: number; readonly count: number },
  ): Promise<ConflictView[]>;
}

interface Ongoing extends RunningImport {
  readonly done: Promise<void>;
}

const now = (): string => new Date().toISOString();

const freshRecord = (importId: string, { fileHash, format, mapping, leaveFaultsOut }: ImportRequest) =>
  ({
    ...{ importId, fileHash, format, mapping, leaveFaultsOut },
    ...{ state: 'checking', startedAt: now(), rows: 0, faults: 0, firstFaults: [], conflicts: 0 },
    ...{ batches: 0, imported: 0, present: 0, contradicted: [], crowded: [], cases: 0, hits: 0 },
  }) satisfies ImportRecord;

/** What goes on again keeps what the ledger has, and nothing of how it ended. */
const resumed = (record: ImportRecord): ImportRecord => {
  const again: ImportRecord = { ...record, state: 'checking' };
  delete again.finishedAt;
  delete again.failure;
  return again;
};

/** The same book under another set of keys is another import: it adds tokens to the rows that are there. */
const importIdOf = (
  derivationKey: Buffer,
  mspId: string,
  { fileHash, format, mapping, leaveFaultsOut }: ImportRequest,
  keys: FingerprintKeys,
): string => {
  const epochs = keys.tokens(tokenBytes('LEGACY', 'EPOCHS', [])).map(({ epoch }) => epoch);
  const said = JSON.stringify([
    ...[fileHash, format, Object.entries(mapping).sort(), leaveFaultsOut, epochs],
    // Batches are counted: of another length they are others.
    batchLength,
  ]);
  return keyedHash(derivationKey, 'legacy-import', mspId, said);
};

/** One that ended well, or badly for what the file says, is not run again. */
const isOver = ({ state }: ImportRecord): boolean => state === 'complete' || state === 'refused';

const busy = (): Problem => new Problem('LEGACY_IMPORT_RUNNING', { retryAfter: 5 });

/** Imports that run in this process, one in each bank. What another process left is taken up by starting it again. */
const ongoingImports = (derivationKey: Buffer) => {
  const ongoing = new Map<string, Ongoing>();
  const begin = (principal: Principal, record: ImportRecord, keys: FingerprintKeys, log: Log): void => {
    const { mspId } = principal.organisation;
    const running: RunningImport = { record, conflicts: [] };
    const done = runImport(principal, running, { derivationKey, keys, now }, log).finally(() =>
      ongoing.delete(mspId),
    );
    ongoing.set(mspId, Object.assign(running, { done }));
  };
  return {
    of: (mspId: string): Ongoing | undefined => ongoing.get(mspId),
    begin: (principal: Principal, record: ImportRecord, keys: FingerprintKeys, log: Log): void => {
      if (ongoing.has(principal.organisation.mspId)) throw busy();
      begin(principal, record, keys, log);
    },
  };
};

export const importDesk = ({ derivationKey, fingerprintKeys }: ImportSettings): ImportDesk => {
  const ongoing = ongoingImports(derivationKey);
  const runningOf = ({ organisation }: Principal, importId: string): Ongoing | undefined => {
    const found = ongoing.of(organisation.mspId);
    return found?.record.importId === importId ? found : undefined;
  };
  const known = async (principal: Principal, importId: string): Promise<ImportRecord> => {
    const running = runningOf(principal, importId);
    const record = running?.record ?? (await findImport(principal.organisation.documents, importId));
    if (record === undefined) throw new Problem('RECORD_NOT_FOUND');
    return record;
  };
  const foundSoFar = async (principal: Principal, importId: string): Promise<readonly Conflict[]> => {
    await known(principal, importId);
    const running = runningOf(principal, importId);
    return running?.conflicts ?? keptConflicts(principal.organisation.documents, importId);
  };

  return {
    start: async (principal, request, log) => {
      const { organisation } = principal;
      const source = { record: async (key: string) => (await organisation.view.record(key))?.value };
      const keys = await liveKeys(fingerprintKeys, source);
      const importId = importIdOf(derivationKey, organisation.mspId, request, keys);
      const running = ongoing.of(organisation.mspId);
      if (running?.record.importId === importId) return running.record;
      if (running !== undefined) throw busy();
      if ((await organisation.files.state(request.fileHash)) !== 'held') {
        throw new Problem('FILE_NOT_AVAILABLE', { pointer: '/fileHash' });
      }
      const earlier = await findImport(organisation.documents, importId);
      if (earlier !== undefined && isOver(earlier)) return earlier;
      const record = earlier === undefined ? freshRecord(importId, request) : resumed(earlier);
      ongoing.begin(principal, record, keys, log);
      return record;
    },
    list: async (principal) => {
      const ids = await importIdsOf(principal.organisation.documents);
      return Promise.all(ids.map((importId) => known(principal, importId)));
    },
    read: async (principal, importId, waitMs) => {
      const running = runningOf(principal, importId);
      const enough = new AbortController();
      if (running !== undefined && waitMs > 0) {
        await Promise.race([running.done, pause(waitMs, enough.signal)]);
        enough.abort();
      }
      return running?.record ?? known(principal, importId);
    },
    conflicts: async (principal, importId, { from, count }) => {
      const conflicts = (await foundSoFar(principal, importId)).slice(from, from + count);
      return conflictViews(principal.organisation, conflicts, derivationKey);
    },
  };
};
