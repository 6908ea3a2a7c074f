/**
 * Runs a TypeScript program of this repository: `node scripts/run.mjs [--build] PROGRAM [ARGUMENT…]`. Plain
 * JavaScript, because in a fresh clone there is nothing but npm and the Node that came with it. Installs the
 * dependencies when node_modules differs from the lockfile, then hands over to Node 24, which one of the
 * dependencies brings.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const binaries = join(root, 'node_modules', '.bin');
const majorWanted = 24;

/** Notes which lockfile was installed last: npm's own record leaves out what is optional. */
const installedNote = join(root, 'node_modules', '.installed-lockfile');
const lockfileHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

const isInstalled = () => existsSync(installedNote) && readFileSync(installedNote, 'utf8') === lockfileHash();

const fail = (message) => {
  console.error(message);
  process.exit(1);
};

const runToEnd = (command, parameters) => {
  const { status, error } = spawnSync(command, parameters, { cwd: root, stdio: 'inherit' });
  if (error !== undefined) fail(`${command} does not start: ${error.message}`);
  if (status !== 0) fail(`${command} ${parameters.join(' ')} failed.`);
};

/** The Node of the dependencies, or the one that runs this file when it is new enough. */
const findNode = () => {
  const brought = join(binaries, 'node');
  if (existsSync(brought)) return brought;
  if (Number(process.versions.node.split('.')[0]) >= majorWanted) return process.execPath;
  return fail(
    `Node ${process.versions.node} is too old, and npm installed no Node ${majorWanted} for ` +
      `${process.platform}-${process.arch}. Install Node ${majorWanted} and start again.`,
  );
};

/** Hands the terminal over: the program ends by itself, and its end is ours. */
const handOver = (node, parameters) => {
  const child = spawn(node, parameters, { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // A terminal sends Ctrl-C to the child as well; without one, only we were told.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child.on('error', ({ message }) => fail(`${node} does not start: ${message}`));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
};

const [, , ...given] = process.argv;
const wantsBuild = given[0] === '--build';
const [program, ...parameters] = wantsBuild ? given.slice(1) : given;
if (program === undefined) fail('Usage: node scripts/run.mjs [--build] PROGRAM [ARGUMENT…]');

process.env['PATH'] = `${binaries}${delimiter}${process.env['PATH'] ?? ''}`;
if (!isInstalled()) {
  console.error('Installing dependencies …');
  // Warnings about this Node's age are beside the point: the packages will run on the one that is installed.
  runToEnd('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installedNote, lockfileHash());
}
const node = findNode();
if (wantsBuild) runToEnd('npm', ['run', '--silent', 'build']);
handOver(node, [join(root, program), ...parameters]);
