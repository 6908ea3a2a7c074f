/** A bank’s book of old loans over HTTP: until the first paper that was financed twice is known, and until the end. */
import { randomBytes } from 'node:crypto';
import type { Consortium } from '../load/consortium.ts';
import { fileImporter, type ImportProgress, isOver, secondsBetween } from '../load/file-import.ts';
import { rounded } from '../load/statistics.ts';
import type { StoryActor } from '../story/format.ts';
import type { Result } from './results.ts';

const maker: StoryActor = { organisation: 'HarbourBankMSP', role: 'bank-maker', person: 1 };
const columns =
  'reference,branch,client,financedAmount,financedCurrency,financedOn,instrument,invoiceNumber,invoiceDate,' +
  'invoiceAmount,invoiceCurrency,sellerName,sellerCountry,sellerRegistration,buyerName,buyerCountry';

/** Every hundredth row from the tenth part of the book on names the invoice of an earlier one. */
const isRepeat = (row: number, rows: number): boolean => row >= rows / 10 && row % 100 === 99;

const lineOf = (row: number, rows: number, play: string): string => {
  const paper = isRepeat(row, rows) ? row - Math.floor(rows / 20) : row;
  const seller = paper % 997;
  return [
    `${play}-${row}`,
    `Branch ${row % 40}`,
    `Seller ${play} ${seller}`,
    '80000.00,CNY,2025-11-03,receivable',
    `${play}/${paper}`,
    '2025-10-20',
    `${100_000 + paper}.00`,
    'CNY',
    `Seller ${play} ${seller}`,
    `CN,${play}R${seller}`,
    `Buyer ${paper % 4999}`,
    'CN',
  ].join(',');
};

interface BookProgress extends ImportProgress {
  readonly firstConflictAt?: string;
  readonly conflicts: number;
  readonly imported: number;
}

/** @param rows of the book */
export const measureLegacyImport = async (consortium: Consortium, rows: number): Promise<Result> => {
  const play = randomBytes(4).toString('hex').toUpperCase();
  const book = [columns, ...Array.from({ length: rows }, (_, row) => lineOf(row, rows, play))].join('\n');
  const importer = fileImporter(consortium, maker);
  const uploading = performance.now();
  const fileHash = await importer.keep('/v1/legacy-books', book);
  const uploadSeconds = rounded((performance.now() - uploading) / 1000);
  const request = { fileHash, format: 'csv' };
  const { importId } = await importer.ask<BookProgress>('POST', '/v1/legacy-imports', request);
  const seen = await importer.watch<BookProgress>(`/v1/legacy-imports/${importId}`, isOver);
  importer.close();
  const { startedAt, firstConflictAt, checkedAt, finishedAt } = seen;
  const ledgerSeconds = secondsBetween(checkedAt ?? startedAt, finishedAt);
  return {
    name: 'legacy-import',
    settings: { rows, megabytes: rounded(book.length / 1e6), state: seen.state, imported: seen.imported },
    rows: [
      { step: 'upload', seconds: uploadSeconds },
      { step: 'first true hit', seconds: secondsBetween(startedAt, firstConflictAt) },
      { step: `every row compared, ${seen.conflicts} hits`, seconds: secondsBetween(startedAt, checkedAt) },
      { step: `on the ledger, ${seen.batches} batches`, seconds: secondsBetween(startedAt, finishedAt) },
      { step: 'rows on the ledger in a second', seconds: rounded(seen.imported / ledgerSeconds) },
    ],
  };
};
