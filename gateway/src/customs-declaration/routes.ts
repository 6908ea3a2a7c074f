import { Declaration, FeedException, idOf } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { DeclarationSummary, DeclarationView, readDeclaration, visibleSummary } from './read.ts';

const tags = ['customs-declarations'];

const ExceptionView = z
  .strictObject({
    source: z.string(),
    sequence: z.int(),
    declarationId: z.string(),
    step: z.string(),
    outcome: z.string(),
    at: z.string(),
  })
  .meta({ id: 'CustomsException' });

const registerExceptions = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/customs-exceptions',
    {
      schema: {
        operationId: 'listCustomsExceptions',
        summary: 'Signed events of your own systems that the rules did not take; an officer decides.',
        tags,
        querystring: Page,
        response: { 200: listOf(ExceptionView), ...problems },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { minBlock, limit } = request.query;
      const asOfBlock = await awaitBlock(organisation, minBlock);
      const found = await scan(organisation.view, 'customs-exception', request.query, ({ key, value }) => {
        const [, by, source = ''] = key.split('/');
        if (by !== organisation.mspId) return undefined;
        const { event, outcome, at } = FeedException.parse(value);
        const { sequence, declarationId, step } = event;
        return { source, sequence, declarationId, step, outcome, at };
      });
      const page = pageOf(found, limit, ({ place }) => place);
      return { ...page, items: page.items.map(({ item }) => item), asOfBlock };
    },
  );
};

export const registerDeclarationRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/customs-declarations',
    {
      schema: {
        operationId: 'listDeclarations',
        summary:
          'Declarations that are yours, that you lodged, that you decide on, or that were offered to you.',
        tags,
        querystring: Page,
        response: { 200: listOf(DeclarationSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await scan(principal.organisation.view, 'declaration', request.query, ({ value }) =>
        Declaration.parse(value),
      );
      const page = pageOf(found, limit, ({ place }) => place);
      const items = await Promise.all(page.items.map(({ item }) => visibleSummary(principal, item)));
      return { ...page, items: items.filter((item) => item !== undefined), asOfBlock };
    },
  );
  routes.get(
    '/v1/customs-declarations/:declarationId',
    {
      schema: {
        operationId: 'readDeclaration',
        summary: 'A declaration: its status, your copies, and the liens that you may know.',
        tags,
        params: z.strictObject({ declarationId: idOf('declaration') }),
        querystring: AsOf,
        response: { 200: DeclarationView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      return { ...(await readDeclaration(principal, request.params.declarationId)), asOfBlock };
    },
  );
  registerExceptions(app);
};
