/**
 * Plays stories against the gateway's API, as the real users would: over the network, or within this process.
 */
import { createHash } from 'node:crypto';
import { type CommandDefinition, handlers } from '@chopmark/chaincode/api';
import { batchPath } from '@chopmark/gateway/command/request-schema';
import type { BatchRequest, CommandRequest, Performed } from './driver.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

/** What an answer says: JSON where it is said to be, a file as text. */
export const bodyOf = (text: string, type: unknown): unknown => {
  if (text === '') return undefined;
  return typeof type === 'string' && !type.includes('json') ? text : (JSON.parse(text) as unknown);
};

export type Transport = (request: HttpRequest) => Promise<HttpAnswer>;

const triesMax = 20;
const waitMsMax = 2_000;

/** A transport that comes again when the gateway asks for patience (429, 503), as a bank's own client would. */
export const patient =
  (transport: Transport): Transport =>
  async (request) => {
    let answer = await transport(request);
    for (let tries = 1; [429, 503].includes(answer.status) && tries < triesMax; tries += 1) {
      const wait = Math.min(Number(answer.headers['retry-after'] ?? 1) * 1000, waitMsMax);
      await new Promise((resolve) => setTimeout(resolve, wait));
      answer = await transport(request);
    }
    return answer;
  };

/** Logs in with `login` and `password`. @throws Error when the gateway refuses */
export const openSession = async (transport: Transport, login: string, password: string): Promise<string> => {
  const { status, body } = await transport({
    method: 'POST',
    path: '/v1/sessions',
    headers: {},
    body: { login, password },
  });
  const token = (body as { accessToken?: string } | undefined)?.accessToken;
  if (token === undefined) throw new Error(`${login} cannot log in: the gateway answered ${status}`);
  return token;
};

const definitionOf = (command: string): CommandDefinition => {
  const handler = handlers.get(command);
  if (handler === undefined) throw new Error(`there is no command ${command}`);
  return handler.definition;
};

const headersOf = (key: string, token: string): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  'idempotency-key': createHash('sha256').update(key).digest('hex').slice(0, 32),
});

/** The request of a command: its path's members from the input, the others in the body. */
export const commandRequest = (
  { command, input, terms, key }: CommandRequest,
  token: string,
): HttpRequest => {
  const { path } = definitionOf(command);
  const inPath = new Set<string>();
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, member: string) => {
    const value = input[member];
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new Error(`${command} needs ${member} in its input`);
    }
    inPath.add(member);
    return encodeURIComponent(value);
  });
  const body: Record<string, unknown> = Object.fromEntries(
    Object.entries(input).filter(([member]) => !inPath.has(member)),
  );
  if (Object.keys(terms).length > 0) body['terms'] = terms;
  return {
    method: 'POST',
    path: `/v1${filled}`,
    headers: headersOf(key, token),
    body,
  };
};

/** `RegisterReceivable` is said many times at once at `/v1/batches/register-receivable`. */
export const batchRequest = ({ command, items, atomic, key }: BatchRequest, token: string): HttpRequest => ({
  method: 'POST',
  path: `/v1${batchPath({ name: command })}`,
  headers: headersOf(key, token),
  body: {
    atomic,
    items: items.map(({ input, terms }) => ({
      ...input,
      ...(Object.keys(terms).length > 0 ? { terms } : {}),
    })),
  },
});

interface Committed {
  readonly txId: string;
  readonly blockNumber: number;
  readonly ids: Readonly<Record<string, string>>;
  readonly events: readonly { readonly fields: Readonly<Record<string, unknown>> }[];
}

/** A text by its name; a list's by the name and the place, from 0: `pieceIds/1`. */
const textsOf = ([name, value]: [string, unknown]): [string, string][] => {
  if (typeof value === 'string') return [[name, value]];
  return Array.isArray(value)
    ? value.filter((one) => typeof one === 'string').map((one, place) => [`${name}/${place}`, one])
    : [];
};

/** Texts of the events, such as hashes that a later step names; ids of new records go before them. */
export const namedTexts = ({ ids, events }: Pick<Committed, 'ids' | 'events'>): Record<string, string> => {
  const texts = events.flatMap((event) => Object.entries(event.fields)).flatMap(textsOf);
  return { ...Object.fromEntries(texts), ...ids };
};

