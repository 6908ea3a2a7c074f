/** How a bank's own program brings its book: the file once, then questions how far it is, whatever is lost. */
import { createHash } from 'node:crypto';
import { fetchOverTls, type HttpsAnswer } from '@chopmark/network/https';
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

/** `passing`: to be said again. */
type Outcome = { readonly answered: unknown } | { readonly passing: string } | 'unauthorised';

/** @throws BookRefused */
const outcomeOf = ({ status, body }: HttpsAnswer): Outcome => {
  if (status < 300) return { answered: JSON.parse(body) as unknown };
  if (status === 401) return 'unauthorised';
  if (status === 429 || status >= 500) return { passing: `the gateway answers ${status}` };
  throw refusalOf(status, body);
};

type Waiting = (why: string) => void;

/** Requests that come again until they are answered; everything that is said here may be said again. */
const persistentRequests = ({ url, authority, login, password }: BookAccount, waiting: Waiting) => {
  let token: string | undefined;
  let losses = 0;

  const once = async (method: Method, path: string, said?: Said): Promise<Outcome> => {
    const length = Buffer.byteLength(said?.body ?? '');
    const answer = await fetchOverTls(`${url}${path}`, {
      ...{ method, authority, timeoutMilliseconds },
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(said === undefined ? {} : { 'content-type': said.type, 'content-length': `${length}` }),
      },
      ...(said === undefined ? {} : { body: said.body }),
    }).catch((error: unknown) => String(error));
    return typeof answer === 'string' ? { passing: answer } : outcomeOf(answer);
  };

  const persist = async (request: () => Promise<Outcome>, unauthorised: () => void): Promise<unknown> => {
    for (let tries = 1; tries <= triesMax; tries += 1) {
      const outcome = await request();
      if (outcome === 'unauthorised') unauthorised();
      else if ('answered' in outcome) return outcome.answered;
      else waiting(outcome.passing);
      losses += 1;
      await pause(backoffMs(tries));
    }
    throw new BookRefused('the gateway does not answer');
  };

  const logIn = async (): Promise<string> => {
    const wrong = (): never => {
      throw new BookRefused('the login or the password is wrong');
    };
    const said = json({ login, password });
    return Session.parse(await persist(() => once('POST', '/v1/sessions', said), wrong)).accessToken;
  };

  /** @throws BookRefused */
  const ask = (method: Method, path: string, said?: Said): Promise<unknown> =>
    persist(
      async () => {
        token ??= await logIn();
        return once(method, path, said);
      },
      () => {
        token = undefined;
      },
    );

  return { ask, losses: () => losses };
};

export interface BookClient {
  /** How far it is, again and again, until it has ended; where the gateway was lost, it is told to go on. */
  bring(book: Book): AsyncGenerator<ImportRecord>;
}

/** @param waiting told of every try that had no answer, or one that asks for patience */
export const bookClient = (account: BookAccount, waiting: Waiting): BookClient => {
  const { ask, losses } = persistentRequests(account, waiting);
  return {
    bring: async function* ({ text, format, mapping = {}, leaveFaultsOut = false }) {
      const fileHash = createHash('sha256').update(text).digest('hex');
      const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
      await ask('PUT', `/v1/legacy-books/${fileHash}`, { type, body: text });
      const start = json({ fileHash, format, mapping, leaveFaultsOut });
      const begin = async (): Promise<ImportRecord> =>
        ImportRecord.parse(await ask('POST', '/v1/legacy-imports', start));
      let record = await begin();
      yield record;
      for (let known = losses(); record.finishedAt === undefined; known = losses()) {
        const path = `/v1/legacy-imports/${record.importId}?wait=${waitSeconds}`;
        record = ImportRecord.parse(await ask('GET', path));
        if (losses() > known && record.finishedAt === undefined) record = await begin();
        yield record;
      }
    },
  };
};
