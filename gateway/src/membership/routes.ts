import { Consortium, OrganisationKind, Role } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { publicCommands } from '../command/routes.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { Problem } from '../plugins/problem.ts';
import { AsOf, problems, type ZodRoutes } from '../plugins/schemas.ts';

const Me = z
  .strictObject({
    login: z.string(),
    organisation: z.strictObject({ mspId: z.string(), name: z.string(), kind: OrganisationKind }),
    role: Role,
    subject: z.string().optional(),
    commands: z.array(z.string()).meta({ description: 'Commands that the role may say.' }),
    asOfBlock: z.int(),
  })
  .meta({ id: 'Me' });

const commandsOf = (role: Role): string[] =>
  publicCommands()
    .filter(({ roles }) => roles.includes(role))
    .map(({ name }) => name);

export const registerMembershipRoutes = (app: FastifyInstance): void => {
  const routes = app.withTypeProvider<ZodRoutes>();
  routes.get(
    '/v1/me',
    {
      schema: {
        operationId: 'readMe',
        summary: 'Who you are here, and what your role may say.',
        tags: ['sessions'],
        response: { 200: Me, ...problems },
      },
    },
    async (request) => {
      const { user, organisation } = principalOf(request);
      const { mspId, name, kind } = organisation;
      return {
        login: user.login,
        organisation: { mspId, name, kind },
        role: user.role,
        ...(user.subject === undefined ? {} : { subject: user.subject }),
        commands: commandsOf(user.role),
        asOfBlock: organisation.view.height(),
      };
    },
  );
  routes.get(
    '/v1/consortium',
    {
      schema: {
        operationId: 'readConsortium',
        summary: 'The members and the settings that the ledger’s rules use.',
        tags: ['consortium'],
        querystring: AsOf,
        response: { 200: Consortium.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const asOfBlock = await awaitBlock(organisation, request.query.minBlock);
      const record = await organisation.view.record('consortium');
      if (record === undefined) throw new Problem('RECORD_NOT_FOUND');
      return { ...Consortium.parse(record.value), asOfBlock };
    },
  );
};
