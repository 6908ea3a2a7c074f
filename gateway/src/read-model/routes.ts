/** The operator's way to have the read model made again, after a repair or when it is doubted. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';

const Rebuilding = z
  .strictObject({
    wholeAtBlock: z.int().meta({ description: 'The read model answers again when it has this block.' }),
  })
  .meta({ id: 'ViewRebuilding' });

export const registerViewRoutes = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/view/rebuild',
    {
      config: { roles: ['org-admin'] },
      schema: {
        operationId: 'rebuildView',
        summary:
          'Drops the own read model and makes it again from the first block; reads answer `VIEW_REBUILDING` meanwhile.',
        tags: ['consortium'],
        response: { 202: Rebuilding, ...problems },
      },
    },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      return reply.code(202).send({ wholeAtBlock: await organisation.rebuildView() });
    },
  );
};
