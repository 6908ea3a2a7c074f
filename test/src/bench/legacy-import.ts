/**
 * A bank’s book of old loans over HTTP: until the first paper that was financed twice is known, and until the end. The
 * book keeps its name until its import is over: said again after an interruption, the same measure goes on with it.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportRecord } from '@chopmark/gateway/legacy-import/import-record';
import { endLines, progressLine } from '@chopmark/gateway/legacy-import/progress-lines';
import type { Consortium } from '../load/consortium.ts';
import { type FileImporter, fileImporter, isOver, secondsBetween } from '../load/file-import.ts';
import { legacyBook, repeatsIn } from '../load/legacy-books.ts';
import { rounded } from '../load/statistics.ts';
import type { StoryActor } from '../story/format.ts';
import { peakResidentMiB } from './memory.ts';
import { type Result, resultsFolder } from './results.ts';

const maker: StoryActor = { organisation: 'HarbourBankMSP', role: 'bank-maker', person: 1 };
const tellEveryMs = 10_000;

/** The name of the book of so many rows that is being brought: a new one where none is. */
const playOf = (rows: number) => {
  const file = join(resultsFolder, `legacy-import-${rows}.play`);
  if (!existsSync(file)) {
    mkdirSync(resultsFolder, { recursive: true });
    writeFileSync(file, randomBytes(4).toString('hex').toUpperCase());
  }
  return { play: readFileSync(file, 'utf8'), forget: () => rmSync(file) };
};

/** Watches it to its end, and says now and then how far it is. */
const watched = async (importer: FileImporter, importId: string): Promise<ImportRecord> => {
  let from: { readonly record: ImportRecord; readonly at: number } | undefined;
  let toldAt = performance.now();
  return importer.watch<ImportRecord>(`/v1/legacy-imports/${importId}`, (record) => {
    if (record.state === 'importing') from ??= { record, at: performance.now() };
    if (performance.now() - toldAt >= tellEveryMs) {
      toldAt = performance.now();
      const seconds = (toldAt - (from?.at ?? toldAt)) / 1000;
      process.stderr.write(`${progressLine(record, from?.record, seconds)}\n`);
    }
    return isOver(record);
  });
};

const inMinutes = (from: string, to: string | undefined): number => rounded(secondsBetween(from, to) / 60, 2);

/** @param rows of the book */
export const measureLegacyImport = async (consortium: Consortium, rows: number): Promise<Result> => {
  const { play, forget } = playOf(rows);
  const book = legacyBook(rows, play);
  const importer = fileImporter(consortium, maker);
  const uploading = performance.now();
  const fileHash = await importer.keep('/v1/legacy-books', book);
  const uploadSeconds = rounded((performance.now() - uploading) / 1000, 1);
  const request = { fileHash, format: 'csv' };
  const { importId } = await importer.ask<ImportRecord>('POST', '/v1/legacy-imports', request);
  const seen = await watched(importer, importId);
  importer.close();
  if (seen.state === 'failed') throw new Error(endLines(seen).join('\n'));
  forget();
  const { startedAt, firstConflictAt, checkedAt, finishedAt, imported, conflicts, batches, state } = seen;
  const ledgerSeconds = secondsBetween(checkedAt ?? startedAt, finishedAt);
  return {
    name: 'legacy-import',
    settings: {
      ...{ rows, megabytes: rounded(book.length / 1e6), state, imported, planted: repeatsIn(rows) },
      'gateway peak MiB': await peakResidentMiB(consortium.layout, 'gateway'),
    },
    rows: [
      { step: 'upload, seconds', taken: uploadSeconds },
      { step: 'first true hit, minutes', taken: inMinutes(startedAt, firstConflictAt) },
      { step: `every row compared, ${conflicts} hits, minutes`, taken: inMinutes(startedAt, checkedAt) },
      { step: `on the ledger, ${batches} batches, minutes`, taken: inMinutes(startedAt, finishedAt) },
      { step: 'rows on the ledger in a second', taken: rounded(imported / ledgerSeconds, 1) },
    ],
  };
};
