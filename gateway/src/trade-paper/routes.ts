import { idOf, TradePaper } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { readTradePaper, TradePaperSummary, TradePaperView, visibleSummary } from './read.ts';

const tags = ['trade-papers'];

export const registerTradePaperRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/trade-papers',
    {
      schema: {
        operationId: 'listTradePapers',
        summary:
          'Orders and bills of lading that are yours, that you vouch for, or that were offered to you.',
        tags,
        querystring: Page,
        response: { 200: listOf(TradePaperSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await scan(principal.organisation.view, 'trade-paper', request.query, ({ value }) =>
        TradePaper.parse(value),
      );
      const page = pageOf(found, limit, ({ place }) => place);
      const items = await Promise.all(page.items.map(({ item }) => visibleSummary(principal, item)));
      return { ...page, items: items.filter((item) => item !== undefined), asOfBlock };
    },
  );
  routes.get(
    '/v1/trade-papers/:paperId',
    {
      schema: {
        operationId: 'readTradePaper',
        summary: 'An order or a bill of lading, with your copy of it.',
        tags,
        params: z.strictObject({ paperId: idOf('tradePaper') }),
        querystring: AsOf,
        response: { 200: TradePaperView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      return { ...(await readTradePaper(principal, request.params.paperId)), asOfBlock };
    },
  );
};
