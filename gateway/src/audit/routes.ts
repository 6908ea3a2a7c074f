/** The regulator's trail: everything that reached the ledger, refused attempts included. */
import { DomainEvent, Role } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import type { LedgerTransaction } from '../hosting.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { Problem } from '../plugins/problem.ts';
import { listOf, Page, pageOf, placeOf, problems, type ZodRoutes } from '../plugins/schemas.ts';

const AuditEntry = z
  .strictObject({
    at: z
      .string()
      .meta({ description: 'Transaction time, by the clock of the client; endorsers allow five minutes.' }),
    organisation: z.string(),
    role: z.string().optional(),
    enrolmentId: z.string().meta({ description: 'The person, by the id on the certificate.' }),
    command: z.string().optional(),
    commandId: z.string().optional(),
    txId: z.string(),
    block: z.int(),
    index: z.int(),
    validationCode: z.string(),
    valid: z.boolean(),
    events: z.array(DomainEvent),
  })
  .meta({ id: 'AuditEntry' });

const entryOf = (row: LedgerTransaction): z.output<typeof AuditEntry> => ({
  at: row.timestamp,
  organisation: row.creator.mspId,
  ...(row.creator.role === undefined ? {} : { role: row.creator.role }),
  enrolmentId: row.creator.enrolmentId,
  ...(row.command === undefined ? {} : { command: row.command.name, commandId: row.command.id }),
  txId: row.txId,
  block: row.block,
  index: row.index,
  validationCode: row.validationCode,
  valid: row.validationCode === 'VALID',
  events: [...row.events],
});

const Filter = Page.extend({
  organisation: z.string().max(60).optional(),
  role: Role.optional(),
  command: z.string().max(60).optional(),
  validationCode: z.string().max(60).optional(),
  recordId: z.string().max(60).optional(),
});

/** @throws Problem when the cursor is not one of ours */
const beforeOf = (cursor: string | undefined): { block: number; index: number } | undefined => {
  const place = placeOf(cursor);
  if (place === undefined) return undefined;
  const match = /^(\d{1,12})\.(\d{1,6})$/.exec(place);
  if (match === null)
    throw new Problem('REQUEST_INVALID', { pointer: '/cursor', expected: 'nextCursor of a page' });
  return { block: Number(match[1]), index: Number(match[2]) };
};

export const registerAuditRoutes = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/audit',
    {
      config: { roles: ['auditor'] },
      schema: {
        operationId: 'listAudit',
        summary: 'Who did what, when and in which transaction; newest first.',
        tags: ['audit'],
        querystring: Filter,
        response: { 200: listOf(AuditEntry), ...problems },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { minBlock, cursor, limit, organisation: mspId, ...filter } = request.query;
      const asOfBlock = await awaitBlock(organisation, minBlock);
      const rows = await organisation.view.transactions({
        ...filter,
        mspId,
        before: beforeOf(cursor),
        limit: limit + 1,
      });
      const page = pageOf(rows, limit, ({ block, index }) => `${String(block)}.${String(index)}`);
      return { ...page, items: page.items.map(entryOf), asOfBlock };
    },
  );
};
