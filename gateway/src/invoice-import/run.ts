/** An import of invoices to its end: every row is checked, then those without a fault are registered in batches. */
import { batchMax, type Party } from '@chopmark/chaincode/api';
import type { Principal } from '../auth/principal.ts';
import type { PerformPorts } from '../command/perform.ts';
import { batchesOf, inOrder } from '../file-import/batches.ts';
import { firstFaultsMax, type RunningImport } from '../file-import/progress.ts';
import { type ImportLog, runToEnd } from '../file-import/run.ts';
import { bringInvoices } from './batch.ts';
import { type InvoiceImport, invoiceImports, keepResults, type RowResult } from './record.ts';
import type { StartInvoiceImport } from './request.ts';
import { type InvoiceRow, isInvoiceFault, readInvoices } from './rows.ts';

/** Rows of one transaction, and transactions at a time: what a busy peer decides within its three seconds. */
export const batchLength = 50;
const batchesAtOnce = 2;

export interface InvoiceImportRun {
  readonly principal: Principal;
  readonly request: StartInvoiceImport;
  readonly seller: Party;
  readonly ports: PerformPorts;
  readonly log: ImportLog;
}

type Running = RunningImport<InvoiceImport>;

const check = async ({ principal, request }: InvoiceImportRun, running: Running): Promise<void> => {
  const firstFaults: InvoiceImport['firstFaults'] = [];
  running.record = { ...running.record, rows: 0, faults: 0, firstFaults };
  for await (const found of readInvoices(principal.organisation.files, request)) {
    const { rows, faults } = running.record;
    if (!isInvoiceFault(found)) running.record = { ...running.record, rows: rows + 1 };
    else {
      if (faults < firstFaultsMax) firstFaults.push(found);
      running.record = { ...running.record, faults: faults + 1 };
    }
  }
};

/** Rows without a fault. */
async function* rowsOf({ principal, request }: InvoiceImportRun): AsyncGenerator<InvoiceRow> {
  for await (const found of readInvoices(principal.organisation.files, request)) {
    if (!isInvoiceFault(found)) yield found;
  }
}

const withResults = (record: InvoiceImport, results: readonly RowResult[]): InvoiceImport => {
  const count = (status: RowResult['status']): number =>
    results.filter((one) => one.status === status).length;
  return {
    ...record,
    batches: record.batches + 1,
    registered: record.registered + count('registered'),
    present: record.present + count('present'),
    refused: record.refused + count('refused'),
  };
};

const bring = async (run: InvoiceImportRun, running: Running): Promise<'complete' | 'refused'> => {
  const { principal, ports, request, seller } = run;
  const { atomic } = request;
  const { documents } = principal.organisation;
  const { importId, batches, proposalExpiresAt } = running.record;
  const brought = inOrder(
    batchesOf(rowsOf(run), atomic ? batchMax : batchLength, batches),
    batchesAtOnce,
    (batch) => bringInvoices(ports, principal, { ...batch, importId, seller, proposalExpiresAt, atomic }),
  );
  for await (const results of brought) {
    await keepResults(documents, importId, running.record.batches, results);
    running.record = withResults(running.record, results);
    await invoiceImports.keep(documents, running.record);
  }
  return atomic && running.record.refused > 0 ? 'refused' : 'complete';
};

/** Where a file of rows breaks off, what follows is not known: it is never taken in part. */
const mayBring = (atomic: boolean, { faults, firstFaults }: InvoiceImport): boolean =>
  faults === 0 || (!atomic && firstFaults.every(({ fault }) => fault === 'row'));

/** Runs to its end, whatever the end is; never throws. */
export const runInvoiceImport = (run: InvoiceImportRun, running: Running): Promise<void> =>
  runToEnd(
    running,
    {
      documents: run.principal.organisation.documents,
      records: invoiceImports,
      owner: run.principal.user.subject,
      check: () => check(run, running),
      mayBring: (record) => mayBring(run.request.atomic, record),
      bring: () => bring(run, running),
    },
    run.log,
  );
