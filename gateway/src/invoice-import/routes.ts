/** Invoices of a seller by the thousand: their files, the import, and what became of each row. */
import { type Party, Party as PartySchema } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { keyedHash } from '../command/idempotency.ts';
import type { PerformPorts } from '../command/perform.ts';
import { fileDesk, type FileDesk } from '../file-import/desk.ts';
import { ImportPlace, ImportWait, type RunningImport } from '../file-import/progress.ts';
import { now } from '../file-import/run.ts';
import { registerProgressStream } from '../file-import/stream-routes.ts';
import { registerUpload } from '../file-import/upload.ts';
import { Problem } from '../plugins/problem.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import { InvoiceImport, invoiceImports } from './record.ts';
import { StartInvoiceImport } from './request.ts';
import { registerRowResults } from './result-routes.ts';
import { batchLength, runInvoiceImport } from './run.ts';

const roles = ['enterprise-officer', 'bank-maker'] as const;
const tags = ['receivables'];
const fileTypes = ['text/csv', 'application/xml'];
const dayMs = 86_400_000;

type Desk = FileDesk<RunningImport<InvoiceImport>>;

/** A firm sells for itself; a bank says for whom. */
const sellerOf = ({ user }: Principal, { seller }: StartInvoiceImport): Party => {
  if (seller !== undefined) return seller;
  if (user.role !== 'enterprise-officer') {
    throw new Problem('REQUEST_INVALID', { pointer: '/seller', expected: 'the client that sold' });
  }
  return PartySchema.parse({
    mspId: user.mspId,
    ...(user.subject === undefined ? {} : { subject: user.subject }),
  });
};

const registerStart = (app: FastifyInstance, desk: Desk, ports: PerformPorts): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/invoice-imports',
    {
      config: { roles },
      schema: {
        operationId: 'startInvoiceImport',
        summary: 'Registers the invoices of kept files, or goes on with it; no invoice is registered twice.',
        tags,
        body: StartInvoiceImport,
        response: { 202: InvoiceImport, ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { body, log } = request;
      const seller = sellerOf(principal, body);
      const said = JSON.stringify([body, seller, batchLength]);
      const { mspId, subject } = principal.user;
      const importId = keyedHash(ports.derivationKey, 'invoice-import', mspId, subject ?? '', said);
      const record = await desk.start(principal, {
        importId,
        files: Object.fromEntries(body.fileHashes.map((hash, nth) => [`/fileHashes/${nth}`, hash])),
        fresh: () => ({
          ...{ importId, state: 'checking', startedAt: now(), files: body.fileHashes.length },
          proposalExpiresAt: new Date(Date.now() + body.proposalDays * dayMs).toISOString(),
          ...{ rows: 0, faults: 0, firstFaults: [], batches: 0, registered: 0, present: 0, refused: 0 },
        }),
        runningOf: (known) => ({ record: known }),
        run: (running) => runInvoiceImport({ principal, request: body, seller, ports, log }, running),
      });
      return reply.code(202).send(record);
    },
  );
};

const registerProgress = (app: FastifyInstance, desk: Desk): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/invoice-imports',
    {
      config: { roles },
      schema: {
        operationId: 'listInvoiceImports',
        summary: 'Imports of invoices that are yours, the first one first.',
        tags,
        response: { 200: z.strictObject({ items: z.array(InvoiceImport) }), ...problems },
      },
    },
    async (request) => ({ items: await desk.list(principalOf(request)) }),
  );
  routes.get(
    '/v1/invoice-imports/:importId',
    {
      config: { roles },
      schema: {
        operationId: 'readInvoiceImport',
        summary: 'How far an import is: rows, faults by file, line and column, what the ledger took.',
        tags,
        params: ImportPlace,
        querystring: ImportWait,
        response: { 200: InvoiceImport, ...problems },
      },
    },
    (request) => desk.read(principalOf(request), request.params.importId, request.query.wait * 1000),
  );
  registerProgressStream(app, {
    url: '/v1/invoice-imports/:importId/stream',
    operationId: 'streamInvoiceImport',
    ...{ tags, roles, read: desk.read },
  });
};

export const registerInvoiceImports = (app: FastifyInstance, ports: PerformPorts): void => {
  const desk: Desk = fileDesk({
    records: invoiceImports,
    ownerOf: ({ user }) => user.subject,
    busy: 'INVOICE_IMPORT_RUNNING',
  });
  registerUpload(app, {
    url: '/v1/invoice-files/:fileHash',
    operationId: 'keepInvoiceFile',
    summary: 'Keeps a file of invoices, of at most 64 MiB, sealed under its SHA-256.',
    description: `Content types: ${fileTypes.join(', ')}. An XML file has at most 1 MiB.`,
    tags,
    roles,
    types: fileTypes,
  });
  registerStart(app, desk, ports);
  registerProgress(app, desk);
  registerRowResults(app, desk, roles);
};
