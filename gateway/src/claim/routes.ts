import { Allocation, idOf } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { AllocationSummary, AllocationView, concerns, readAllocation, summaryOf } from './read.ts';

const tags = ['claims'];

export const registerClaimRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/allocations',
    {
      schema: {
        operationId: 'listAllocations',
        summary: 'Links between papers of the same goods, agreed or not, that concern you.',
        tags,
        querystring: Page,
        response: { 200: listOf(AllocationSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await scan(principal.organisation.view, 'allocation', request.query, ({ value }) =>
        Allocation.parse(value),
      );
      const page = pageOf(found, limit, ({ place }) => place);
      const items = await Promise.all(
        page.items.map(async ({ item }) => ((await concerns(principal, item)) ? summaryOf(item) : undefined)),
      );
      return { ...page, items: items.filter((item) => item !== undefined), asOfBlock };
    },
  );
  routes.get(
    '/v1/allocations/:allocationId',
    {
      schema: {
        operationId: 'readAllocation',
        summary: 'A link between two papers; its amounts, where you are a side of it.',
        tags,
        params: z.strictObject({ allocationId: idOf('allocation') }),
        querystring: AsOf,
        response: { 200: AllocationView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      return { ...(await readAllocation(principal, request.params.allocationId)), asOfBlock };
    },
  );
};
