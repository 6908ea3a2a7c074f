import { Forfaiting, idOf } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { ForfaitingSummary, ForfaitingView, readForfaiting, visibleSummary } from './read.ts';

const tags = ['forfaiting'];

export const registerForfaitingRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/forfaitings',
    {
      schema: {
        operationId: 'listForfaitings',
        summary: 'Enquiries, quotes and sales of claims that are yours, and those of which you had notice.',
        tags,
        querystring: Page,
        response: { 200: listOf(ForfaitingSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await scan(principal.organisation.view, 'forfaiting', request.query, ({ value }) =>
        Forfaiting.parse(value),
      );
      const page = pageOf(found, limit, ({ place }) => place);
      const items = await Promise.all(page.items.map(({ item }) => visibleSummary(principal, item)));
      return { ...page, items: items.filter((item) => item !== undefined), asOfBlock };
    },
  );
  routes.get(
    '/v1/forfaitings/:forfaitingId',
    {
      schema: {
        operationId: 'readForfaiting',
        summary: 'One sale of a claim: how it stands, what is next, and your copies of its terms.',
        tags,
        params: z.strictObject({ forfaitingId: idOf('forfaiting') }),
        querystring: AsOf,
        response: { 200: ForfaitingView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      return { ...(await readForfaiting(principal, request.params.forfaitingId)), asOfBlock };
    },
  );
};
