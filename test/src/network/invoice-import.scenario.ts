/** Invoices from a file, over a gateway that is killed meanwhile: the same request goes on, each row is there once. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kill } from '../faults/targets.ts';
import { type Consortium, openConsortium } from '../load/consortium.ts';
import { fileImporter, type FileImporter, isOver } from '../load/file-import.ts';
import { importRequest, invoiceFile, type InvoiceImportProgress } from '../load/invoice-files.ts';
import { seller } from '../load/invoices.ts';
import { measured } from './table.ts';

const minutes = 60_000;
const rows = 400;
let consortium: Consortium;
let importer: FileImporter;

beforeAll(async () => {
  consortium = await openConsortium();
  importer = fileImporter(consortium, seller);
});
afterAll(() => {
  importer.close();
  consortium.close();
});

interface Rows {
  readonly items: readonly { readonly status: string; readonly receivableId: string }[];
  readonly nextBatch?: number;
}

/** The receivable of every row that the import names. */
const receivablesOf = async (importId: string): Promise<string[]> => {
  const found: string[] = [];
  let batch: number | undefined = 0;
  while (batch !== undefined) {
    const page: Rows = await importer.ask('GET', `/v1/invoice-imports/${importId}/rows?batch=${batch}`);
    found.push(...page.items.map(({ receivableId }) => receivableId));
    batch = page.nextBatch;
  }
  return found;
};

test(
  'an import goes on after its gateway was killed, and registers each invoice once',
  async () => {
    const fileHash = await importer.keep('/v1/invoice-files', invoiceFile(rows));
    const request = importRequest(consortium, fileHash);
    const start = () => importer.ask<InvoiceImportProgress>('POST', '/v1/invoice-imports', request);
    const { importId } = await start();
    const path = `/v1/invoice-imports/${importId}`;
    const before = await importer.watch<InvoiceImportProgress>(path, ({ batches }) => batches > 0);
    expect(before.batches).toBeLessThan(8);
    await kill(consortium.site, 'gateway');
    const resumed = await start();
    expect(resumed.importId).toBe(importId);
    const whole = await importer.watch<InvoiceImportProgress>(path, isOver);
    expect(whole).toMatchObject({ state: 'complete', rows, registered: rows, present: 0, refused: 0 });
    measured('killed after', `${before.batches} of ${whole.batches} batches`);

    const receivables = await receivablesOf(importId);
    expect(new Set(receivables).size).toBe(rows);
    const { items } = await importer.ask<{ items: object[] }>('GET', '/v1/invoice-imports');
    expect(items.length).toBeGreaterThan(0);
    const again = await start();
    expect(again).toEqual(whole);
  },
  6 * minutes,
);
