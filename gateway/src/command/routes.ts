/** A route for every command of the catalogue, derived from its declaration. */
import { type CommandDefinition, handlers } from '@chopmark/chaincode/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { AsOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { CommandStatus, Committed, Pending, statusOf } from './answers.ts';
import type { Answer } from './idempotency.ts';
import { perform, type PerformPorts } from './perform.ts';
import { checkIfMatch } from './precondition.ts';
import { bodySchema, paramsSchema, routePath } from './request-schema.ts';

/** Rewrites an organisation's own copies with their old salts; the outbox says it, never a person. */
const internal = new Set(['KeepTerms']);

export const publicCommands = (): CommandDefinition[] =>
  [...handlers.values()].map(({ definition }) => definition).filter(({ name }) => !internal.has(name));

export const WriteHeaders = z.object({
  'idempotency-key': z.string().meta({
    description: 'Your key of this request: the same key gets the same answer. 1 to 128 visible characters.',
  }),
  'if-match': z.string().optional().meta({ description: 'The ETag of the record that you acted on.' }),
});

/** Before the body is looked at: a write without a key is refused whatever it says. */
export const requireKey = async (request: FastifyRequest): Promise<void> => {
  const key = request.headers['idempotency-key'];
  if (key === undefined || key === '') throw new Problem('IDEMPOTENCY_KEY_MISSING');
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,128}$/.test(key))
    throw new Problem('IDEMPOTENCY_KEY_INVALID');
};

export const send = (reply: FastifyReply, { status, headers, body }: Answer): FastifyReply =>
  reply.code(status).type('application/json').headers(headers).serializer(JSON.stringify).send(body);

const descriptionOf = ({ errors }: CommandDefinition): string =>
  errors.length === 0 ? '' : `Refusals, in order: ${errors.map((code) => `\`${code}\``).join(', ')}.`;

const registerCommand = (app: FastifyInstance, definition: CommandDefinition, ports: PerformPorts): void => {
  app.withTypeProvider<ZodRoutes>().post(
    routePath(definition),
    {
      config: { roles: definition.roles },
      preValidation: requireKey,
      schema: {
        operationId: `${definition.name.charAt(0).toLowerCase()}${definition.name.slice(1)}`,
        summary: definition.summary,
        description: `${descriptionOf(definition)} Roles: ${definition.roles.join(', ')}.`.trim(),
        tags: [definition.path.split('/')[1] ?? ''],
        headers: WriteHeaders,
        params: paramsSchema(definition),
        querystring: AsOf,
        body: bodySchema(definition),
        response: { 201: Committed, 202: Pending, ...problems },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const { terms, ...members } = request.body as { terms?: Record<string, unknown> };
      const input = { ...members, ...request.params };
      await awaitBlock(principal.organisation, request.query.minBlock);
      const answer = await perform(ports, {
        principal,
        definition,
        said: { input, terms: terms ?? {} },
        key: request.headers['idempotency-key'],
        requestId: request.id,
        checkMatch: () => checkIfMatch(principal, input, request.headers['if-match']),
      });
      return send(reply, answer);
    },
  );
};

const registerStatus = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/commands/:commandId',
    {
      schema: {
        operationId: 'readCommand',
        summary: 'What became of a command of the own organisation.',
        tags: ['commands'],
        params: z.strictObject({ commandId: z.string().max(40) }),
        response: { 200: CommandStatus, 202: CommandStatus, ...problems },
      },
    },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      const { commandId } = request.params;
      const result = await organisation.outcome(commandId);
      if (result === undefined) throw new Problem('RECORD_NOT_FOUND');
      return reply
        .code(result.status === 'pending' ? 202 : 200)
        .send(statusOf(commandId, result, request.id));
    },
  );
};

export const registerCommandRoutes = (app: FastifyInstance, ports: PerformPorts): void => {
  for (const definition of publicCommands()) registerCommand(app, definition, ports);
  registerStatus(app);
};
