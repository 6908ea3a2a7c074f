/**
 * One command said by a careful client: the same idempotency key again and again, over lost connections and answers
 * that say nothing final, until the outcome is known.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { StoryActor } from '../story/format.ts';
import { commandRequest, type HttpAnswer, namedTexts } from '../story/http-driver.ts';
import type { Consortium } from './consortium.ts';

export interface Operation {
  readonly actor: StoryActor;
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly terms: Readonly<Record<string, unknown>>;
  readonly key: string;
}

export type Outcome =
  | {
      readonly type: 'committed';
      readonly commandId: string;
      readonly txId: string;
      /** Ids that the command made, and texts of its events. */
      readonly ids: Readonly<Record<string, string>>;
    }
  | { readonly type: 'refused'; readonly code: string }
  /** Nothing final was heard in the time that the client had. */
  | { readonly type: 'unknown' };

/** What a client saw of one operation; times by the clock of `performance`. */
export interface Said {
  readonly command: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly requests: number;
  /** Lost connections and answers that say nothing final, by kind: `202`, `503 OVERLOADED`, `ECONNRESET`. */
  readonly setbacks: readonly string[];
  readonly outcome: Outcome;
}

const Committed = z.object({
  commandId: z.string(),
  txId: z.string(),
  ids: z.record(z.string(), z.string()),
  events: z.array(z.object({ fields: z.record(z.string(), z.unknown()) })),
});
const Problem = z.object({ code: z.string() });

/** Codes with which the gateway asks for the same request again. */
const passingCodes = new Set(['IDEMPOTENCY_IN_FLIGHT', 'TOO_MANY_REQUESTS', 'ACCESS_TOKEN_INVALID']);

const committedOf = (body: unknown): Outcome => {
  const { commandId, txId, ...named } = Committed.parse(body);
  return { type: 'committed', commandId, txId, ids: namedTexts(named) };
};

/** The outcome in an answer, or why it is none. */
const outcomeIn = ({ status, body }: HttpAnswer): Outcome | string => {
  if (status === 200 || status === 201) return committedOf(body);
  if (status === 202) return '202';
  const code = Problem.safeParse(body).data?.code ?? '';
  return status >= 500 || passingCodes.has(code) ? `${status} ${code}`.trim() : { type: 'refused', code };
};

const kindOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const retryMs = { first: 100, most: 1_000 };

/** @param patienceMs after which the client gives up and reports the outcome as unknown */
export const say = async (
  consortium: Consortium,
  operation: Operation,
  patienceMs = 90_000,
): Promise<Said> => {
  const { actor, command } = operation;
  const startedAt = performance.now();
  const setbacks: string[] = [];
  const said = (requests: number, outcome: Outcome): Said => ({
    command,
    startedAt,
    endedAt: performance.now(),
    requests,
    setbacks,
    outcome,
  });
  for (let requests = 1; ; requests += 1) {
    try {
      const token = await consortium.tokenOf(actor);
      const outcome = outcomeIn(await consortium.transport(commandRequest(operation, token)));
      if (typeof outcome !== 'string') return said(requests, outcome);
      setbacks.push(outcome);
      if (outcome.startsWith('401')) consortium.forgetSession(actor);
    } catch (error) {
      setbacks.push(kindOf(error));
    }
    if (performance.now() - startedAt > patienceMs) return said(requests, { type: 'unknown' });
    await pause(Math.min(retryMs.first * requests, retryMs.most));
  }
};

export type Saying = readonly [
  command: string,
  input: Readonly<Record<string, unknown>>,
  terms?: Readonly<Record<string, unknown>>,
];

/** Says a command and keeps what it made. @throws Error unless it is committed */
export const committed = async (
  consortium: Consortium,
  actor: StoryActor,
  [command, input, terms = {}]: Saying,
): Promise<{ readonly said: Said; readonly ids: Readonly<Record<string, string>> }> => {
  const operation = { actor, command, input, terms, key: randomBytes(16).toString('hex') };
  const said = await say(consortium, operation);
  if (said.outcome.type !== 'committed') throw new Error(`${command}: ${JSON.stringify(said.outcome)}`);
  return { said, ids: said.outcome.ids };
};

export const msOf = ({ startedAt, endedAt }: Said): number => endedAt - startedAt;
