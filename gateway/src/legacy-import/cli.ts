/** `npm run import -- FILE`: a bank's book from before over the API, with how far it is. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { defaultHome, layoutOf, readJson } from '@chopmark/network/layout';
import { Manifest } from '@chopmark/network/manifest';
import { z } from 'zod';
import { type BookAccount, bookClient, BookRefused } from './book-client.ts';
import type { ImportRecord } from './import-record.ts';
import { endLines, progressLine } from './progress-lines.ts';

const usage = `Usage: npm run import -- FILE --login LOGIN [--format csv|json] [--column NAME=HEADING]…
                                 [--leave-faults-out]
The password is taken from CHOPMARK_PASSWORD; a login of the demonstration needs none.`;

class Misunderstood extends Error {}

const Logins = z.array(z.object({ login: z.string(), password: z.string() }));

const passwordOf = async (login: string, demonstration: string): Promise<string> => {
  const given = process.env['CHOPMARK_PASSWORD'];
  if (given !== undefined) return given;
  const known = Logins.safeParse(await readJson(demonstration)).data?.find((one) => one.login === login);
  if (known === undefined)
    throw new Misunderstood(`CHOPMARK_PASSWORD is not set, and no demonstration knows ${login}`);
  return known.password;
};

const accountOf = async (login: string): Promise<BookAccount> => {
  const layout = layoutOf(defaultHome());
  const manifest = Manifest.safeParse(await readJson(process.env['CHOPMARK_NETWORK'] ?? layout.manifest));
  if (!manifest.success) throw new Misunderstood('there is no network: npm run up, or set CHOPMARK_NETWORK');
  const { url, tlsCaCertificate } = manifest.data.gateway;
  return {
    ...{ url, login },
    authority: await readFile(tlsCaCertificate),
    password: await passwordOf(login, layout.logins),
  };
};

const mappingOf = (columns: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    columns.map((column) => {
      const [, name, heading] = /^(\w+)=(.+)$/.exec(column) ?? [];
      if (name === undefined || heading === undefined)
        throw new Misunderstood(`${column} is not NAME=HEADING`);
      return [name, heading];
    }),
  );

const readArguments = () => {
  const { values, positionals } = parseArgs({
    options: {
      login: { type: 'string' },
      format: { type: 'string' },
      column: { type: 'string', multiple: true, default: [] },
      'leave-faults-out': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  const format = values.format ?? (file?.endsWith('.csv') === true ? 'csv' : 'json');
  if (file === undefined || others.length > 0 || values.login === undefined) throw new Misunderstood(usage);
  if (format !== 'csv' && format !== 'json') throw new Misunderstood(usage);
  const { login, column, 'leave-faults-out': leaveFaultsOut } = values;
  return { file, login, format, mapping: mappingOf(column), leaveFaultsOut } as const;
};

const run = async (): Promise<ImportRecord['state']> => {
  const { file, login, ...layout } = readArguments();
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Misunderstood(String(error));
  });
  const client = bookClient(await accountOf(login), (why) => console.error(`waiting: ${why}`));
  process.on('SIGINT', () => {
    console.error('The gateway goes on without you. The same command shows how far it is.');
    process.exit(130);
  });
  let [said, from, since] = ['', undefined as ImportRecord | undefined, performance.now()];
  let last: ImportRecord | undefined;
  for await (const record of client.bring({ text, ...layout })) {
    last = record;
    if (from === undefined && record.state === 'importing') [from, since] = [record, performance.now()];
    const line = progressLine(record, from, (performance.now() - since) / 1000);
    if (line !== said && record.finishedAt === undefined) console.log(line);
    said = line;
  }
  if (last !== undefined) console.log(endLines(last).join('\n'));
  return last?.state ?? 'failed';
};

try {
  process.exitCode = (await run()) === 'complete' ? 0 : 1;
} catch (error) {
  if (!(error instanceof Misunderstood || error instanceof BookRefused)) throw error;
  console.error(error.message);
  process.exitCode = error instanceof Misunderstood ? 2 : 1;
}
