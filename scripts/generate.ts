/**
 * `npm run generate` writes the reference in `docs/reference` from the declarations in the code, and the calendars of
 * the demonstration; with `--check` it only compares, and fails when a file differs, is missing or is no longer
 * generated.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildOpenApi } from '@chopmark/gateway/openapi-document';
import { demonstrationCalendars } from './calendars/calendars.ts';
import { commandsPage } from './reference/commands.ts';
import { creditActsPage } from './reference/credit-acts.ts';
import { customsStepsPage } from './reference/customs-steps.ts';
import { errorsPage } from './reference/errors.ts';
import { eventSchemas } from './reference/events.ts';
import { examinationPage } from './reference/examination.ts';
import { rolesPage } from './reference/roles.ts';
import { stepTablePages } from './reference/step-tables.ts';
import { swiftPage } from './reference/swift.ts';
import { vouchersPage } from './reference/vouchers.ts';
import { root } from './root.ts';

/** Everything in it is generated: a file that no declaration stands behind is removed. */
const folder = 'docs/reference';

const inReference = [
  ['commands.md', commandsPage()],
  ['customs-declaration.md', customsStepsPage()],
  ['errors.md', errorsPage()],
  ['examination-rules.md', examinationPage()],
  ['letter-of-credit.md', creditActsPage()],
  ['roles.md', rolesPage()],
  ['swift.md', swiftPage()],
  ['vouchers.md', vouchersPage()],
  ...stepTablePages(),
  ['openapi.json', `${JSON.stringify(await buildOpenApi(), null, 2)}\n`],
  ...[...eventSchemas()].map(([name, text]) => [join('events', name), text] as const),
] as const;

/** Texts by their path in the repository. */
const generated = new Map([
  ...inReference.map(([name, text]) => [join(folder, name), text] as const),
  ['gateway/src/seed/calendars.json', `${JSON.stringify(demonstrationCalendars(), null, 2)}\n`] as const,
]);

const present = existsSync(join(root, folder))
  ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  : [];
const stale = present.filter((path) => !generated.has(path));
const isWritten = (path: string, text: string): boolean =>
  existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === text;
const different = [...generated].filter(([path, text]) => !isWritten(path, text)).map(([path]) => path);

if (process.argv.includes('--check')) {
  for (const path of [...different, ...stale]) console.error(`${path} is not what the code says`);
  if (different.length + stale.length > 0) {
    console.error('Run npm run generate and commit the result.');
    process.exitCode = 1;
  }
} else {
  for (const path of stale) rmSync(join(root, path));
  for (const path of different) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), generated.get(path) ?? '');
  }
  console.log(`${generated.size} files, ${different.length} changed, ${stale.length} removed`);
}
