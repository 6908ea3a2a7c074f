import type { Role } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { LastEventId, placeAfter, streamAnswer, streamSender } from '../event-stream/routes.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import { ImportPlace, type Progress } from './progress.ts';
import { idOfProgress, progressId, progressStream } from './stream.ts';

export interface ProgressStream {
  /** Ends with `/:importId/stream`. */
  readonly url: string;
  readonly operationId: string;
  readonly tags: string[];
  readonly roles: readonly Role[];
  /** @throws Problem where it is not the caller’s */
  readonly read: (principal: Principal, importId: string, waitMs: number) => Promise<Progress>;
}

/** How far an import is, as it goes. A client that has been told of the end is told to come no more. */
export const registerProgressStream = (app: FastifyInstance, stream: ProgressStream): void => {
  const { url, operationId, tags, roles, read } = stream;
  const send = streamSender(app);
  app.withTypeProvider<ZodRoutes>().get(
    url,
    {
      config: { roles },
      schema: {
        operationId,
        summary:
          'How far an import is, as it goes, at most once a second; ends with the import or the access token. With ' +
          '`Last-Event-ID` nothing is said that is known, and after the end the answer is 204.',
        tags,
        params: ImportPlace,
        headers: LastEventId,
        response: {
          200: streamAnswer(
            '`progress`, and at last `ended`, with the import as its data, its faults counted and not told',
          ),
          204: z.undefined(),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const known = placeAfter(request.headers, progressId);
      const principal = principalOf(request);
      const record = await read(principal, request.params.importId, 0);
      const isKnown = known === idOfProgress(record);
      if (isKnown && record.finishedAt !== undefined) return reply.code(204).send();
      const again = () => read(principal, request.params.importId, 0);
      return send(request, reply, (settings) => progressStream(again, known, settings));
    },
  );
};
