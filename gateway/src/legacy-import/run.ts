/**
 * An import from its file: first every row is checked and compared with the bank’s own book, then the rows go to the
 * ledger, batch by batch. What is done is kept after each round, so that it goes on there.
 */
import type { Principal } from '../auth/principal.ts';
import { isCsvFault } from '../csv/fault.ts';
import { firstFaultsMax, type RunningImport as Running } from '../file-import/progress.ts';
import { type ImportLog, now, runToEnd } from '../file-import/run.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import type { HostedOrganisation } from '../hosting.ts';
import { type Batch, type BatchPorts, type BatchResult, bringBatch } from './batch.ts';
import { type BookRow, readBook } from './book.ts';
import { type Conflict, conflictIndex, type ConflictIndex } from './conflicts.ts';
import { conflictsMax, type ImportRecord, keepConflicts, legacyImports } from './import-record.ts';
import { paperTokens } from './paper-tokens.ts';

/**
 * Rows of one transaction, and transactions at a time. A peer has time for each row (`patienceFor`), and decides those
 * that come at once together: of three with 100 rows it did not plan one in 18 s on a busy machine.
 */
export const batchLength = 50;
const batchesAtOnce = 2;

/** An import while it runs, with the conflicts that it has found. */
export interface RunningImport extends Running<ImportRecord> {
  readonly conflicts: Conflict[];
}

type Book = Pick<ImportRecord, 'fileHash' | 'format' | 'mapping'>;

const rowsOf = (organisation: HostedOrganisation, book: Book, { derivationKey }: BatchPorts) =>
  readBook(organisation.files.open(book.fileHash), book, { mspId: organisation.mspId, derivationKey });

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
    for await (const found of rowsOf(organisation, earlier, ports)) {
      if (isCsvFault(found)) continue;
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
  await keepConflicts(organisation.documents, importId, running.conflicts);
};

const withResult = (record: ImportRecord, result: BatchResult): ImportRecord => ({
  ...record,
  batches: record.batches + 1,
  imported: record.imported + result.imported,
  present: record.present + result.present,
  contradicted: [...record.contradicted, ...result.contradicted],
  crowded: [...record.crowded, ...result.crowded],
  cases: record.cases + result.cases,
  hits: record.hits + result.hits,
});

/** Batches that have not been brought yet, some at a time. */
async function* roundsOf(
  organisation: HostedOrganisation,
  record: ImportRecord,
  ports: BatchPorts,
): AsyncGenerator<Batch[]> {
  const { importId, batches } = record;
  let rows: BookRow['row'][] = [];
  let number = 0;
  let round: Batch[] = [];
  const close = (): void => {
    if (number >= batches) round.push({ importId, number, rows });
    [rows, number] = [[], number + 1];
  };
  for await (const found of rowsOf(organisation, record, ports)) {
    if (isCsvFault(found)) continue;
    rows.push(found.row);
    if (rows.length === batchLength) close();
    if (round.length === batchesAtOnce) {
      yield round;
      round = [];
    }
  }
  if (rows.length > 0) close();
  if (round.length > 0) yield round;
}

const bring = async (
  principal: Principal,
  running: RunningImport,
  ports: BatchPorts,
): Promise<'complete'> => {
  for await (const round of roundsOf(principal.organisation, running.record, ports)) {
    const results = await Promise.all(round.map((batch) => bringBatch(principal, batch, ports)));
    running.record = results.reduce(withResult, running.record);
    await legacyImports.keep(principal.organisation.documents, running.record);
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
