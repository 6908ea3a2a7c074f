/** Transfers of a credit, for its first beneficiary and the transferring bank. */
import { Credit, idOf, memberBehind, Transfer } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { Problem } from '../plugins/problem.ts';
import { AsOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { isParty, seesAll, viewerOf } from '../plugins/viewer.ts';
import { transferView, TransferView } from './view.ts';

/** @throws Problem, the same for what is not there and what is secret: a second beneficiary sees no transfers */
const checkVisible = async (principal: Principal, creditId: string): Promise<void> => {
  const viewer = viewerOf(principal);
  const record = await principal.organisation.view.record(`credit/${creditId}`);
  const parties = record && Credit.parse(record.value).parties;
  const mayRead = [parties?.beneficiary, parties?.transferringBank].some((party) => {
    if (party === undefined) return false;
    return 'externalId' in party
      ? viewer.subject === undefined && memberBehind(party) === viewer.mspId
      : isParty(viewer, party);
  });
  if (record === undefined || !(mayRead || seesAll(viewer))) throw new Problem('RECORD_NOT_FOUND');
};

export const registerTransferRoutes = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/letters-of-credit/:creditId/transfers',
    {
      schema: {
        operationId: 'listTransfers',
        summary: 'Transfers of a credit, for its first beneficiary and the transferring bank.',
        tags: ['letters-of-credit'],
        params: z.strictObject({ creditId: idOf('credit') }),
        querystring: AsOf,
        response: {
          200: z.strictObject({ items: z.array(TransferView), asOfBlock: z.int() }),
          ...problems,
        },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { creditId } = request.params;
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      await checkVisible(principal, creditId);
      const records = await principal.organisation.view.records(`credit-transfer/${creditId}/`);
      const items = records.map(({ value }) => transferView(principal, Transfer.parse(value)));
      return { items: await Promise.all(items), asOfBlock };
    },
  );
};
