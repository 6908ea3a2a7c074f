import { idOf, Refinancing, refinancingStatuses } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { readRefinancing, RefinancingSummary, RefinancingView, visibleSummary } from './read.ts';

const tags = ['refinancings'];
const Filter = Page.extend({ status: z.enum(refinancingStatuses).optional() });

export const registerRefinancingRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/refinancings',
    {
      schema: {
        operationId: 'listRefinancings',
        summary: 'Refinancings that concern you: payoff quotes that are asked for or open, payments, swaps.',
        tags,
        querystring: Filter,
        response: { 200: listOf(RefinancingSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, limit, status } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await scan(principal.organisation.view, 'refinancing', request.query, ({ value }) => {
        const refinancing = Refinancing.parse(value);
        return status === undefined || refinancing.status === status ? refinancing : undefined;
      });
      const page = pageOf(found, limit, ({ place }) => place);
      const items = await Promise.all(page.items.map(({ item }) => visibleSummary(principal, item)));
      return { ...page, items: items.filter((item) => item !== undefined), asOfBlock };
    },
  );
  routes.get(
    '/v1/assets/:assetId/refinancings/:lienId',
    {
      schema: {
        operationId: 'readRefinancing',
        summary: 'A refinancing: its status, your copies of quote and payment, what you may say now.',
        tags,
        params: z.strictObject({ assetId: z.string().max(40), lienId: idOf('lien') }),
        querystring: AsOf,
        response: { 200: RefinancingView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const { assetId, lienId } = request.params;
      return { ...(await readRefinancing(principal, assetId, lienId)), asOfBlock };
    },
  );
};
