import { CalendarDate, idOf } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { AsOf, fileAnswer, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { statementAsCsv } from './statement-csv.ts';
import { StatementView } from './statement-view.ts';
import { readStatement } from './statement.ts';

const tags = ['financings'];
const params = z.strictObject({ financingId: idOf('financing') });
const querystring = AsOf.extend({
  asOf: CalendarDate.optional().meta({ description: 'The day of the statement; today in UTC unless said.' }),
});
const today = (): string => new Date().toISOString().slice(0, 10);

export const registerStatements = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/financings/:financingId/statement',
    {
      schema: {
        operationId: 'readFinancingStatement',
        summary:
          'For bank and borrower: schedule, payments and what they were for, and what is owed on a day.',
        tags,
        params,
        querystring,
        response: { 200: StatementView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, asOf = today() } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      return { ...(await readStatement(principal, request.params.financingId, asOf)), asOfBlock };
    },
  );
  routes.get(
    '/v1/financings/:financingId/statement.csv',
    {
      schema: {
        operationId: 'downloadFinancingStatement',
        summary: 'The same as a CSV file.',
        tags,
        params,
        querystring,
        response: { 200: fileAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { minBlock, asOf = today() } = request.query;
      await awaitBlock(principal.organisation, minBlock);
      const statement = await readStatement(principal, request.params.financingId, asOf);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="statement.csv"')
        .serializer((content: unknown) => content as string)
        .send(statementAsCsv(statement));
    },
  );
};
