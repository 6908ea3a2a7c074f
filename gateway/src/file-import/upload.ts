/** A route that keeps the file of an import, sealed under its hash. */
import { Readable } from 'node:stream';
import { type Role, TermsHash } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';

export interface Upload {
  /** Ends with `/:fileHash`. */
  readonly url: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: string[];
  readonly roles: readonly Role[];
  readonly types: readonly string[];
}

/** In bytes. */
const fileLengthMax = 64 * 1024 * 1024;

export const registerUpload = (app: FastifyInstance, upload: Upload): void => {
  const { url, operationId, summary, description, tags, roles, types } = upload;
  app.register(async (scope) => {
    for (const type of types) {
      scope.addContentTypeParser(type, (_request, payload, done) => done(null, payload));
    }
    scope.withTypeProvider<ZodRoutes>().put(
      url,
      {
        config: { roles },
        schema: {
          ...{ operationId, summary, description, tags },
          params: z.strictObject({ fileHash: TermsHash }),
          response: { 201: z.strictObject({ fileHash: z.string(), size: z.int() }), ...problems },
        },
      },
      async (request, reply) => {
        const { organisation } = principalOf(request);
        if (!(request.body instanceof Readable)) throw new Problem('CONTENT_TYPE_UNSUPPORTED');
        const text = { mediaType: 'text/plain', lengthMax: fileLengthMax };
        const kept = await organisation.files.keep(request.body, request.params.fileHash, text);
        if (kept === 'too-large') throw new Problem('BODY_TOO_LARGE');
        if (typeof kept === 'string') throw new Problem('FILE_HASH_MISMATCH', { pointer: '' });
        return reply.code(201).send({ fileHash: kept.hash, size: kept.size });
      },
    );
  });
};
