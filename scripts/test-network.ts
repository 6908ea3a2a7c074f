/** A network of the tests' own, beside any other one: started for a step, and taken down whatever the step did. */
import { createServer } from 'node:net';
import { runStep, sum, type Step, type Tally } from './steps.ts';

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

export const freePortBase = async (): Promise<number> => {
  for (let index = 0; index < portBaseCount; index += 1) {
    const base = portBaseFirst + index * portBaseStep;
    if (await isFree(base)) return base;
  }
  throw new Error(`No free port base from ${portBaseFirst} on: other test networks are still running.`);
};

const network = (environment: Readonly<Record<string, string>>, ...parameters: string[]): Step => ({
  name: `network ${parameters.join(' ')}`,
  command: ['node', 'network/src/cli.ts', ...parameters],
  isLive: true,
  environment,
});

/** Starts the network, with the data that are there, runs the step on it, and takes it down whatever it did. */
export const runOnNetwork = async (
  step: Step,
  environment: Readonly<Record<string, string>>,
  ...flags: readonly string[]
): Promise<Tally> => {
  const up = await runStep(network(environment, 'up', ...flags));
  const tallies = [up];
  if (up.failed === 0) tallies.push(await runStep({ ...step, environment }));
  tallies.push(await runStep({ ...network(environment, 'down'), isCleaning: true }));
  return sum(tallies);
};
