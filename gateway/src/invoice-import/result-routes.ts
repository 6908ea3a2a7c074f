/** What became of each row of an import, batch by batch as JSON, or all of them as CSV. */
import { Readable } from 'node:stream';
import type { Role } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { writtenCsv } from '../csv/written.ts';
import type { FileDesk } from '../file-import/desk.ts';
import { ImportPlace, type RunningImport } from '../file-import/progress.ts';
import type { KeyedDocuments } from '../hosting.ts';
import { fileAnswer, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { type InvoiceImport, resultsOf, RowResult } from './record.ts';

const tags = ['receivables'];

type Desk = Pick<FileDesk<RunningImport<InvoiceImport>>, 'read'>;

const csvHeadings = ['file', 'line', 'status', 'receivableId', 'code', 'pointer', 'expected'];

/** RFC 4180, a batch at a time. */
async function* csvOfResults(
  documents: KeyedDocuments,
  importId: string,
  batches: number,
): AsyncGenerator<string> {
  yield writtenCsv([csvHeadings]);
  for (let batch = 0; batch < batches; batch += 1) {
    const results = await resultsOf(documents, importId, batch);
    yield writtenCsv(
      results.map(({ file, line, status, receivableId, problem }) => [
        ...[file, line, status, receivableId],
        ...[problem?.code ?? '', problem?.pointer ?? '', problem?.expected ?? ''],
      ]),
    );
  }
}

export const registerRowResults = (app: FastifyInstance, desk: Desk, roles: readonly Role[]): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/invoice-imports/:importId/rows',
    {
      config: { roles },
      schema: {
        operationId: 'listInvoiceRows',
        summary: 'What became of the rows of one batch: the receivable of each, or why it was refused.',
        tags,
        params: ImportPlace,
        querystring: z.strictObject({
          batch: z.coerce.number().int().min(0).default(0).meta({ description: 'From 0, as they went.' }),
        }),
        response: {
          200: z.strictObject({ items: z.array(RowResult), nextBatch: z.int().optional() }),
          ...problems,
        },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { importId } = request.params;
      const { batch } = request.query;
      const { batches } = await desk.read(principal, importId, 0);
      const items = await resultsOf(principal.organisation.documents, importId, batch);
      return { items, ...(batch + 1 < batches ? { nextBatch: batch + 1 } : {}) };
    },
  );
  routes.get(
    '/v1/invoice-imports/:importId/rows.csv',
    {
      config: { roles },
      schema: {
        operationId: 'downloadInvoiceRows',
        summary: 'The same as a CSV file, of all batches that have been brought.',
        tags,
        params: ImportPlace,
        response: { 200: fileAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { importId } = request.params;
      const { batches } = await desk.read(principal, importId, 0);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="rows.csv"')
        .send(Readable.from(csvOfResults(principal.organisation.documents, importId, batches)));
    },
  );
};
