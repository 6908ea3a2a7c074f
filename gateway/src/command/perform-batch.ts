/**
 * Many of one command in one transaction. On the ledger a batch is committed as a whole, so that no block tells of a
 * refused item; where the client wants the others all the same, the refused ones are left out and the rest is said
 * again under the next id. Which ones were sent under an id is kept first: after a crash the same ones are said
 * again.
 */
import type { CommandDefinition } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { KeyedDocuments, SubmitResult } from '../hosting.ts';
import { documentOf, Problem, ProblemDocument, problemOfRefusal } from '../plugins/problem.ts';
import { pendingAnswer, replayedHeader } from './answers.ts';
import {
  batchOf,
  composeItems,
  type ComposedItem,
  isRefusedItem,
  type RefusedItem,
  refusedBy,
  rememberingSource,
} from './batch-items.ts';
import { derivedBytes, newId } from './derivation.ts';
import {
  type Answer,
  type Attempt,
  claim,
  keyedHash,
  leaveOpen,
  release,
  retentionMs,
  settle,
} from './idempotency.ts';
import { type PerformPorts, sourceOf } from './perform.ts';

export interface Batch {
  readonly principal: Principal;
  readonly definition: CommandDefinition;
  readonly items: readonly unknown[];
  /** All of them or none. */
  readonly atomic: boolean;
  /** The client's idempotency key. */
  readonly key: string;
  readonly requestId: string;
}

const Round = z.object({
  /** Places in the request of those that are said. */
  said: z.array(z.int()),
  refused: z.array(z.object({ item: z.int(), problem: ProblemDocument })),
});
type Round = z.output<typeof Round>;

/** Others may take what an item needs while the batch is under way; so often the rest is said again. */
const roundsMax = 8;

const roundKey = ({ scope, contentHash }: Attempt, nth: number): string =>
  `batch/${scope}/${contentHash}/${nth}`;

/** The last round that was begun, if the request was made before. */
const begunRound = async (
  documents: KeyedDocuments,
  attempt: Attempt,
): Promise<{ readonly nth: number; readonly round: Round } | undefined> => {
  let begun: { nth: number; round: Round } | undefined;
  for (let nth = 0; nth < roundsMax; nth += 1) {
    const found = Round.safeParse(await documents.get(roundKey(attempt, nth)));
    if (!found.success) break;
    begun = { nth, round: found.data };
  }
  return begun;
};

const documentsOf = (refused: readonly RefusedItem[], requestId: string): Round['refused'] =>
  refused.map(({ item, problem }) => ({ item, problem: documentOf(problem, requestId) }));

type Committed = Extract<SubmitResult, { status: 'committed' }>;

const bodyOf = (
  items: readonly (ComposedItem | RefusedItem)[],
  { said, refused }: Round,
  result?: { readonly commandId: string; readonly committed: Committed },
): Answer => {
  const refusals = new Map(refused.map(({ item, problem }) => [item, problem]));
  const events = new Map(said.map((item, nth) => [item, result?.committed.envelope.events[nth]]));
  const listed = items.map((one) => {
    const problem = refusals.get(one.item);
    if (problem !== undefined) return { status: 'refused', problem };
    return { status: 'committed', ids: isRefusedItem(one) ? {} : one.ids, event: events.get(one.item) };
  });
  if (result === undefined) return { status: 200, headers: {}, body: { items: listed } };
  const { commandId, committed } = result;
  const { txId, blockNumber, replayed } = committed;
  return {
    status: 201,
    headers: replayed ? { [replayedHeader]: 'true' } : {},
    body: { commandId, txId, blockNumber, items: listed },
  };
};

const problemAnswer = (problem: Problem, requestId: string): Answer => ({
  status: problem.statusCode,
  headers: { 'content-type': 'application/problem+json' },
  body: { ...documentOf(problem, requestId) },
});

interface Sending extends Batch, Attempt {
  readonly derivationKey: Buffer;
  readonly composed: readonly (ComposedItem | RefusedItem)[];
}

const commandIdOf = ({ derivationKey, scope }: Sending, nth: number): string =>
  newId('command', derivedBytes(derivationKey, `${scope}/batch/${nth}`));

