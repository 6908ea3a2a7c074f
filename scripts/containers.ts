/**
 * `npm run containers`: the scenarios on a network of their own in containers. Says what is missing where they cannot
 * run. Ends with the line `N passed, N failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { containerObstacle } from './container-obstacle.ts';
import type { Step } from './steps.ts';
import { freePortBase, runOnNetwork } from './test-network.ts';

const suites: Step = {
  name: 'scenarios on containers',
  command: ['jest', '--selectProjects', 'containers', '--runInBand'],
  isJest: true,
  isLive: true,
};

const obstacle = await containerObstacle();
if (obstacle !== undefined) {
  console.log(obstacle);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const home = mkdtempSync(join(tmpdir(), 'chopmark-containers-'));
const environment = {
  CHOPMARK_HOME: home,
  CHOPMARK_PORT_BASE: String(await freePortBase()),
  // What the suites start they stop themselves; its own cleaner would need an image of a registry.
  TESTCONTAINERS_RYUK_DISABLED: 'true',
};
const { passed, failed } = await runOnNetwork(
  suites,
  environment,
  ...['--runtime', 'docker', '--profile', 'small'],
);
if (failed === 0) rmSync(home, { recursive: true, force: true });
else console.log(`The state of the network is kept in ${home}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
