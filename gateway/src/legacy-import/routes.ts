/** A bank’s own book from before: its file, its import, and what in it is financed twice. */
import { TermsHash } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { ImportPlace, ImportWait } from '../file-import/progress.ts';
import { registerProgressStream } from '../file-import/stream-routes.ts';
import { registerUpload } from '../file-import/upload.ts';
import { fileAnswer, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { bookColumns } from './columns.ts';
import { importDesk, type ImportDesk, type ImportSettings } from './desk.ts';
import { conflictsMax, ImportRecord, Mapping } from './import-record.ts';
import { pageOfRows, RowPage, rowPageOf, rowsAsked } from './row-pages.ts';
import { conflictsAsCsv, ConflictView, LeftOutView } from './report.ts';

const roles = ['bank-maker', 'bank-service'] as const;
const readers = ['bank-maker', 'bank-checker', 'bank-service'] as const;
const tags = ['legacy-financings'];

const bookTypes = ['text/csv', 'application/x-ndjson'];

const StartImport = z
  .strictObject({
    fileHash: TermsHash,
    format: z.enum(['csv', 'json']),
    mapping: Mapping.default({}).meta({
      description: `What the file calls its columns, where it has other headings: ${bookColumns.join(', ')}.`,
    }),
    leaveFaultsOut: z.boolean().default(false).meta({
      description: 'Brings the rows without a fault; otherwise a file with any fault is refused as a whole.',
    }),
  })
  .meta({ id: 'StartLegacyImport' });

const registerStart = (app: FastifyInstance, desk: ImportDesk): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/legacy-imports',
    {
      config: { roles },
      schema: {
        operationId: 'startLegacyImport',
        summary:
          'Starts the import of a kept book, or goes on with it; the same request never imports twice.',
        tags,
        body: StartImport,
        response: { 202: ImportRecord, ...problems },
      },
    },
    async (request, reply) => {
      const record = await desk.start(principalOf(request), request.body, request.log);
      return reply.code(202).send(record);
    },
  );
};

const registerProgress = (app: FastifyInstance, desk: ImportDesk): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/legacy-imports',
    {
      config: { roles: readers },
      schema: {
        operationId: 'listLegacyImports',
        summary: 'Imports of your bank, the first one first.',
        tags,
        response: { 200: z.strictObject({ items: z.array(ImportRecord) }), ...problems },
      },
    },
    async (request) => ({ items: await desk.list(principalOf(request)) }),
  );
  routes.get(
    '/v1/legacy-imports/:importId',
    {
      config: { roles: readers },
      schema: {
        operationId: 'readLegacyImport',
        summary: 'How far an import is: rows, faults by line and column, conflicts, what the ledger took.',
        tags,
        params: ImportPlace,
        querystring: ImportWait,
        response: { 200: ImportRecord, ...problems },
      },
    },
    (request) => desk.read(principalOf(request), request.params.importId, request.query.wait * 1000),
  );
  registerProgressStream(app, {
    url: '/v1/legacy-imports/:importId/stream',
    operationId: 'streamLegacyImport',
    ...{ tags, roles: readers, read: desk.read },
  });
};

const registerReport = (app: FastifyInstance, desk: ImportDesk): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/legacy-imports/:importId/conflicts',
    {
      config: { roles: readers },
      schema: {
        operationId: 'listLegacyConflicts',
        summary: 'Loans of your own book on the same paper, as soon as they are found.',
        tags,
        params: ImportPlace,
        querystring: RowPage,
        response: { 200: rowPageOf(ConflictView), ...problems },
      },
    },
    async (request) => {
      const asked = rowsAsked(request.query);
      return pageOfRows(await desk.conflicts(principalOf(request), request.params.importId, asked), asked);
    },
  );
  routes.get(
    '/v1/legacy-imports/:importId/left-out-rows',
    {
      config: { roles: readers },
      schema: {
        operationId: 'listLegacyLeftOutRows',
        summary: 'Rows that the ledger did not take, and why, in the order of the file.',
        tags,
        params: ImportPlace,
        querystring: RowPage,
        response: { 200: rowPageOf(LeftOutView), ...problems },
      },
    },
    async (request) => {
      const asked = rowsAsked(request.query);
      return pageOfRows(await desk.leftOut(principalOf(request), request.params.importId, asked), asked);
    },
  );
};

const registerDownload = (app: FastifyInstance, desk: ImportDesk): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/legacy-imports/:importId/conflicts.csv',
    {
      config: { roles: readers },
      schema: {
        operationId: 'downloadLegacyConflicts',
        summary: 'The same as a CSV file, all of it.',
        tags,
        params: ImportPlace,
        response: { 200: fileAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const { importId } = request.params;
      const all = { from: 0, count: conflictsMax };
      const { items } = await desk.conflicts(principalOf(request), importId, all);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="conflicts.csv"')
        .serializer((content: unknown) => content as string)
        .send(conflictsAsCsv(items));
    },
  );
};

export const registerLegacyImports = (app: FastifyInstance, settings: ImportSettings): void => {
  const desk = importDesk(settings);
  registerUpload(app, {
    url: '/v1/legacy-books/:fileHash',
    operationId: 'keepLegacyBook',
    summary: 'Keeps the file of a book, of at most 64 MiB, sealed under its SHA-256.',
    description: `Content types: ${bookTypes.join(', ')}; a list in JSON is sent as the latter.`,
    tags,
    roles,
    types: bookTypes,
  });
  registerStart(app, desk);
  registerProgress(app, desk);
  registerReport(app, desk);
  registerDownload(app, desk);
};
