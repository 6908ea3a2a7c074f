/** Runs the steps of a check, shows each with its time, and counts what passed and what failed. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './root.ts';

export interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...parameters: string[]];
  /** A jest run counts its tests; any other step counts as one. */
  readonly isJest?: boolean;
  /** Runs although the run was interrupted, because it cleans up. */
  readonly isCleaning?: boolean;
  /** Shows the output while it comes, because the step is long. */
  readonly isLive?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** What jest writes with `--json`: the members that are counted. */
const JestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

export const sum = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
});

/** Ctrl-C ends the step that runs and skips the others, except those that clean up. */
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());

/** A run that ended badly has failed in at least one thing, whatever it counted. */
const tallyOf = (succeeded: boolean, report: string): Tally => {
  if (!existsSync(report)) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const counts = JestReport.parse(JSON.parse(readFileSync(report, 'utf8')));
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
  return { passed: counts.numPassedTests, failed: succeeded ? failed : Math.max(1, failed) };
};

/** Jest loads ECMAScript modules only with this switch; the warning about it says nothing new. */
const moduleOptions = {
  NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
};

/**
 * Runs a program; resolves to whether it ended well, and to what it wrote when that was not shown already.
 */
const run = async (step: Step, extra: readonly string[]): Promise<{ succeeded: boolean; output: string }> => {
  const [program, ...parameters] = step.command;
  const { promise, resolve: settle } = Promise.withResolvers<boolean>();
  const child = spawn(program, [...parameters, ...extra], {
    cwd: root,
    env: { ...process.env, ...moduleOptions, ...step.environment },
    ...(step.isCleaning === true ? {} : { signal: interruption.signal }),
    stdio: ['ignore', step.isLive === true ? 'inherit' : 'pipe', step.isLive === true ? 'inherit' : 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.on('error', (error) => {
    const reason = error.name === 'AbortError' ? 'was interrupted' : `does not start: ${error.message}`;
    chunks.push(Buffer.from(`${program} ${reason}\n`));
    settle(false);
  });
  child.on('close', (code) => settle(code === 0));
  const succeeded = await promise;
  return { succeeded, output: Buffer.concat(chunks).toString() };
};

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

/** Runs one step and prints its line; of a failed one, what it wrote. */
export const runStep = async (step: Step): Promise<Tally> => {
  if (interruption.signal.aborted && step.isCleaning !== true) return { passed: 0, failed: 1 };
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'chopmark-'));
  const report = join(folder, 'report.json');
  console.log(`… ${step.name}`);
  const extra = step.isJest === true ? ['--json', `--outputFile=${report}`] : [];
  const { succeeded, output } = await run(step, extra);
  const tally = tallyOf(succeeded, report);
  rmSync(folder, { recursive: true, force: true });
  const counts = step.isJest === true ? ` · ${tally.passed} passed, ${tally.failed} failed` : '';
  if (!succeeded && output !== '') console.log(output.trimEnd());
  console.log(`${succeeded ? '✓' : '✗'} ${step.name} · ${seconds(start)}${counts}`);
  return tally;
};

/** Steps that each take one core run beside each other; a stage begins when the one before it has ended. */
export type Stage = readonly Step[];

const runStage = async (stage: Stage): Promise<Tally[]> => {
  const waiting = [...stage];
  const lane = async (): Promise<Tally[]> => {
    const tallies: Tally[] = [];
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      tallies.push(await runStep(step));
    }
    return tallies;
  };
  return (await Promise.all(Array.from({ length: availableParallelism() }, lane))).flat();
};

/** Runs all of them, failed ones included, so that one run shows everything that is wrong. */
export const runStages = async (stages: readonly Stage[]): Promise<Tally> => {
  const tallies: Tally[] = [];
  for (const stage of stages) tallies.push(...(await runStage(stage)));
  return sum(tallies);
};
