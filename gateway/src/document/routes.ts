/** Files of documents, by the SHA-256 of their content: the hash on the ledger and the file prove each other. */
import { Readable } from 'node:stream';
import { TermsHash } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { fileAnswer, problems, type ZodRoutes } from '../plugins/schemas.ts';
import type { NotKept } from './file-store.ts';
import { mediaTypes } from './media-type.ts';
import { ownEntry } from './own-file.ts';
import { enterFile, FileAccess, listAccesses } from './registry.ts';

const roles = ['enterprise-officer', 'bank-maker', 'bank-checker', 'bank-service'] as const;
const Place = z.strictObject({ fileHash: TermsHash });

const File = z
  .strictObject({ fileHash: z.string(), mediaType: z.string(), size: z.int() })
  .meta({ id: 'KeptFile' });

const problemOf: Readonly<Record<NotKept, Problem['code']>> = {
  'too-large': 'BODY_TOO_LARGE',
  'type-unknown': 'FILE_TYPE_NOT_ALLOWED',
  'hash-differs': 'FILE_HASH_MISMATCH',
};

const registerUpload = (app: FastifyInstance): void => {
  app.register(async (scope) => {
    for (const type of [...mediaTypes, 'application/octet-stream']) {
      scope.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
    }
    scope.withTypeProvider<ZodRoutes>().put(
      '/v1/files/:fileHash',
      {
        config: { roles },
        schema: {
          operationId: 'keepFile',
          summary: 'Keeps a file of at most 20 MiB under its SHA-256; the same file again changes nothing.',
          description: `Kinds: ${mediaTypes.join(', ')}; told by the first bytes, whatever they are called.`,
          tags: ['files'],
          params: Place,
          response: { 201: File, ...problems },
        },
      },
      async (request, reply) => {
        const { organisation, user } = principalOf(request);
        if (!(request.body instanceof Readable)) throw new Problem('CONTENT_TYPE_UNSUPPORTED');
        const kept = await organisation.files.keep(request.body, request.params.fileHash);
        if (typeof kept === 'string') throw new Problem(problemOf[kept], { pointer: '' });
        await enterFile(organisation.documents, kept, { owner: user.subject ?? '' });
        const { hash: fileHash, mediaType, size } = kept;
        return reply.code(201).send({ fileHash, mediaType, size });
      },
    );
  });
};

const registerReading = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/files/:fileHash',
    {
      config: { roles },
      schema: {
        operationId: 'readFile',
        summary: 'A file that your own organisation brought or fetched.',
        tags: ['files'],
        params: Place,
        response: { 200: fileAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { fileHash } = request.params;
      const { mediaType } = await ownEntry(principal, fileHash);
      const { files } = principal.organisation;
      if ((await files.state(fileHash)) !== 'held') throw new Problem('FILE_DAMAGED');
      return reply
        .type(mediaType)
        .header('content-disposition', 'attachment')
        .serializer((content: unknown) => content as string)
        .send(Readable.from(files.open(fileHash)));
    },
  );
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/files/:fileHash/accesses',
    {
      config: { roles },
      schema: {
        operationId: 'listFileAccesses',
        summary: 'Who fetched the file from your organisation, and whom it was fetched from.',
        tags: ['files'],
        params: Place,
        response: { 200: z.strictObject({ items: z.array(FileAccess) }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { fileHash } = request.params;
      await ownEntry(principal, fileHash);
      return { items: await listAccesses(principal.organisation.documents, fileHash) };
    },
  );
};

export const registerFileRoutes = (app: FastifyInstance): void => {
  registerUpload(app);
  registerReading(app);
};
