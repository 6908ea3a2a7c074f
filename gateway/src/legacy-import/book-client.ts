/** How a bank's own program brings its book: the file once, then questions how far it is, over any loss of the gateway. */
import { createHash } from 'node:crypto';
import { fetchOverTls } from '@chopmark/network/https';
import { z } from 'zod';
import { backoffMs, pause } from '../ledger/backoff.ts';
import { ImportRecord } from './import-record.ts';

export interface BookAccount {
  /** Of the gateway. */
  readonly url: string;
  /** PEM of the authority of its certificate. */
  readonly authority: string | Buffer;
  readonly login: string;
  readonly password: string;
}

export interface Book {
  readonly text: string;
  readonly format: 'csv' | 'json';
  readonly mapping?: Readonly<Record<string, string>>;
  readonly leaveFaultsOut?: boolean;
}

/** The gateway refuses: its code, and what it expected. */
export class BookRefused extends Error {}

const Problem = z.object({
  code: z.string(),
  pointer: z.string().optional(),
  expected: z.string().optional(),
});
const Session = z.object({ accessToken: z.string() });

const timeoutMilliseconds = 120_000;
/** Tries without an answer, up to two seconds apart: ten minutes. */
const triesMax = 400;
const waitSeconds = 2;

type Method = 'GET' | 'POST' | 'PUT';
interface Said {
  readonly type: string;
  readonly body: string;
}

const json = (value: unknown): Said => ({ type: 'application/json', body: JSON.stringify(value) });

const refusalOf = (status: number, body: string): BookRefused => {
  const problem = Problem.safeParse(
    z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .parse(body),
  );
  if (!problem.success) return new BookRefused(`the gateway answers ${status}`);
  const { code, pointer, expected } = problem.data;
  return new BookRefused([code, pointer, expected].filter((part) => part !== undefined).join(' '));
};

/** @param waiting told of every try that had no answer, or one that asks for patience */
export const bookClient = (
  { url, authority, login, password }: BookAccount,
  waiting: (why: string) => void = () => undefined,
) => {
  let token: string | undefined;
  let losses = 0;

  const once = (method: Method, path: string, said?: Said) =>
    fetchOverTls(`${url}${path}`, {
      ...{ method, authority, timeoutMilliseconds },
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(said === undefined
          ? {}
          : { 'content-type': said.type, 'content-length': `${Buffer.byteLength(said.body)}` }),
      },
      ...(said === undefined ? {} : { body: said.body }),
    });

  /** Everything that is said here may be said again. @throws BookRefused */
  const ask = async (method: Method, path: string, said?: Said): Promise<unknown> => {
    for (let tries = 1; tries <= triesMax; tries += 1) {
      if (token === undefined && path !== '/v1/sessions') await logIn();
      const answer = await once(method, path, said).catch((error: unknown) => String(error));
      if (typeof answer !== 'string' && answer.status < 300) return JSON.parse(answer.body) as unknown;
      const isPassing = typeof answer === 'string' || answer.status === 429 || answer.status >= 500;
      if (!isPassing && answer.status !== 401) throw refusalOf(answer.status, answer.body);
      if (!isPassing && path === '/v1/sessions') throw new BookRefused('the login or the password is wrong');
      token = isPassing ? token : undefined;
      losses += 1;
      if (isPassing) waiting(typeof answer === 'string' ? answer : `the gateway answers ${answer.status}`);
      await pause(backoffMs(tries));
    }
    throw new BookRefused('the gateway does not answer');
  };
  const logIn = async (): Promise<void> => {
    token = Session.parse(await ask('POST', '/v1/sessions', json({ login, password }))).accessToken;
  };

  return {
    /** How far it is, again and again, until it has ended; where the gateway was lost, it is told to go on. */
    bring: async function* ({ text, format, mapping = {}, leaveFaultsOut = false }: Book) {
      const fileHash = createHash('sha256').update(text).digest('hex');
      const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
      await ask('PUT', `/v1/legacy-books/${fileHash}`, { type, body: text });
      const start = json({ fileHash, format, mapping, leaveFaultsOut });
      const begin = async (): Promise<ImportRecord> =>
        ImportRecord.parse(await ask('POST', '/v1/legacy-imports', start));
      let record = await begin();
      yield record;
      for (let known = losses; record.finishedAt === undefined;) {
        const path = `/v1/legacy-imports/${record.importId}?wait=${waitSeconds}`;
        record = ImportRecord.parse(await ask('GET', path));
        if (losses > known && record.finishedAt === undefined) record = await begin();
        known = losses;
        yield record;
      }
    },
  };
};
