/** The running network as scenarios meet it: its people over HTTP, its organisations on the ledger. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { handlers } from '@chopmark/chaincode/api';
import { defaultHome, layoutOf } from '@chopmark/network/layout';
import { Manifest } from '@chopmark/network/manifest';
import { findSite, type Site } from '@chopmark/network/site';
import { z } from 'zod';
import type { RawAnswer, RawRequest } from '../https-client.ts';
import { type Exchanges, exchangesWith } from './exchange.ts';
import { bodyOf, namedTexts, type Transport } from '../story/http-driver.ts';

const Login = z.object({
  mspId: z.string(),
  login: z.string(),
  password: z.string(),
  role: z.string(),
  subject: z.string().optional(),
  firm: z.string().optional(),
});
export type Login = z.output<typeof Login>;

/** A command as a client says it: members of the input, and terms by section. */
export interface Saying {
  readonly input?: Readonly<Record<string, unknown>>;
  readonly terms?: Readonly<Record<string, unknown>>;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer with what its body says. */
export interface Answer {
  readonly status: number;
  readonly headers: RawAnswer['headers'];
  readonly code?: string;
  readonly pointer?: string;
  /** Ids of what the command created, and texts of its events. */
  readonly ids: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Person {
  readonly login: Login;
  command(name: string, saying: Saying): Promise<Answer>;
  /** Like `command`. @throws Error unless it was committed */
  commit(name: string, saying: Saying): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** Like `get`, once the person's view has the last block that anyone was told of. */
  getNow(path: string): Promise<Answer>;
  /** A question that is too long for an address, asked of the same view. */
  ask(path: string, question: Readonly<Record<string, unknown>>): Promise<Answer>;
  token(): Promise<string>;
  /** A request as it is; what comes later sees what it did. */
  readonly send: Transport;
}

export interface Harness {
  readonly site: Site;
  readonly manifest: Manifest;
  readonly exchanges: Exchanges;
  readonly logins: readonly Login[];
  /** `maker@harbour-bank`. */
  as(login: string): Person;
  close(): void;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8')) as unknown;

/** @throws Error when no network was set up in the state directory */
const openSite = async (): Promise<Site> => {
  const site = await findSite(layoutOf(defaultHome()));
  if (site === undefined) throw new Error('there is no network: npm run up');
  return site;
};

export const newKey = (): string => randomBytes(16).toString('hex');

/** Any text as a header. */
const keyOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

interface Refusal {
  readonly status?: number | string;
  readonly code?: string;
  readonly pointer?: string;
}

interface Body extends Refusal {
  /** What a command came to that was pending first. */
  readonly problem?: Refusal & { readonly status: number };
  readonly ids?: Readonly<Record<string, string>>;
  readonly events?: readonly { readonly fields: Readonly<Record<string, unknown>> }[];
}

/** An answer's body is JSON, a file, or nothing. */
export const answerOf = ({ status, headers, text }: RawAnswer): Answer => {
  const body = bodyOf(text, headers['content-type']);
  const { problem, ids = {}, events = [], ...plain } = (typeof body === 'object' ? (body ?? {}) : {}) as Body;
  const { code, pointer } = problem ?? plain;
  return {
    status: problem?.status ?? status,
    headers,
    ...(code === undefined ? {} : { code }),
    ...(pointer === undefined ? {} : { pointer }),
    ids: namedTexts({ ids, events }),
    body,
  };
};

/** Path and body of a command: members that its path names leave the body. */
export const routeOf = (name: string, { input = {}, terms }: Saying): { path: string; body: unknown } => {
  const definition = handlers.get(name)?.definition;
  if (definition === undefined) throw new Error(`there is no command ${name}`);
  const inPath = new Set<string>();
  const path = definition.path.replaceAll(/\{(\w+)\}/g, (_, member: string) => {
    inPath.add(member);
    return encodeURIComponent(String(input[member]));
  });
  const members = Object.fromEntries(Object.entries(input).filter(([member]) => !inPath.has(member)));
  return { path: `/v1${path}`, body: terms === undefined ? members : { ...members, terms } };
};

const pendingPolls = 120;
const patience = 30;

/** A busy gateway says that nothing was sent and when to ask again, and a well-behaved client does. */
const sendPatiently = async (
  exchanges: Exchanges,
  mspId: string,
  request: RawRequest,
): Promise<RawAnswer> => {
  for (let asked = 1; ; asked += 1) {
    const answer = await exchanges.send(mspId, request);
    const wait = Number(answer.headers['retry-after']);
    if (answer.status !== 503 || !(wait > 0) || asked === patience) return answer;
    await new Promise((resolve) => setTimeout(resolve, wait * 1_000));
  }
};

/** The last block that anyone here was told of: whoever acts next, in another organisation, waits for it. */
interface Horizon {
  block: number;
}

/** @returns the path as of the horizon */
const asOf = (path: string, { block }: Horizon): string =>
  `${path}${path.includes('?') ? '&' : '?'}minBlock=${block}`;

const senderOf =
  (exchanges: Exchanges, login: Login, horizon: Horizon): Transport =>
  async ({ method, path, headers, body }) => {
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
    const all = { ...headers, 'content-type': 'application/json' };
    const answer = answerOf(
      await sendPatiently(exchanges, login.mspId, { method, path, headers: all, ...payload }),
    );
    horizon.block = Math.max(
      horizon.block,
      (answer.body as { blockNumber?: number } | undefined)?.blockNumber ?? 0,
    );
    return answer;
  };

const personOf = (exchanges: Exchanges, login: Login, horizon: Horizon): Person => {
  let session: Promise<string> | undefined;
  const open = async (): Promise<string> => {
    const payload = JSON.stringify({ login: login.login, password: login.password });
    const headers = { 'content-type': 'application/json' };
    const answer = await sendPatiently(exchanges, login.mspId, {
      method: 'POST',
      path: '/v1/sessions',
      headers,
      payload,
    });
    const { accessToken } = JSON.parse(answer.text) as { accessToken?: string };
    if (accessToken === undefined) throw new Error(`${login.login} cannot log in: ${answer.status}`);
    return accessToken;
  };
  const token = (): Promise<string> => (session ??= open());
  const getNow = (path: string): Promise<Answer> => get(asOf(path, horizon));
  const get = async (path: string): Promise<Answer> => {
    const headers = { authorization: `Bearer ${await token()}` };
    return answerOf(await sendPatiently(exchanges, login.mspId, { method: 'GET', path, headers }));
  };
  const ask = async (path: string, question: Readonly<Record<string, unknown>>): Promise<Answer> => {
    const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' };
    const request = { method: 'POST', path: asOf(path, horizon), headers, payload: JSON.stringify(question) };
    return answerOf(await sendPatiently(exchanges, login.mspId, request));
  };
  const command = async (name: string, saying: Saying): Promise<Answer> => {
    const { path, body } = routeOf(name, saying);
    const headers = {
      authorization: `Bearer ${await token()}`,
      'content-type': 'application/json',
      'idempotency-key': saying.key === undefined ? newKey() : keyOf(saying.key),
      ...saying.headers,
    };
    const payload = JSON.stringify(body);
    let answer = answerOf(
      await sendPatiently(exchanges, login.mspId, { method: 'POST', path, headers, payload }),
    );
    const status = answer.headers['location'];
    for (let polls = 0; answer.status === 202 && status !== undefined && polls < pendingPolls; polls += 1) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      answer = await get(status);
    }
    const { blockNumber = 0 } = (answer.body ?? {}) as { blockNumber?: number };
    horizon.block = Math.max(horizon.block, blockNumber);
    return answer;
  };
  const commit = async (name: string, saying: Saying): Promise<Answer> => {
    const answer = await command(name, saying);
    if (answer.status >= 300) throw new Error(`${name} was refused: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  return { login, command, commit, get, getNow, ask, token, send: senderOf(exchanges, login, horizon) };
};

/** The network whose state directory `CHOPMARK_HOME` names. @throws Error when there is none */
export const openHarness = async (): Promise<Harness> => {
  const site = await openSite();
  const manifest = Manifest.parse(readJson(site.layout.manifest));
  const logins = z.array(Login).parse(readJson(site.layout.logins));
  const exchanges = exchangesWith(manifest);
  const horizon: Horizon = { block: 0 };
  const people = new Map(logins.map((login) => [login.login, personOf(exchanges, login, horizon)]));
  return {
    site,
    manifest,
    exchanges,
    logins,
    as: (login) => {
      const person = people.get(login);
      if (person === undefined) throw new Error(`nobody logs in as ${login}`);
      return person;
    },
    close: () => exchanges.close(),
  };
};
