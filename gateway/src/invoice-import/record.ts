/** What is known of an import of invoices: kept with the gateway’s documents, so that it goes on after any end. */
import { z } from 'zod';
import { Fault, progress } from '../file-import/progress.ts';
import { importRecords } from '../file-import/records.ts';
import type { KeyedDocuments } from '../hosting.ts';
import { ProblemDocument } from '../plugins/problem.ts';

const InvoiceFault = Fault.extend({
  file: z.int().meta({ description: 'Its place in the request, from 1.' }),
}).meta({ id: 'InvoiceFault' });

export const InvoiceImport = z
  .strictObject({
    ...progress,
    files: z.int(),
    proposalExpiresAt: z.string(),
    firstFaults: z.array(InvoiceFault).meta({ description: 'The first 1 000, by file, line and column.' }),
    registered: z.int(),
    present: z.int().meta({ description: 'Registered before, by whatever file.' }),
    refused: z.int().meta({ description: 'By the ledger: the rows say why.' }),
  })
  .meta({ id: 'InvoiceImport' });
export type InvoiceImport = z.output<typeof InvoiceImport>;

export const invoiceImports = importRecords('invoice-import', InvoiceImport);

export const RowResult = z
  .strictObject({
    file: z.int(),
    line: z.int(),
    status: z.enum(['registered', 'present', 'refused']),
    receivableId: z.string(),
    problem: ProblemDocument.optional(),
  })
  .meta({ id: 'InvoiceRowResult' });
export type RowResult = z.output<typeof RowResult>;

const Page = z.object({ items: z.array(RowResult) });

const pageId = (importId: string, batch: number): string => `invoice-import-rows/${importId}/${batch}`;

export const keepResults = (
  documents: KeyedDocuments,
  importId: string,
  batch: number,
  items: readonly RowResult[],
): Promise<void> => documents.replace(pageId(importId, batch), { items });

/** Of one batch of rows; none where it has not been brought. */
export const resultsOf = async (
  documents: KeyedDocuments,
  importId: string,
  batch: number,
): Promise<RowResult[]> => Page.safeParse(await documents.get(pageId(importId, batch))).data?.items ?? [];
