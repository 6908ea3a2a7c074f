/** A file brought over HTTP, and its import watched to the end. */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { httpsClient } from '../https-client.ts';
import type { StoryActor } from '../story/format.ts';
import type { Consortium } from './consortium.ts';
import { rounded } from './statistics.ts';

/** What every import tells of itself. */
export interface ImportProgress {
  readonly importId: string;
  readonly state: string;
  readonly startedAt: string;
  readonly checkedAt?: string | undefined;
  readonly finishedAt?: string | undefined;
  readonly rows: number;
  readonly faults: number;
  readonly batches: number;
}

export interface FileImporter {
  /** Keeps the file below the path. @returns its hash */
  readonly keep: (path: string, content: string) => Promise<string>;
  readonly ask: <Answer>(method: string, path: string, said?: object) => Promise<Answer>;
  /** Asks again and again until the condition holds. */
  readonly watch: <Progress extends ImportProgress>(
    path: string,
    isEnough: (progress: Progress) => boolean,
  ) => Promise<Progress>;
  readonly close: () => void;
}

const pollMs = 500;

export const fileImporter = (consortium: Consortium, actor: StoryActor): FileImporter => {
  const client = httpsClient(consortium.manifest);
  const send = async (method: string, path: string, type?: string, payload?: string): Promise<string> => {
    // A long import outlives an access token.
    const authorization = `Bearer ${await consortium.tokenOf(actor)}`;
    const headers = { authorization, ...(type === undefined ? {} : { 'content-type': type }) };
    const request = { method, path, headers, ...(payload === undefined ? {} : { payload }) };
    const { status, text } = await client.send(request);
    if (status === 401) {
      consortium.forgetSession(actor);
      return send(method, path, type, payload);
    }
    if (status >= 300) throw new Error(`${path}: ${status} ${text}`);
    return text;
  };
  const ask: FileImporter['ask'] = async <Answer>(method: string, path: string, said?: object) => {
    const body = said === undefined ? [] : (['application/json', JSON.stringify(said)] as const);
    return JSON.parse(await send(method, path, ...body)) as Answer;
  };
  return {
    ask,
    keep: async (path, content) => {
      const fileHash = createHash('sha256').update(content).digest('hex');
      await send('PUT', `${path}/${fileHash}`, 'text/csv', content);
      return fileHash;
    },
    watch: async <Progress extends ImportProgress>(path: string, isEnough: (one: Progress) => boolean) => {
      let seen = await ask<Progress>('GET', path);
      while (!isEnough(seen)) {
        await wait(pollMs);
        seen = await ask<Progress>('GET', path);
      }
      return seen;
    },
    close: () => client.close(),
  };
};

export const isOver = ({ finishedAt }: ImportProgress): boolean => finishedAt !== undefined;

export const secondsBetween = (from: string, to: string | undefined): number =>
  rounded((Date.parse(to ?? from) - Date.parse(from)) / 1000);
