/** What a person does with the files of an import. */
import { createHash } from 'node:crypto';
import type { Person } from '@chopmark/test/simulated/consortium';
import type { LocalApp } from './local-app.ts';

export type Answer = Awaited<ReturnType<LocalApp['app']['inject']>>;

export interface FileImports<Imported> {
  /** @returns its hash */
  readonly keep: (content: string | Buffer, type?: string) => Promise<string>;
  readonly start: (request: object) => Promise<Answer>;
  readonly get: (url: string) => Promise<Answer>;
  /** Started, and at its end. */
  readonly run: (request: object) => Promise<Imported>;
}

export const fileImports = async <Imported extends { readonly importId: string }>(
  { app, bearer }: Pick<LocalApp, 'app' | 'bearer'>,
  person: Person,
  { files, imports }: { readonly files: string; readonly imports: string },
): Promise<FileImports<Imported>> => {
  const headers = await bearer(person);
  const start = (payload: object) => app.inject({ method: 'POST', url: imports, headers, payload });
  const get = (url: string) => app.inject({ method: 'GET', url, headers });
  return {
    start,
    get,
    keep: async (content, type = 'text/csv') => {
      const fileHash = createHash('sha256').update(content).digest('hex');
      const kept = await app.inject({
        method: 'PUT',
        url: `${files}/${fileHash}`,
        headers: { ...headers, 'content-type': type },
        payload: content,
      });
      if (kept.statusCode !== 201) throw new Error(kept.body);
      return fileHash;
    },
    run: async (request) => {
      const started = await start(request);
      if (started.statusCode !== 202) throw new Error(started.body);
      const { importId } = started.json<Imported>();
      return (await get(`${imports}/${importId}?wait=50`)).json<Imported>();
    },
  };
};
