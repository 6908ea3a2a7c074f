import { idOf, Proceeds } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { ProceedsSummary, ProceedsView, readProceeds, visibleSummary } from './read.ts';

const tags = ['credit-proceeds'];

export const registerProceedsRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/credit-proceeds',
    {
      schema: {
        operationId: 'listCreditProceeds',
        summary: 'Proceeds of credits that are yours, that you owe, or that were offered to you.',
        tags,
        querystring: Page,
        response: { 200: listOf(ProceedsSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await scan(principal.organisation.view, 'proceeds', request.query, ({ value }) =>
        Proceeds.parse(value),
      );
      const page = pageOf(found, limit, ({ place }) => place);
      const items = await Promise.all(page.items.map(({ item }) => visibleSummary(principal, item)));
      return { ...page, items: items.filter((item) => item !== undefined), asOfBlock };
    },
  );
  routes.get(
    '/v1/credit-proceeds/:assetId',
    {
      schema: {
        operationId: 'readCreditProceeds',
        summary:
          'Proceeds of a credit, or one claim: your copy of the terms, and the liens that you may know.',
        tags,
        params: z.strictObject({ assetId: idOf('creditProceeds', 'creditClaim') }),
        querystring: AsOf,
        response: { 200: ProceedsView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      return { ...(await readProceeds(principal, request.params.assetId)), asOfBlock };
    },
  );
};
