import { idOf, Receivable } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { PriorityView } from './priority.ts';
import { readPriority, ReceivableSummary, ReceivableView, readReceivable, visibleSummary } from './read.ts';

const tags = ['receivables'];

const registerPriority = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/receivables/:receivableId/priority',
    {
      schema: {
        operationId: 'readReceivablePriority',
        summary:
          'Who goes first of several liens, pair by pair, with the rule: all for the seller and supervisors; a holder ' +
          'sees its own place.',
        tags,
        params: z.strictObject({ receivableId: idOf('receivable') }),
        querystring: AsOf,
        response: { 200: PriorityView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      return { ...(await readPriority(principal, request.params.receivableId)), asOfBlock };
    },
  );
};

export const registerReceivableRoutes = (app: FastifyInstance): void => {
  registerPriority(app);
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/receivables',
    {
      schema: {
        operationId: 'listReceivables',
        summary: 'Receivables that are yours, that you owe or answer for, or that were offered to you.',
        tags,
        querystring: Page,
        response: { 200: listOf(ReceivableSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await scan(principal.organisation.view, 'receivable', request.query, ({ value }) =>
        Receivable.parse(value),
      );
      const page = pageOf(found, limit, ({ place }) => place);
      const items = await Promise.all(page.items.map(({ item }) => visibleSummary(principal, item)));
      return { ...page, items: items.filter((item) => item !== undefined), asOfBlock };
    },
  );
  routes.get(
    '/v1/receivables/:receivableId',
    {
      schema: {
        operationId: 'readReceivable',
        summary: 'A receivable: your copies of invoice and answer, and the liens that you may know.',
        tags,
        params: z.strictObject({ receivableId: idOf('receivable') }),
        querystring: AsOf,
        response: { 200: ReceivableView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      return { ...(await readReceivable(principal, request.params.receivableId)), asOfBlock };
    },
  );
};
