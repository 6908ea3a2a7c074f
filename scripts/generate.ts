/**
 * `npm run generate` writes the reference in `docs/reference` from the declarations in the code; with
 * `--check` it only compares, and fails when a file differs, is missing or is no longer generated.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildOpenApi } from '@chopmark/gateway/openapi-document';
import { commandsPage } from './reference/commands.ts';
import { errorsPage } from './reference/errors.ts';
import { eventSchemas } from './reference/events.ts';
import { rolesPage } from './reference/roles.ts';
import { root } from './root.ts';

const folder = join(root, 'docs/reference');

const generated = new Map([
  ['commands.md', commandsPage()],
  ['errors.md', errorsPage()],
  ['roles.md', rolesPage()],
  ['openapi.json', `${JSON.stringify(await buildOpenApi(), null, 2)}\n`],
  ...[...eventSchemas()].map(([name, text]) => [join('events', name), text] as const),
]);

const present = existsSync(folder)
  ? readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  : [];
const stale = present.filter((name) => !generated.has(name));
const isWritten = (name: string, text: string): boolean =>
  present.includes(name) && readFileSync(join(folder, name), 'utf8') === text;
const different = [...generated].filter(([name, text]) => !isWritten(name, text)).map(([name]) => name);

if (process.argv.includes('--check')) {
  for (const name of [...different, ...stale])
    console.error(`docs/reference/${name} is not what the code says`);
  if (different.length + stale.length > 0) {
    console.error('Run npm run generate and commit the result.');
    process.exitCode = 1;
  }
} else {
  for (const name of stale) rmSync(join(folder, name));
  for (const name of different) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), generated.get(name) ?? '');
  }
  console.log(`${generated.size} files, ${different.length} changed, ${stale.length} removed`);
}