interface Refused {
  readonly code?: string;
  readonly pointer?: string;
}

/** The code of a problem document (RFC 9457), or `undefined` where the answer is none. */
export const refusalIn = (body: unknown): string | undefined => {
  if (typeof body !== 'object' || body === null || !('code' in body) || !('status' in body)) return undefined;
  return typeof body.status === 'number' && typeof body.code === 'string' ? body.code : undefined;
};

/** What an answer to a command says. @throws Error when it is neither a result nor a refusal */
export const performedOf = ({ status, headers, body }: HttpAnswer): Performed => {
  // A command that was pending first and then refused: its status is found, and says why it was refused.
  const { problem } = (body ?? {}) as { readonly problem?: Refused & { readonly status: number } };
  if (problem !== undefined) return performedOf({ status: problem.status, headers, body: problem });
  if (status === 201 || status === 200) {
    const committed = body as Committed;
    const { txId, blockNumber } = committed;
    const replayed = headers['idempotency-replayed'] === 'true';
    return { status: 'committed', replayed, txId, block: blockNumber, ids: namedTexts(committed) };
  }
  const { code, pointer } = body as Refused;
  if (status < 400 || code === undefined)
    throw new Error(`the gateway answered ${status}: ${JSON.stringify(body)}`);
  return { status: 'refused', replayed: false, code, ids: {}, ...(pointer === undefined ? {} : { pointer }) };
};

/** Sends a command until its outcome is known: an answer of 202 says where to ask. */
export const performOver = async (
  transport: Transport,
  token: string,
  request: CommandRequest,
): Promise<Performed> => {
  const { headers } = commandRequest(request, token);
  let answer = await transport(commandRequest(request, token));
  for (let asked = 0; answer.status === 202 && asked < 120; asked += 1) {
    const path = answer.headers['location'] ?? '';
    await new Promise((resolve) => setTimeout(resolve, 500));
    const next = await transport({
      method: 'GET',
      path,
      headers: { authorization: headers['authorization'] ?? '' },
    });
    answer = next.status === 202 ? { ...next, headers: { ...next.headers, location: path } } : next;
  }
  return performedOf(answer);
};

type ItemResult =
  | {
      readonly status: 'committed';
      readonly ids: Committed['ids'];
      readonly event: Committed['events'][number];
    }
  | { readonly status: 'refused'; readonly problem: { readonly code: string; readonly pointer?: string } };

/** Sends a batch until its outcome is known: the same request again finds it. */
export const performBatchOver = async (
  transport: Transport,
  token: string,
  request: BatchRequest,
): Promise<Performed[]> => {
  let answer = await transport(batchRequest(request, token));
  for (let asked = 0; answer.status === 202 && asked < 120; asked += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    answer = await transport(batchRequest(request, token));
  }
  if (answer.status > 201) return [performedOf(answer)];
  const { txId = '', blockNumber = 0, items } = answer.body as Partial<Committed> & { items: ItemResult[] };
  const replayed = answer.headers['idempotency-replayed'] === 'true';
  return items.map((item) => {
    if (item.status === 'refused') {
      const { code, pointer } = item.problem;
      return { status: item.status, replayed, ids: {}, code, ...(pointer === undefined ? {} : { pointer }) };
    }
    const ids = namedTexts({ ids: item.ids, events: [item.event] });
    return { status: item.status, replayed, txId, block: blockNumber, ids };
  });
};

/** The answer, or the problem that was told instead of one. @throws Error when it is neither */
export const queryOver = async (
  transport: Transport,
  token: string,
  path: string,
  question?: Readonly<Record<string, unknown>>,
): Promise<unknown> => {
  const { status, body } = await transport({
    method: question === undefined ? 'GET' : 'POST',
    path: `/v1${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(question === undefined ? {} : { body: question }),
  });
  if (status < 300 || refusalIn(body) !== undefined) return body;
  throw new Error(`${path}: the gateway answered ${status} ${JSON.stringify(body)}`);
};
