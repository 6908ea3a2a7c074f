/** What the commands print. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Finding } from './finding.ts';
import type { Inspected } from './inspection.ts';
import { chaincodeBundle, readJson, type Layout } from './layout.ts';
import { Manifest } from './manifest.ts';

/** What a person should know about the release that runs. */
export const releaseWarning = (version: string): readonly string[] =>
  /^2\.5\.[0-4]$/.test(version)
    ? [
        `Fabric ${version} is for development and evaluation: it has CVE-2023-46132 (fixed in 2.5.5) and`,
        'CVE-2024-45244 (answered by the time guard of the chaincode). Production runs the current 2.5 patch.',
      ]
    : [];

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

/** Every member runs the same bytes; whoever compares this line with another member's sees whether it is so. */
const bundleHash = (): string =>
  existsSync(chaincodeBundle)
    ? `SHA-256 ${createHash('sha256').update(readFileSync(chaincodeBundle)).digest('hex')}`
    : 'not built; `npm run build` makes it';

export const statusReport = (
  profile: string,
  phase: string,
  processes: readonly Inspected[],
  version: string,
  certificates: string,
): string => {
  const rows = processes.map(({ name, port, pid, condition, height, restarts, complaint }) => [
    name,
    condition,
    String(port),
    pid === undefined ? '-' : String(pid),
    height === undefined ? '' : String(height),
    [restarts > 0 ? `crashed ${restarts} times` : '', complaint ?? ''].filter(Boolean).join('; '),
  ]);
  return [
    `Profile ${profile}, Fabric ${version}: ${phase}`,
    `Chaincode bundle: ${bundleHash()}`,
    certificates,
    '',
    table([['process', 'condition', 'port', 'pid', 'blocks', ''], ...rows]),
    ...releaseWarning(version),
  ].join('\n');
};

const marks = { good: 'ok   ', note: 'note ', wrong: 'WRONG' } as const;

export const doctorReport = (findings: readonly Finding[]): string => {
  const lines = findings.flatMap(({ subject, state, severity, cure }) => [
    `${marks[severity]} ${subject}: ${state}`,
    ...(cure === undefined ? [] : [`      what to do: ${cure}`]),
  ]);
  const count = findings.filter(({ severity }) => severity === 'wrong').length;
  return [...lines, '', count === 0 ? 'Nothing is wrong.' : `${count} to cure.`].join('\n');
};

const Logins = z.array(
  z.looseObject({ user: z.string(), password: z.string(), role: z.string().optional() }),
);

/** What a person needs first: where it is, who can log in, how to stop. */
export const readyReport = async (layout: Layout, stopHint: string): Promise<string> => {
  const manifest = Manifest.parse(await readJson(layout.manifest));
  const logins = existsSync(layout.logins)
    ? Logins.safeParse(JSON.parse(await readFile(layout.logins, 'utf8')))
    : undefined;
  const people = logins?.success
    ? [
        '',
        table([['user', 'role', 'password'], ...logins.data.map((l) => [l.user, l.role ?? '', l.password])]),
      ]
    : [];
  return [
    '',
    `The consortium runs: ${manifest.organisations.length} organisations, profile ${manifest.profile}.`,
    `API        ${manifest.gateway.url}/v1`,
    `Reference  ${manifest.gateway.url}/reference`,
    `Trust      ${manifest.gateway.tlsCaCertificate} (the authority of the gateway's certificate)`,
    ...(existsSync(layout.logins) ? [`Logins     ${layout.logins}`] : []),
    ...people,
    '',
    stopHint,
  ].join('\n');
};
