import { idOf, Place } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { etagOf } from '../plugins/etag.ts';
import { AsOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { listPresentations, PresentationSummary, PresentationView, readPresentation } from './read.ts';

const tags = ['letters-of-credit'];
const At = AsOf.extend({
  place: Place.optional().meta({ description: 'Whose banking days count; left out, those of each bank.' }),
});
const OfCredit = z.strictObject({ creditId: idOf('credit') });

export const registerPresentationRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/letters-of-credit/:creditId/presentations',
    {
      schema: {
        operationId: 'listPresentations',
        summary: 'Presentations under a credit, and how they stand with each bank.',
        tags,
        params: OfCredit,
        querystring: At,
        response: {
          200: z.strictObject({ items: z.array(PresentationSummary), asOfBlock: z.int() }),
          ...problems,
        },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const { creditId } = request.params;
      return { items: await listPresentations(principal, creditId, request.query.place), asOfBlock };
    },
  );
  routes.get(
    '/v1/letters-of-credit/:creditId/presentations/:presentationId',
    {
      schema: {
        operationId: 'readPresentation',
        summary:
          'A presentation: documents with their files, its state with each bank until when, your copies of terms.',
        tags,
        params: OfCredit.extend({ presentationId: idOf('presentation') }),
        querystring: At,
        response: { 200: PresentationView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const { creditId, presentationId } = request.params;
      const view = await readPresentation(principal, creditId, presentationId, request.query.place);
      reply.header('etag', etagOf(view));
      return { ...view, asOfBlock };
    },
  );
};
