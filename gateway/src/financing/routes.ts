import { idOf } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { etagOf } from '../plugins/etag.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { viewerOf } from '../plugins/viewer.ts';
import { registerRefinancingRoutes } from '../refinancing/routes.ts';
import { FinancingSummary, FinancingView, isVisible, readFinancing, summaryOf } from './read.ts';
import { Financing, FinancingStatus, Price } from './records.ts';
import { registerStatements } from './statement-routes.ts';

const Filter = Page.extend({ status: FinancingStatus.optional(), assetId: z.string().max(40).optional() });

const PriceView = z
  .strictObject({ priceId: z.string(), by: z.string(), asOf: z.string(), terms: z.json().optional() })
  .meta({ id: 'PriceAttestation' });

const registerFinancings = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  const tags = ['financings'];
  routes.get(
    '/v1/financings',
    {
      schema: {
        operationId: 'listFinancings',
        summary: 'Financings that you are a party to.',
        tags,
        querystring: Filter,
        response: { 200: listOf(FinancingSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, status, assetId, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const viewer = viewerOf(principal);
      const found = await scan(principal.organisation.view, 'financing', request.query, ({ value }) => {
        const financing = Financing.parse(value);
        const wanted =
          (status === undefined || financing.status === status) &&
          (assetId === undefined || financing.assetId === assetId);
        return wanted && isVisible(financing, viewer) ? summaryOf(financing) : undefined;
      });
      const page = pageOf(found, limit, ({ place }) => place);
      return { ...page, items: page.items.map(({ item }) => item), asOfBlock };
    },
  );
  routes.get(
    '/v1/financings/:financingId',
    {
      schema: {
        operationId: 'readFinancing',
        summary: 'A financing: your terms, its state, what you may do now, its timeline.',
        tags,
        params: z.strictObject({ financingId: idOf('financing') }),
        querystring: AsOf,
        response: { 200: FinancingView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const view = await readFinancing(principal, request.params.financingId);
      reply.header('etag', etagOf(view));
      return { ...view, asOfBlock };
    },
  );
};

const registerPrices = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/prices',
    {
      schema: {
        operationId: 'listPrices',
        summary: 'Price attestations that were made to you, or by you.',
        tags: ['prices'],
        querystring: Page,
        response: { 200: listOf(PriceView), ...problems },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const asOfBlock = await awaitBlock(organisation, request.query.minBlock);
      const found = await scan(organisation.view, 'price', request.query, ({ value }) => Price.parse(value));
      const page = pageOf(found, request.query.limit, ({ place }) => place);
      const items = await Promise.all(
        page.items.map(async ({ item: { id, by, asOf, priceHash } }) => ({
          priceId: id,
          by,
          asOf,
          terms: (await ownTerms(organisation, id, 'price', priceHash)) as z.output<
            typeof PriceView
          >['terms'],
        })),
      );
      return { ...page, items: items.filter(({ terms }) => terms !== undefined), asOfBlock };
    },
  );
};

export const registerFinancingRoutes = (app: FastifyInstance): void => {
  registerFinancings(app);
  registerStatements(app);
  registerPrices(app);
  registerRefinancingRoutes(app);
};
