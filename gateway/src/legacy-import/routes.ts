/** A bank’s own book from before: its file, its import, and what in it is financed twice. */
import { TermsHash } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { registerUpload } from '../file-import/upload.ts';
import { fileAnswer, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { bookColumns } from './columns.ts';
import { importDesk, type ImportDesk, type ImportSettings } from './desk.ts';
import { ImportRecord, Mapping } from './import-record.ts';
import { conflictsAsCsv, ConflictView } from './report.ts';

const roles = ['bank-maker', 'bank-service'] as const;
const readers = ['bank-maker', 'bank-checker', 'bank-service'] as const;
const tags = ['legacy-financings'];
const Place = z.strictObject({ importId: z.string().regex(/^[0-9a-f]{64}$/) });

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

const Wait = z.strictObject({
  wait: z.coerce.number().int().min(0).max(50).default(0).meta({
    description: 'Seconds to wait for the end.',
  }),
});

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
        params: Place,
        querystring: Wait,
        response: { 200: ImportRecord, ...problems },
      },
    },
    (request) => desk.read(principalOf(request), request.params.importId, request.query.wait * 1000),
  );
};

const conflictsPerPage = 200;

const registerReport = (app: FastifyInstance, desk: ImportDesk): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  const found = (principal: Principal, importId: string, from: number, count: number) =>
    desk.conflicts(principal, importId, { from, count });
  routes.get(
    '/v1/legacy-imports/:importId/conflicts',
    {
      config: { roles: readers },
      schema: {
        operationId: 'listLegacyConflicts',
        summary: 'Loans of your own book on the same paper, as soon as they are found.',
        tags,
        params: Place,
        querystring: z.strictObject({ from: z.coerce.number().int().min(0).default(0) }),
        response: { 200: z.strictObject({ items: z.array(ConflictView) }), ...problems },
      },
    },
    async (request) => ({
      items: await found(principalOf(request), request.params.importId, request.query.from, conflictsPerPage),
    }),
  );
  routes.get(
    '/v1/legacy-imports/:importId/conflicts.csv',
    {
      config: { roles: readers },
      schema: {
        operationId: 'downloadLegacyConflicts',
        summary: 'The same as a CSV file, all of it.',
        tags,
        params: Place,
        response: { 200: fileAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const { importId } = request.params;
      const all = await found(principalOf(request), importId, 0, Number.POSITIVE_INFINITY);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="conflicts.csv"')
        .serializer((content: unknown) => content as string)
        .send(conflictsAsCsv(all));
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
};