/** Those of the round that the ledger does not refuse; `undefined` where it refuses the batch itself. */
const nextRound = (
  sending: Sending,
  round: Round,
  result: Extract<SubmitResult, { status: 'refused' }>,
): Round | undefined => {
  const said = result.items?.map(({ item, refusal }) => refusedBy(round.said[item] ?? 0, refusal));
  // Overtaken on its way, by no item's name: the next plan names the items.
  if (said === undefined)
    return /^\/(input|terms)\/\d+/.test(result.refusal.pointer ?? '') ? round : undefined;
  const gone = new Set(said.map(({ item }) => item));
  return {
    said: round.said.filter((item) => !gone.has(item)),
    refused: [...round.refused, ...documentsOf(said, sending.requestId)],
  };
};

const refusedWhole = (problem: ProblemDocument): Answer => ({
  status: problem.status,
  headers: { 'content-type': 'application/problem+json' },
  body: { ...problem },
});

/** Says a round, or finds what became of it where it was said before. */
const say = async (sending: Sending, round: Round, nth: number, resumed: boolean): Promise<SubmitResult> => {
  const { principal, definition, composed } = sending;
  const { organisation, user } = principal;
  const commandId = commandIdOf(sending, nth);
  const earlier = resumed ? await organisation.outcome(commandId) : undefined;
  if (earlier !== undefined) return earlier;
  await organisation.documents.insert(roundKey(sending, nth), { ...round }, Date.now() + retentionMs);
  const said = new Set(round.said);
  const items = composed.filter((one): one is ComposedItem => !isRefusedItem(one) && said.has(one.item));
  return organisation.submit(user, batchOf(definition, commandId, items));
};

const send = async (sending: Sending, first: Round, from: number, resumed: boolean): Promise<Answer> => {
  const { composed, requestId, atomic } = sending;
  let round = first;
  for (let nth = from; nth < roundsMax; nth += 1) {
    if (round.said.length === 0) return bodyOf(composed, round);
    const result = await say(sending, round, nth, resumed && nth === from);
    const commandId = commandIdOf(sending, nth);
    if (result.status === 'pending') return pendingAnswer(commandId);
    if (result.status === 'committed') return bodyOf(composed, round, { commandId, committed: result });
    const next = nextRound(sending, round, result);
    if (next === undefined) return problemAnswer(problemOfRefusal(result.refusal), requestId);
    const [refused] = next.refused;
    if (atomic && refused !== undefined) return refusedWhole(refused.problem);
    round = next;
  }
  throw new Problem('OVERLOADED', { retryAfter: 1 });
};

const attempted = async (ports: PerformPorts, batch: Batch, attempt: Attempt): Promise<Answer> => {
  const { principal, definition, requestId } = batch;
  const source = rememberingSource(sourceOf(principal.organisation, principal.user));
  const composed = await composeItems(
    definition,
    batch.items,
    { mspId: principal.user.mspId, source, fingerprintKeys: ports.fingerprintKeys },
    (item) => derivedBytes(ports.derivationKey, `${attempt.scope}/${item}`),
  );
  const refused = composed.filter(isRefusedItem);
  const [first] = refused;
  if (batch.atomic && first !== undefined) return problemAnswer(first.problem, requestId);
  const sending: Sending = { ...batch, ...attempt, derivationKey: ports.derivationKey, composed };
  const begun = await begunRound(principal.organisation.documents, attempt);
  if (begun !== undefined) return send(sending, begun.round, begun.nth, true);
  const said = composed.filter((one) => !isRefusedItem(one)).map(({ item }) => item);
  return send(sending, { said, refused: documentsOf(refused, requestId) }, 0, false);
};

/** @throws Problem when nothing was sent: the idempotency key is then free again */
export const performBatch = async (ports: PerformPorts, batch: Batch): Promise<Answer> => {
  const { principal, definition, key, items, atomic } = batch;
  const { mspId, login } = principal.user;
  const { documents } = principal.organisation;
  const attempt: Attempt = {
    scope: keyedHash(ports.derivationKey, 'batch', mspId, login, definition.name, key),
    contentHash: keyedHash(ports.derivationKey, 'content', JSON.stringify([items, atomic])),
  };
  const claimed = await claim(documents, attempt);
  if (claimed.type === 'answered') {
    return { ...claimed.answer, headers: { ...claimed.answer.headers, [replayedHeader]: 'true' } };
  }
  const answer = await attempted(ports, batch, attempt).catch(async (error: unknown) => {
    if (error instanceof Problem) await release(documents, attempt);
    throw error;
  });
  await (answer.status === 202 ? leaveOpen(documents, attempt) : settle(documents, attempt, answer));
  return answer;
};
