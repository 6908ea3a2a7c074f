/** A file of invoices over HTTP, until every one of them is registered. */
import type { Consortium } from '../load/consortium.ts';
import { fileImporter, isOver, secondsBetween } from '../load/file-import.ts';
import { importRequest, invoiceFile, type InvoiceImportProgress } from '../load/invoice-files.ts';
import { seller } from '../load/invoices.ts';
import { rounded } from '../load/statistics.ts';
import type { Result } from './results.ts';

/** @param rows of the file */
export const measureInvoiceImport = async (consortium: Consortium, rows: number): Promise<Result> => {
  const importer = fileImporter(consortium, seller);
  const file = invoiceFile(rows);
  const fileHash = await importer.keep('/v1/invoice-files', file);
  const request = importRequest(consortium, fileHash);
  const { importId } = await importer.ask<InvoiceImportProgress>('POST', '/v1/invoice-imports', request);
  const seen = await importer.watch<InvoiceImportProgress>(`/v1/invoice-imports/${importId}`, isOver);
  importer.close();
  const { startedAt, checkedAt = startedAt, finishedAt, state, registered, batches } = seen;
  const ledgerSeconds = secondsBetween(checkedAt, finishedAt);
  return {
    name: 'invoice-import',
    settings: { rows, megabytes: rounded(file.length / 1e6), state, registered },
    rows: [
      { step: 'every row checked', seconds: secondsBetween(startedAt, checkedAt) },
      { step: `registered, ${batches} batches`, seconds: secondsBetween(startedAt, finishedAt) },
      { step: 'invoices registered in a second', seconds: rounded(registered / ledgerSeconds) },
    ],
  };
};
