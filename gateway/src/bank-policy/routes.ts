/** What banks allow their own systems to do, and what their approvers sign for it. */
import { BankPolicy, BankPolicyRecord, idOf, MspId } from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import type { HostedOrganisation } from '../hosting.ts';
import { openCredit } from '../letter-of-credit/read.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { Problem } from '../plugins/problem.ts';
import { AsOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { approvableCommands, ApprovalTexts, subjectOf, textsFor } from './approval-text.ts';

const PolicyView = z
  .strictObject({
    bank: MspId,
    inForce: BankPolicy.optional(),
    proposed: BankPolicy.optional().meta({ description: 'Waits for a second person of the bank.' }),
    asOfBlock: z.int(),
  })
  .meta({ id: 'BankPolicyView' });

const policyOf = async ({ view }: HostedOrganisation, bank: string): Promise<BankPolicyRecord> => {
  const record = await view.record(`bank-policy/${bank}`);
  if (record === undefined) throw new Problem('RECORD_NOT_FOUND');
  return BankPolicyRecord.parse(record.value);
};

const registerPolicy = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/bank-policies/:bank',
    {
      schema: {
        operationId: 'readBankPolicy',
        summary:
          'Which commands a bank’s service may submit on two approvers’ signatures, and their public keys.',
        tags: ['bank-policies'],
        params: z.strictObject({ bank: MspId }),
        querystring: AsOf,
        response: { 200: PolicyView, ...problems },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const asOfBlock = await awaitBlock(organisation, request.query.minBlock);
      const { bank, inForce, proposed } = await policyOf(organisation, request.params.bank);
      return {
        bank,
        ...(inForce === undefined ? {} : { inForce }),
        ...(proposed === undefined ? {} : { proposed: proposed.policy }),
        asOfBlock,
      };
    },
  );
};

const registerApprovalTexts = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().get(
    '/v1/letters-of-credit/:creditId/approvals/:command',
    {
      config: { roles: ['bank-maker', 'bank-checker', 'bank-service'] },
      schema: {
        operationId: 'readApprovalTexts',
        summary: 'The text that each of your bank’s approvers signs, so that its service may submit the act.',
        tags: ['bank-policies'],
        params: z.strictObject({ creditId: idOf('credit'), command: z.enum(approvableCommands) }),
        querystring: AsOf.extend({
          number: z.coerce
            .number()
            .int()
            .min(1)
            .max(999)
            .optional()
            .meta({ description: 'Of the amendment.' }),
        }),
        response: { 200: ApprovalTexts.extend({ asOfBlock: z.int() }), ...problems },
      },
    },
    async (request) => {
      const principal = principalOf(request);
      const { organisation } = principal;
      const { minBlock, number } = request.query;
      const { creditId, command } = request.params;
      const asOfBlock = await awaitBlock(organisation, minBlock);
      const subject = await subjectOf(
        organisation.view,
        await openCredit(principal, creditId),
        command,
        number,
      );
      const { inForce } = await policyOf(organisation, organisation.mspId);
      if (subject === undefined || inForce === undefined) throw new Problem('RECORD_NOT_FOUND');
      const act = { command, ...subject };
      return { ...act, texts: textsFor(inForce, act), asOfBlock };
    },
  );
};

export const registerBankPolicyRoutes = (app: FastifyInstance): void => {
  registerPolicy(app);
  registerApprovalTexts(app);
};
