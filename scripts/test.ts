/**
 * `npm test`: the checks, then the scenarios on a real network of their own, and on one in containers where a Docker
 * engine answers, each started for them beside any other one and taken down again. Ends with the line
 * `N passed, N failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './checks.ts';
import { containerObstacle } from './container-obstacle.ts';
import { runStep, runSteps, sum, type Step, type Tally } from './steps.ts';

const portBaseFirst = 27_000;
const portBaseStep = 500;
const portBaseCount = 20;

const isFree = async (port: number): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const server = createServer();
  server.once('error', () => resolve(false));
  server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  return promise;
};

const freePortBase = async (): Promise<number> => {
  for (let index = 0; index < portBaseCount; index += 1) {
    const base = portBaseFirst + index * portBaseStep;
    if (await isFree(base)) return base;
  }
  throw new Error(`No free port base from ${portBaseFirst} on: other test networks are still running.`);
};

/** Rules that are broken on purpose: each must be noticed. Too slow for the fast part. */
const variants: Step = {
  name: 'broken variants of the rules are caught',
  command: ['node', 'test/src/properties/simulate.ts', '--variants', '--seed', '1', '--schedules', '200'],
  isLive: true,
};

const network = (environment: Readonly<Record<string, string>>, ...parameters: string[]): Step => ({
  name: `network ${parameters.join(' ')}`,
  command: ['node', 'network/src/cli.ts', ...parameters],
  isLive: true,
  environment,
});

const scenarios: Step = {
  name: 'scenarios on the real network',
  command: ['jest', '--selectProjects', 'network', '--runInBand'],
  isJest: true,
  isLive: true,
};

/** The scenarios compare the clients of the ledger past the gateway; here the gateway itself runs on the other one. */
const story: Step = {
  name: 'the demo story through fabric-network',
  command: ['node', 'test/src/story/cli.ts'],
  isLive: true,
};

const onContainers: Step = {
  name: 'scenarios on containers',
  command: ['jest', '--selectProjects', 'containers', '--runInBand'],
  isJest: true,
  isLive: true,
};

/** Starts the network, with the data that are there, runs the step on it, and takes it down whatever it did. */
const runOnNetwork = async (
  step: Step,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = ['--profile', 'full'],
): Promise<Tally> => {
  const up = await runStep(network(environment, 'up', ...flags));
  const tallies = [up];
  if (up.failed === 0) tallies.push(await runStep({ ...step, environment }));
  tallies.push(await runStep({ ...network(environment, 'down'), isCleaning: true }));
  return sum(tallies);
};

const runOnNetworks = async (home: string): Promise<Tally> => {
  const environment = { CHOPMARK_HOME: home, CHOPMARK_PORT_BASE: String(await freePortBase()) };
  return sum([
    await runOnNetwork(scenarios, environment),
    await runOnNetwork(story, { ...environment, CHOPMARK_LEDGER_CLIENT: 'fabric-network' }),
  ]);
};

const runOnContainers = async (home: string): Promise<Tally> => {
  const obstacle = await containerObstacle(process.env);
  if (obstacle !== undefined) {
    console.log(obstacle.notice);
    return { passed: 0, failed: obstacle.isFailure ? 1 : 0 };
  }
  const environment = {
    CHOPMARK_HOME: home,
    CHOPMARK_PORT_BASE: String(await freePortBase()),
    // What the suites start they stop themselves; its own cleaner would need an image of a registry.
    TESTCONTAINERS_RYUK_DISABLED: 'true',
  };
  return runOnNetwork(onContainers, environment, ['--runtime', 'docker', '--profile', 'small']);
};

const checked = await runSteps([...checks(), variants]);

/** A state directory for a network, kept when something failed on it. */
const inHome = async (run: (home: string) => Promise<Tally>): Promise<Tally> => {
  const home = mkdtempSync(join(tmpdir(), 'chopmark-test-'));
  const tally = await run(home);
  if (tally.failed === 0) rmSync(home, { recursive: true, force: true });
  else console.log(`The state of the network is kept in ${home}`);
  return tally;
};

const networked = await inHome(runOnNetworks);
const contained = await inHome(runOnContainers);

const { passed, failed } = sum([checked, networked, contained]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
