/** What the API says about a command. */
import { DomainEvent, handlers, type Refusal } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { SubmitResult } from '../hosting.ts';
import { documentOf, ProblemDocument, problemOfRefusal } from '../plugins/problem.ts';
import type { Answer } from './idempotency.ts';

export const Committed = z
  .strictObject({
    commandId: z.string(),
    txId: z.string(),
    blockNumber: z.int(),
    ids: z.record(z.string(), z.string()).meta({ description: 'Ids of the records that the command made.' }),
    events: z.array(DomainEvent),
  })
  .meta({ id: 'CommittedCommand' });

export const Pending = z
  .strictObject({ commandId: z.string(), status: z.literal('pending') })
  .meta({ id: 'PendingCommand' });

export const CommandStatus = z
  .strictObject({
    commandId: z.string(),
    status: z.enum(['committed', 'refused', 'pending', 'cancelled']),
    txId: z.string().optional(),
    blockNumber: z.int().optional(),
    ids: z.record(z.string(), z.string()).optional(),
    events: z.array(DomainEvent).optional(),
    problem: ProblemDocument.optional(),
  })
  .meta({ id: 'CommandStatus' });
export type CommandStatus = z.output<typeof CommandStatus>;

export const replayedHeader = 'idempotency-replayed';

/** The answer to a submission; `undefined` where the outcome is not known yet. */
export const answerOf = (
  result: SubmitResult,
  commandId: string,
  ids: Readonly<Record<string, string>>,
  requestId: string,
): Answer | undefined => {
  if (result.status === 'pending') return undefined;
  if (result.status === 'refused') return refusedAnswer(result.refusal, requestId);
  const { txId, blockNumber, envelope, replayed } = result;
  return {
    status: 201,
    headers: replayed ? { [replayedHeader]: 'true' } : {},
    body: { commandId, txId, blockNumber, ids, events: envelope.events },
  };
};

const refusedAnswer = (refusal: Refusal, requestId: string): Answer => {
  const problem = problemOfRefusal(refusal);
  return {
    status: problem.statusCode,
    headers: { 'content-type': 'application/problem+json' },
    body: { ...documentOf(problem, requestId) },
  };
};

export const pendingAnswer = (commandId: string): Answer => ({
  status: 202,
  headers: { location: `/v1/commands/${commandId}`, 'retry-after': '1' },
  body: { commandId, status: 'pending' },
});

/** Ids of the records that a committed command made, as its events name them. */
export const idsOf = ({
  envelope,
}: Extract<SubmitResult, { status: 'committed' }>): Record<string, string> => {
  const members = Object.keys(handlers.get(envelope.command.name)?.definition.creates ?? {});
  const fields = envelope.events.flatMap((event) => Object.entries(event.fields));
  return Object.fromEntries(
    fields.flatMap(([name, value]) =>
      members.includes(name) && typeof value === 'string' ? [[name, value]] : [],
    ),
  );
};

export const statusOf = (commandId: string, result: SubmitResult, requestId: string): CommandStatus => {
  if (result.status === 'pending') return { commandId, status: 'pending', txId: result.txId };
  if (result.status === 'refused') {
    const problem = documentOf(problemOfRefusal(result.refusal), requestId);
    return { commandId, status: 'refused', problem };
  }
  const { txId, blockNumber, envelope } = result;
  const ids = idsOf(result);
  return { commandId, status: 'committed', txId, blockNumber, ids, events: [...envelope.events] };
};
