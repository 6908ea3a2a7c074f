/** A route for every command that may be said many times at once. */
import { type CommandDefinition, DomainEvent } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { ProblemDocument } from '../plugins/problem.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import { Pending } from './answers.ts';
import type { PerformPorts } from './perform.ts';
import { performBatch } from './perform-batch.ts';
import { batchPath } from './request-schema.ts';
import { publicCommands, requireKey, send, WriteHeaders } from './routes.ts';

/** A megabyte reaches the ledger (`batchLengthMax`); fingerprints and salts are the gateway's addition to it. */
const bodyLimit = 1_048_576;

const ItemResult = z
  .discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('committed'),
      ids: z.record(z.string(), z.string()),
      event: DomainEvent,
    }),
    z.strictObject({ status: z.literal('refused'), problem: ProblemDocument }),
  ])
  .meta({ id: 'BatchItemResult' });

const items = z.array(ItemResult).meta({ description: 'One for each item, in their order.' });

const CommittedBatch = z
  .strictObject({ commandId: z.string(), txId: z.string(), blockNumber: z.int(), items })
  .meta({ id: 'CommittedBatch' });
/** Every item was refused: nothing was sent. */
const RefusedBatch = z.strictObject({ items }).meta({ id: 'RefusedBatch' });

const bodyOf = ({ batch = 0, path }: CommandDefinition) =>
  z.strictObject({
    atomic: z
      .boolean()
      .default(false)
      .meta({ description: 'All items or none; otherwise those that are refused are left out.' }),
    items: z
      .array(z.record(z.string(), z.unknown()))
      .min(1)
      .max(batch)
      .meta({ description: `Each as the body of \`POST /v1${path}\`, with the members of its path.` }),
  });

const registerBatch = (app: FastifyInstance, definition: CommandDefinition, ports: PerformPorts): void => {
  const { name, batch, roles, path } = definition;
  app.withTypeProvider<ZodRoutes>().post(
    `/v1${batchPath(definition)}`,
    {
      bodyLimit,
      config: { roles },
      preValidation: requireKey,
      schema: {
        operationId: `${name.charAt(0).toLowerCase()}${name.slice(1)}Batch`,
        summary: `${name}, up to ${batch ?? 0} at once in one transaction.`,
        description: `The items as of \`POST /v1${path}\`, with its refusals item by item. Roles: ${roles.join(', ')}.`,
        tags: ['batches'],
        headers: WriteHeaders.omit({ 'if-match': true }),
        body: bodyOf(definition),
        response: { 200: RefusedBatch, 201: CommittedBatch, 202: Pending, ...problems },
      },
    },
    async (request, reply) => {
      const answer = await performBatch(ports, {
        principal: principalOf(request),
        definition,
        items: request.body.items,
        atomic: request.body.atomic,
        key: request.headers['idempotency-key'],
        requestId: request.id,
      });
      return send(reply, answer);
    },
  );
};

export const registerBatchRoutes = (app: FastifyInstance, ports: PerformPorts): void => {
  for (const definition of publicCommands().filter(({ batch }) => batch !== undefined)) {
    registerBatch(app, definition, ports);
  }
};
