/**
 * An import from its file: first every row is checked and compared with the bank’s own book, then the rows go to the
 * ledger, batch by batch. What is done is kept after each round, so that it goes on there.
 */
import type { Principal } from '../auth/principal.ts';
import { isCsvFault } from '../csv/fault.ts';
import { batchesOf, inOrder } from '../file-import/batches.ts';
import { firstFaultsMax, type RunningImport as Running } from '../file-import/progress.ts';
import { type ImportLog, now, runToEnd } from '../file-import/run.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import type { HostedOrganisation } from '../hosting.ts';
import { type BatchPorts, type BatchResult, bringBatch } from './batch.ts';
import { type BookRow, readBook } from './book.ts';
import { type Conflict, conflictIndex, type ConflictIndex } from './conflicts.ts';
import {
  conflictsMax,
  type ImportRecord,
  keptConflicts,
  keptLeftOut,
  type LeftOutRow,
  legacyImports,
} from './import-record.ts';
import { paperTokens } from './paper-tokens.ts';

/**
 * Rows of one transaction, and batches under way at once: a peer has time for each row (`patienceFor`), and decides
 * those that come at once together.
 */
export const batchLength = 100;
const batchesAtOnce = 3;

/** An import while it runs, with the conflicts that it has found. */
export interface RunningImport extends Running<ImportRecord> {
  readonly conflicts: Conflict[];
}

type Book = Pick<ImportRecord, 'fileHash' | 'format' | 'mapping'>;

const rowsOf = (organisation: HostedOrganisation, book: Book, { derivationKey }: BatchPorts) =>
  readBook(organisation.files.open(book.fileHash), book, { mspId: organisation.mspId, derivationKey });

/** Rows without a fault. */
async function* goodRowsOf(
  organisation: HostedOrganisation,
  book: Book,
  ports: BatchPorts,
): AsyncGenerator<BookRow> {
  for await (const found of rowsOf(organisation, book, ports)) if (!isCsvFault(found)) yield found;
}

/**
 * By the newest key alone: within one book every key says the same. Deliveries of every week are near each other: in a
 * book of years that says nothing.
 */
const newestTokens = (keys: FingerprintKeys, { row }: BookRow) => {
  const tokens = paperTokens(keys, row.paper);
  const newest = Math.max(...tokens.map(({ epoch }) => epoch));
  return tokens.filter(({ epoch, subset }) => epoch === newest && subset !== 'F7');
};

/** The rows of the imports before this one. */
const indexOfEarlier = async (
  organisation: HostedOrganisation,
  importId: string,
  ports: BatchPorts,
): Promise<ConflictIndex> => {
  const index = conflictIndex();
  for (const earlierId of await legacyImports.idsOf(organisation.documents)) {
    const earlier =
      earlierId === importId ? undefined : await legacyImports.find(organisation.documents, earlierId);
    if (earlier === undefined || earlier.state === 'refused') continue;
    for await (const found of goodRowsOf(organisation, earlier, ports)) {
      index.add(found.row, { importId: earlierId, line: found.line }, newestTokens(ports.keys, found));
    }
  }
  return index;
};

const check = async (
  { organisation }: Principal,
  running: RunningImport,
  ports: BatchPorts,
): Promise<void> => {
  const { importId } = running.record;
  const index = await indexOfEarlier(organisation, importId, ports);
  const record = { ...running.record, state: 'checking' as const, rows: 0, faults: 0, conflicts: 0 };
  const firstFaults: ImportRecord['firstFaults'] = [];
  running.record = { ...record, firstFaults };
  for await (const found of rowsOf(organisation, record, ports)) {
    const { rows, faults, conflicts } = running.record;
    if (isCsvFault(found)) {
      if (faults < firstFaultsMax) firstFaults.push(found);
      running.record = { ...running.record, faults: faults + 1 };
      continue;
    }
    const met = index.add(found.row, { importId, line: found.line }, newestTokens(ports.keys, found));
    running.conflicts.push(...met.slice(0, conflictsMax - running.conflicts.length));
    const hit = met.length > 0 && running.record.firstConflictAt === undefined;
    running.record = {
      ...running.record,
      rows: rows + 1,
      conflicts: conflicts + met.length,
      ...(hit ? { firstConflictAt: now() } : {}),
    };
  }
  await keptConflicts.put(organisation.documents, importId, 0, running.conflicts);
};

const withResult = (record: ImportRecord, { leftOut, ...result }: BatchResult): ImportRecord => {
  const count = (of: LeftOutRow['result']): number => leftOut.filter(({ result: one }) => one === of).length;
  return {
    ...record,
    batches: record.batches + 1,
    imported: record.imported + result.imported,
    present: record.present + result.present,
    contradicted: record.contradicted + count('contradicted'),
    crowded: record.crowded + count('crowded'),
    cases: record.cases + result.cases,
    hits: record.hits + result.hits,
  };
};

const bring = async (
  principal: Principal,
  running: RunningImport,
  ports: BatchPorts,
): Promise<'complete'> => {
  const { organisation } = principal;
  const { documents } = organisation;
  const { importId, batches } = running.record;
  const rows = goodRowsOf(organisation, running.record, ports);
  const brought = inOrder(batchesOf(rows, batchLength, batches), batchesAtOnce, (batch) =>
    bringBatch(principal, { importId, ...batch }, ports),
  );
  for await (const result of brought) {
    const { contradicted, crowded } = running.record;
    await keptLeftOut.put(documents, importId, contradicted + crowded, result.leftOut);
    running.record = withResult(running.record, result);
    await legacyImports.keep(documents, running.record);
  }
  return 'complete';
};

/** Where a file breaks off, what follows is not known: it is never taken in part. */
const mayBring = ({ faults, firstFaults, leaveFaultsOut }: ImportRecord): boolean =>
  faults === 0 || (leaveFaultsOut && firstFaults.every(({ fault }) => fault === 'row'));

/** Runs to its end, whatever the end is; never throws. */
export const runImport = (
  principal: Principal,
  running: RunningImport,
  ports: BatchPorts,
  log: ImportLog,
): Promise<void> =>
  runToEnd(
    running,
    {
      documents: principal.organisation.documents,
      records: legacyImports,
      check: () => check(principal, running, ports),
      mayBring,
      bring: () => bring(principal, running, ports),
    },
    log,
  );
