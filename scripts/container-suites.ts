/** The scenarios on a network of their own in containers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { containerObstacle, noticeOf } from './container-obstacle.ts';
import { kernelObstacle, type OwnEngine, startOwnEngine } from './own-engine.ts';
import type { Step, Tally } from './steps.ts';
import { freePortBase, runOnNetwork } from './test-network.ts';

const suites: Step = {
  name: 'scenarios on containers',
  command: ['jest', '--selectProjects', 'containers', '--runInBand'],
  isJest: true,
  isLive: true,
};
const flags = ['--runtime', 'docker', '--profile', 'small'] as const;
const nothing: Tally = { passed: 0, failed: 0 };
const failure: Tally = { passed: 0, failed: 1 };

const runSuites = async (): Promise<Tally> => {
  const home = mkdtempSync(join(tmpdir(), 'chopmark-containers-'));
  const environment = {
    CHOPMARK_HOME: home,
    CHOPMARK_PORT_BASE: String(await freePortBase()),
    // What the suites start they stop themselves; its own cleaner would need an image of a registry.
    TESTCONTAINERS_RYUK_DISABLED: 'true',
  };
  const tally = await runOnNetwork(suites, environment, ...flags);
  if (tally.failed === 0) rmSync(home, { recursive: true, force: true });
  else console.log(`The state of the network is kept in ${home}`);
  return tally;
};

/** On the engine that answers; where none does, says why they did not run. */
export const runWhereAnEngineAnswers = async (): Promise<Tally | undefined> => {
  const obstacle = await containerObstacle();
  if (obstacle === undefined) return runSuites();
  console.log(obstacle);
  return undefined;
};

/** All that is left of this process uses it: nothing comes after the suites. */
const runOn = async ({ host, stop }: OwnEngine): Promise<Tally> => {
  process.env['DOCKER_HOST'] = host;
  try {
    return (await runWhereAnEngineAnswers()) ?? failure;
  } finally {
    await stop();
  }
};

/**
 * On the engine that answers, or on one of its own. Not to run is a failure, but on a kernel that cannot run
 * containers.
 */
export const runWithAnEngine = async (): Promise<Tally> => {
  if ((await containerObstacle()) === undefined) return runSuites();
  const kernel = await kernelObstacle();
  if (kernel !== undefined) {
    console.log(noticeOf(kernel, 'run them on a machine that can run containers'));
    return nothing;
  }
  const engine = await startOwnEngine().catch((error: unknown) => String(error));
  if (typeof engine !== 'string') return runOn(engine);
  console.log(noticeOf(engine, 'as root: apt-get install docker.io iptables, and see what dockerd says'));
  return failure;
};
