/** A transfer as its first beneficiary and the transferring bank see it. */
import {
  Amendment,
  amendmentPolicies,
  amendmentState,
  amendmentStates,
  CreditParty,
  loadAmendmentFacts,
  loadDocuments,
  Presentation,
  stateOfTransfer,
  substitutionState,
  substitutionStates,
  timings,
  type Transfer,
  TransferAnswer,
  transferStates,
  TransferStep,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { readerOf } from '../letter-of-credit/dry-run.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';

const timing = z.enum(timings);
const DocumentsView = z
  .strictObject({
    receivedId: z.string().meta({ description: 'The presentation under the transferred credit.' }),
    state: z.enum(substitutionStates),
    demand: timing.optional().meta({ description: 'Whether the first demand came in time.' }),
    answerBy: z
      .string()
      .optional()
      .meta({ description: 'The last day for the own invoice, or to correct it.' }),
    substitution: timing.optional().meta({ description: 'Whether the own invoice came in time.' }),
    presentationId: z.string().optional().meta({ description: 'As what they go on under the original.' }),
    substituted: z.boolean().optional(),
    early: z.boolean().optional().meta({ description: 'They went on as received before the last day.' }),
  })
  .meta({ id: 'TransferredDocuments' });
type DocumentsView = z.output<typeof DocumentsView>;

export const TransferView = z
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
    documents: z.array(DocumentsView),
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

/** Documents that came in under the transferred credit, and how far they got. */
const documentsOf = async (
  { organisation: { view } }: Principal,
  creditId: string,
  childId: string | undefined,
): Promise<DocumentsView[]> => {
  if (childId === undefined) return [];
  const records = await view.records(`presentation/${childId}/`);
  const received = records.map(({ value }) => Presentation.parse(value).id);
  return Promise.all(
    received.map(async (receivedId) => {
      const facts = await loadDocuments(readerOf(view), { creditId, childId, receivedId });
      const { demand, substitution, assembly } = facts;
      return {
        receivedId,
        state: substitutionState(facts),
        ...(present({
          demand: demand?.timing,
          answerBy: demand?.defect?.answerBy ?? demand?.answerBy,
          substitution: substitution?.timing,
          presentationId: assembly?.presentationId,
          substituted: assembly?.substituted,
          early: assembly?.early,
        }) as Partial<DocumentsView>),
      };
    }),
  );
};

export const transferView = async (principal: Principal, transfer: Transfer): Promise<TransferView> => {
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
    documents: await documentsOf(principal, transfer.creditId, answer?.childId),
    ...(present({ adviser, creditId: answer?.childId, request }) as Partial<TransferView>),
  };
};
