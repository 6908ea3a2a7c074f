/** Plays stories against a running consortium, over HTTPS, as the users that the demonstration enrolled. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Manifest } from '@chopmark/network/manifest';
import { httpsClient } from '../https-client.ts';
import type { StoryDriver } from './driver.ts';
import type { Story, StoryActor } from './format.ts';
import { openSession, patient, performBatchOver, performOver, queryOver } from './http-driver.ts';
import { loginOf, Logins } from './logins.ts';

/** Longest pause that is waited for in real time. */
const pauseMsMax = 60_000;

const defaultState = fileURLToPath(new URL('../../../.chopmark', import.meta.url));

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8')) as unknown;

/** The consortium whose state directory `CHOPMARK_HOME` names. @throws Error when none runs there */
export const networkDriver = async (_story: Story, environment: NodeJS.ProcessEnv): Promise<StoryDriver> => {
  const manifestPath =
    environment['CHOPMARK_NETWORK'] ?? join(environment['CHOPMARK_HOME'] ?? defaultState, 'network.json');
  const client = httpsClient(Manifest.parse(readJson(manifestPath)));
  const logins = Logins.parse(readJson(join(dirname(manifestPath), 'demo-logins.json')));
  const transport = patient(client.transport);
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
    performBatch: async (actor, request) => {
      const performed = await performBatchOver(transport, await tokenOf(actor), request);
      block = Math.max(block, ...performed.map((one) => one.block ?? 0));
      return performed;
    },
    query: async (actor, path, body) => {
      const asOf = `${path}${path.includes('?') ? '&' : '?'}minBlock=${block}`;
      return queryOver(transport, await tokenOf(actor), asOf, body);
    },
    subjectOf: (firm) => logins.find((login) => login.firm === firm)?.subject,
    pause: async (ms) => {
      if (ms > pauseMsMax) throw new Error('a network cannot be made to wait more than a minute');
      await new Promise((resolve) => setTimeout(resolve, ms));
    },
    close: async () => client.close(),
  };
};
