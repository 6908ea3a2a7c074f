/** Keeps results as JSON lines beside the network's state, which git ignores, and shows them as a table. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@chopmark/network/layout';
import { type Row, tableOf } from '../load/table.ts';

export const resultsFolder = join(repositoryRoot, '.chopmark', 'bench');

const commitOf = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: repositoryRoot, encoding: 'utf8' }).trim();

/** What a reader must know to compare the figures with others. */
const circumstances = () => ({
  at: new Date().toISOString(),
  commit: commitOf(),
  node: process.version,
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  /** Of the last minute, when the measurement ended. */
  loadAverage: Number((loadavg()[0] ?? 0).toFixed(1)),
});

export interface Result {
  readonly name: string;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly rows: readonly Row[];
}

/** Prints the result and appends it to the file of its name. @returns the file */
export const keepResult = ({ name, settings, rows }: Result): string => {
  const file = join(resultsFolder, `${name}.jsonl`);
  const around = circumstances();
  mkdirSync(resultsFolder, { recursive: true });
  appendFileSync(file, `${JSON.stringify({ name, ...around, settings, rows })}\n`);
  const said = Object.entries({ ...settings, ...around }).map(([key, value]) => `${key} ${value}`);
  process.stdout.write(`\n${name}: ${said.join(', ')}\n\n${tableOf(rows)}\n`);
  return file;
};
