/** A credit as PDF, with a code that leads to the page on which a holder of the paper checks it. */
import { CreditTerms, idOf } from '@chopmark/chaincode/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { openCredit } from '../letter-of-credit/read.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { Problem } from '../plugins/problem.ts';
import { AsOf, fileAnswer, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { printCredit } from './pdf.ts';
import { sheetOf } from './sheet.ts';
import { verificationPath } from './verification.ts';

const urlOf = ({ protocol, host }: FastifyRequest, path: string): string => `${protocol}://${host}${path}`;

export const registerPrint = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/letters-of-credit/:creditId/print',
    {
      schema: {
        operationId: 'printLetterOfCredit',
        summary: 'The terms in force as PDF, in English and Chinese side by side, sealed with their hash.',
        tags: ['letters-of-credit'],
        params: z.strictObject({ creditId: idOf('credit') }),
        querystring: AsOf,
        response: { 200: fileAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      await awaitBlock(principal.organisation, request.query.minBlock);
      const { credit, version, terms } = await openCredit(principal, request.params.creditId);
      if (version === undefined || credit.issue === undefined) throw new Problem('STEP_NOT_TAKEN');
      const held = CreditTerms.safeParse(terms['credit']);
      if (!held.success) throw new Problem('TERMS_NOT_HELD', { pointer: '/terms/credit' });
      const pdf = await printCredit({
        rows: sheetOf(held.data),
        seal: `${credit.id} · version ${version.number} · ${version.termsHash}`,
        verificationUrl: urlOf(request, verificationPath(credit.id, version.termsHash)),
        issuedAt: new Date(credit.issue.at),
      });
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="${credit.id}-${version.number}.pdf"`)
        .serializer((content: unknown) => content as string)
        .send(pdf);
    },
  );
};
