/** Plays stories against a running consortium, over HTTPS, as the users that the demonstration enrolled. */
import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Manifest } from '@chopmark/network/manifest';
import type { StoryDriver } from './driver.ts';
import type { Story, StoryActor } from './format.ts';
import {
  openSession,
  patient,
  performOver,
  queryOver,
  type HttpAnswer,
  type HttpRequest,
  type Transport,
} from './http-driver.ts';
import { loginOf, Logins } from './logins.ts';

/** Longest pause that is waited for in real time. */
const pauseMsMax = 60_000;

const defaultState = fileURLToPath(new URL('../../../.chopmark', import.meta.url));

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8')) as unknown;

const send = (base: URL, ca: Buffer, { method, path, headers, body }: HttpRequest): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const request = httpsRequest(
      new URL(path, base),
      {
        method,
        ca,
        headers: { ...headers, ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers as Record<string, string | undefined>,
            body: text === '' ? undefined : (JSON.parse(text) as unknown),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(payload);
  });

/** The consortium whose state directory `CHOPMARK_HOME` names. @throws Error when none runs there */
export const networkDriver = async (_story: Story, environment: NodeJS.ProcessEnv): Promise<StoryDriver> => {
  const manifestPath =
    environment['CHOPMARK_NETWORK'] ?? join(environment['CHOPMARK_HOME'] ?? defaultState, 'network.json');
  const { gateway } = Manifest.parse(readJson(manifestPath));
  const logins = Logins.parse(readJson(join(dirname(manifestPath), 'demo-logins.json')));
  const base = new URL(gateway.url);
  const ca = readFileSync(gateway.tlsCaCertificate);
  const transport: Transport = patient((request) => send(base, ca, request));
  const sessions = new Map<string, Promise<string>>();
  // A reader of another organisation sees what the story has done only when its view has the last block.
  let block = 0;
  const tokenOf = (actor: StoryActor): Promise<string> => {
    const { login, password } = loginOf(logins, actor);
    const session = sessions.get(login) ?? openSession(transport, login, password);
    sessions.set(login, session);
    return session;
  };
  return {
    now: () => Date.now(),
    perform: async (actor, request) => {
      const performed = await performOver(transport, await tokenOf(actor), request);
      block = Math.max(block, performed.block ?? 0);
      return performed;
    },
    query: async (actor, path) => {
      const asOf = `${path}${path.includes('?') ? '&' : '?'}minBlock=${block}`;
      return queryOver(transport, await tokenOf(actor), asOf);
    },
    subjectOf: (firm) => logins.find((login) => login.firm === firm)?.subject,
    pause: async (ms) => {
      if (ms > pauseMsMax) throw new Error('a network cannot be made to wait more than a minute');
      await new Promise((resolve) => setTimeout(resolve, ms));
    },
    close: async () => undefined,
  };
};
