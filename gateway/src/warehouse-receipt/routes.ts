import { idOf } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Principal, principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { etagOf } from '../plugins/etag.ts';
import { AsOf, listOf, Page, pageOf, placeOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { type Viewer, viewerOf } from '../plugins/viewer.ts';
import { isVisible, openFiles, type ReceiptFile } from './file.ts';
import { readReceipt } from './read.ts';
import { ReceiptSummary, ReceiptView, summaryOf } from './view.ts';

const Filter = Page.extend({
  status: z.enum(['proposed', 'issued', 'split', 'replaced', 'delivered']).optional(),
  encumbrance: z.enum(['free', 'reserved', 'pledged']).optional(),
});
type Filter = z.output<typeof Filter>;

const chunk = 200;

const matches = (file: ReceiptFile, viewer: Viewer, { status, encumbrance }: Filter): boolean =>
  isVisible(file, viewer) &&
  (status === undefined || file.receipt.status === status) &&
  (encumbrance === undefined || summaryOf(file, viewer).encumbrance.state === encumbrance);

/** One more than the page, so that it is known whether another follows. */
const search = async (principal: Principal, filter: Filter): Promise<ReceiptFile[]> => {
  const { view } = principal.organisation;
  const viewer = viewerOf(principal);
  const found: ReceiptFile[] = [];
  for (let after = `receipt/${placeOf(filter.cursor) ?? ''}`; found.length <= filter.limit;) {
    const records = await view.records('receipt/', after, chunk);
    found.push(...(await openFiles(view, records)).filter((file) => matches(file, viewer, filter)));
    const end = records.at(-1);
    if (end === undefined || records.length < chunk) break;
    after = end.key;
  }
  return found;
};

export const registerReceiptRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  const tags = ['warehouse-receipts'];
  routes.get(
    '/v1/warehouse-receipts',
    {
      schema: {
        operationId: 'listWarehouseReceipts',
        summary: 'Receipts that you are a party to, or that were offered to you.',
        tags,
        querystring: Filter,
        response: { 200: listOf(ReceiptSummary), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const found = await search(principal, request.query);
      const viewer = viewerOf(principal);
      const page = pageOf(found, request.query.limit, ({ receipt }) => receipt.id);
      return { ...page, items: page.items.map((file) => summaryOf(file, viewer)), asOfBlock };
    },
  );
  routes.get(
    '/v1/warehouse-receipts/:receiptId',
    {
      schema: {
        operationId: 'readWarehouseReceipt',
        summary: 'A receipt: your terms, its state, what you may do now, its timeline.',
        tags,
        params: z.strictObject({ receiptId: idOf('receipt') }),
        querystring: AsOf,
        response: { 200: ReceiptView.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const asOfBlock = await awaitBlock(principal.organisation, request.query.minBlock);
      const view = await readReceipt(principal, request.params.receiptId);
      reply.header('etag', etagOf(view));
      return { ...view, asOfBlock };
    },
  );
};
