/** Where imports are started and looked at: one at a time in each bank. */
import type { Principal } from '../auth/principal.ts';
import { keyedHash } from '../command/idempotency.ts';
import { fileDesk, type FileDesk } from '../file-import/desk.ts';
import { type ImportLog, now } from '../file-import/run.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import { type FingerprintKeys, tokenBytes } from '../fingerprint/token.ts';
import type { BookLayout } from './book.ts';
import type { Conflict } from './conflicts.ts';
import { type ImportRecord, keptConflicts, keptLeftOut, legacyImports } from './import-record.ts';
import { conflictViews, type ConflictView, leftOutViews, type LeftOutView } from './report.ts';
import { type RowsAsked, type RowsFound, rowsFound } from './row-pages.ts';
import { batchLength, type RunningImport, runImport } from './run.ts';

export interface ImportSettings {
  readonly derivationKey: Buffer;
  readonly fingerprintKeys: FingerprintKeys;
}

export interface ImportRequest extends BookLayout {
  readonly fileHash: string;
  readonly leaveFaultsOut: boolean;
}

type BookDesk = FileDesk<RunningImport>;

export interface ImportDesk extends Pick<BookDesk, 'list' | 'read'> {
  start(principal: Principal, request: ImportRequest, log: ImportLog): Promise<ImportRecord>;
  conflicts(principal: Principal, importId: string, page: RowsAsked): Promise<RowsFound<ConflictView>>;
  /** Rows that the ledger did not take. */
  leftOut(principal: Principal, importId: string, page: RowsAsked): Promise<RowsFound<LeftOutView>>;
}

const freshRecord = (importId: string, { fileHash, format, mapping, leaveFaultsOut }: ImportRequest) =>
  ({
    ...{ importId, fileHash, format, mapping, leaveFaultsOut },
    ...{ state: 'checking', startedAt: now(), rows: 0, faults: 0, firstFaults: [], conflicts: 0 },
    ...{ batches: 0, imported: 0, present: 0, contradicted: 0, crowded: 0, cases: 0, hits: 0 },
  }) satisfies ImportRecord;

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

export const importDesk = ({ derivationKey, fingerprintKeys }: ImportSettings): ImportDesk => {
  const desk = fileDesk<RunningImport>({
    records: legacyImports,
    ownerOf: () => undefined,
    busy: 'LEGACY_IMPORT_RUNNING',
  });
  const conflictsFrom = (
    principal: Principal,
    importId: string,
    { from, count }: RowsAsked,
  ): readonly Conflict[] | Promise<readonly Conflict[]> =>
    desk.running(principal, importId)?.conflicts.slice(from, from + count + 1) ??
    keptConflicts.slice(principal.organisation.documents, importId, from, count + 1);
  return {
    list: desk.list,
    read: desk.read,
    start: async (principal, request, log) => {
      const { organisation } = principal;
      const source = { record: async (key: string) => (await organisation.view.record(key))?.value };
      const keys = await liveKeys(fingerprintKeys, source);
      const importId = importIdOf(derivationKey, organisation.mspId, request, keys);
      return desk.start(principal, {
        importId,
        files: { '/fileHash': request.fileHash },
        fresh: () => freshRecord(importId, request),
        runningOf: (record) => ({ record, conflicts: [] }),
        run: (running) => runImport(principal, running, { derivationKey, keys }, log),
      });
    },
    conflicts: async (principal, importId, asked) => {
      await desk.read(principal, importId, 0);
      const { items, more } = rowsFound(await conflictsFrom(principal, importId, asked), asked);
      return { items: await conflictViews(principal.organisation, items, derivationKey), more };
    },
    leftOut: async (principal, importId, asked) => {
      await desk.read(principal, importId, 0);
      const { organisation } = principal;
      const kept = await keptLeftOut.slice(organisation.documents, importId, asked.from, asked.count + 1);
      const { items, more } = rowsFound(kept, asked);
      return { items: await leftOutViews(organisation, importId, items, derivationKey), more };
    },
  };
};
