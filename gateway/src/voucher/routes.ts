import { idOf, Voucher } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { scan } from '../plugins/scan.ts';
import { AsOf, listOf, Page, pageOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { readVoucher, visibleSummary, VoucherSummary, VoucherView } from './read.ts';

const tags = ['vouchers'];

export const registerVoucherRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/vouchers',
    {
      schema: {
        operationId: 'listVouchers',
        summary: 'Vouchers and pieces that you hold, promised, pay through you, or were offered.',
        tags,
        querystring: Page,
        response: { 200: listOf(VoucherSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { minBlock, limit } = request.query;
      const asOfBlock = await awaitBlock(principal.organisation, minBlock);
      const found = await scan(principal.organisation.view, 'voucher', request.query, ({ value }) =>
        Voucher.parse(value),
      );
      const page = pageOf(found, limit, ({ place }) => place);
      const items = await Promise.all(page.items.map(({ item }) => visibleSummary(principal, item)));
      return { ...page, items: items.filter((item) => item !== undefined), asOfBlock };
    },
  );
  routes.get(
    '/v1/vouchers/:voucherId',
    {
      schema: {
        operationId: 'readVoucher',
        summary: 'A voucher: your copies of its terms, and the transfers and liens that you may know.',
        tags,
        params: z.strictObject({ voucherId: idOf('voucher') }),
        querystring: AsOf,
        response: { 200: VoucherView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      return { ...(await readVoucher(principal, request.params.voucherId)), asOfBlock };
    },
  );
};
