/** Transfers of a credit, for its first beneficiary and the transferring bank. */
import {
  Amendment,
  amendmentPolicies,
  amendmentState,
  amendmentStates,
  Credit,
  CreditParty,
  idOf,
  loadAmendmentFacts,
  memberBehind,
  stateOfTransfer,
  Transfer,
  TransferAnswer,
  transferStates,
  TransferStep,
} from '@chopmark/chaincode/api';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readerOf } from '../letter-of-credit/dry-run.ts';
import { type Principal, principalOf } from '../auth/principal.ts';
import { awaitBlock } from '../plugins/as-of.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { AsOf, problems, type ZodRoutes } from '../plugins/schemas.ts';
import { isParty, seesAll, viewerOf } from '../plugins/viewer.ts';

const TransferView = z
  .strictObject({
    transferId: z.string(),
    state: z.enum(transferStates),
    secondBeneficiary: CreditParty,
    adviser: CreditParty.optional(),
    amendments: z.enum(amendmentPolicies).meta({ description: 'The first beneficiary’s right over them.' }),
    creditId: z.string().optional().meta({ description: 'Of the transferred credit.' }),
    answers: z
      .array(z.strictObject({ number: z.int(), state: z.enum(amendmentStates) }))
      .meta({ description: 'Amendments of the original that were passed on, by its numbers.' }),
    request: z.json().optional(),
  })
  .meta({ id: 'CreditTransfer' });
type TransferView = z.output<typeof TransferView>;

const stepsOf = async ({ organisation }: Principal, childId: string | undefined): Promise<TransferStep[]> =>
  childId === undefined
    ? []
    : (await organisation.view.records(`transfer-step/${childId}/`)).map(({ value }) =>
        TransferStep.parse(value),
      );

/** How the second beneficiary stands to each amendment that was passed on to it (UCP 600 art. 38(f)). */
const answersOf = async (
  { organisation: { view } }: Principal,
  childId: string | undefined,
): Promise<TransferView['answers']> => {
  if (childId === undefined) return [];
  const amendments = (await view.records(`amendment/${childId}/`)).map(({ value }) => Amendment.parse(value));
  const passedOn = amendments.map(async ({ number, parentNumber }) => {
    const facts = await loadAmendmentFacts(readerOf(view), childId, '', number);
    return { number: parentNumber ?? number, state: amendmentState(facts) };
  });
  return Promise.all(passedOn);
};

const viewOf = async (principal: Principal, transfer: Transfer): Promise<TransferView> => {
  const { organisation } = principal;
  const record = await organisation.view.record(`transfer-answer/${transfer.id}`);
  const answer = record && TransferAnswer.parse(record.value);
  const request = await ownTerms(organisation, transfer.id, 'transferRequest', transfer.requestHash);
  const state = stateOfTransfer(transfer, answer, await stepsOf(principal, answer?.childId));
  const { secondBeneficiary, adviser, amendments } = transfer;
  return {
    transferId: transfer.id,
    state: state ?? 'requested',
    secondBeneficiary,
    amendments,
    answers: await answersOf(principal, answer?.childId),
    ...(present({ adviser, creditId: answer?.childId, request }) as Partial<TransferView>),
  };
};

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
      const items = records.map(({ value }) => viewOf(principal, Transfer.parse(value)));
      return { items: await Promise.all(items), asOfBlock };
    },
  );
};
