import { Credit, creditStatuses, idOf, Place, RuleProfile } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { etagOf } from '../plugins/etag.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { viewerOf } from '../plugins/viewer.ts';
import { joinedCredits } from './joined.ts';
import { CreditSummary, isVisible, summaryOf } from './read.ts';
import { CreditView, readCredit } from './view.ts';

const Filter = Page.extend({ status: z.enum(creditStatuses).optional(), profile: RuleProfile.optional() });
const tags = ['letters-of-credit'];

const registerList = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/letters-of-credit',
    {
      schema: {
        operationId: 'listLettersOfCredit',
        summary: 'Credits that you are a party to, record for an outside party, or have documents under.',
        tags,
        querystring: Filter,
        response: { 200: listOf(CreditSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, status, profile, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const viewer = viewerOf(principal);
      const joined = await joinedCredits(principal.organisation.view, viewer);
      const found = await scan(principal.organisation.view, 'credit', request.query, ({ value }) => {
        const credit = Credit.parse(value);
        const wanted =
          (status === undefined || credit.status === status) &&
          (profile === undefined || credit.profile === profile);
        return wanted && (joined.has(credit.id) || isVisible(credit, viewer)) ? summaryOf(credit) : undefined;
      });
      const page = pageOf(found, limit, ({ place }) => place);
      return { ...page, items: page.items.map(({ item }) => item), asOfBlock };
    },
  );
};

export const registerCreditRoutes = (app: FastifyInstance): void => {
  registerList(app);
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/letters-of-credit/:creditId',
    {
      schema: {
        operationId: 'readLetterOfCredit',
        summary:
          'A credit: terms in force, what is left, versions, timeline, and what you may do now until when.',
        tags,
        params: z.strictObject({ creditId: idOf('credit') }),
        querystring: AsOf.extend({
          place: Place.optional().meta({
            description: 'Whose banking days count; left out, those of the bank or the place of expiry.',
          }),
        }),
        response: { 200: CreditView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const view = await readCredit(principal, request.params.creditId, request.query.place);
      reply.header('etag', etagOf(view));
      return { ...view, asOfBlock };
    },
  );
};
