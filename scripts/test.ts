/**
 * `npm test`: the checks, then the scenarios on a real network of their own, which is started for them beside
 * any other one and taken down again, then those on containers where a Docker engine answers. With
 * `CHOPMARK_CONTAINERS=required` it starts an engine where none does. Ends with the line `N passed, N failed`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks } from './checks.ts';
import { runWhereAnEngineAnswers, runWithAnEngine } from './container-suites.ts';
import { runStages, sum, type Step, type Tally } from './steps.ts';
import { freePortBase, runOnNetwork } from './test-network.ts';

/** Rules that are broken on purpose: each must be noticed. Too slow for the fast part. */
const variants: Step = {
  name: 'broken variants of the rules are caught',
  command: ['node', 'test/src/properties/simulate.ts', '--variants', '--seed', '1', '--schedules', '200'],
  isLive: true,
};

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

const profile = ['--profile', 'full'] as const;

const runOnNetworks = async (home: string): Promise<Tally> => {
  const environment = {
    CHOPMARK_HOME: home,
    CHOPMARK_PORT_BASE: String(await freePortBase()),
    // The alerts' scenario is called on this machine.
    CHOPMARK_WEBHOOK_NETWORKS: 'loopback',
  };
  return sum([
    await runOnNetwork(scenarios, environment, ...profile),
    await runOnNetwork(story, { ...environment, CHOPMARK_LEDGER_CLIENT: 'fabric-network' }, ...profile),
  ]);
};

const checked = await runStages([...checks(), [variants]]);
const home = mkdtempSync(join(tmpdir(), 'chopmark-test-'));
const networked = await runOnNetworks(home);
if (networked.failed === 0) rmSync(home, { recursive: true, force: true });
else console.log(`The logs of the network are kept in ${home}`);

const isRequired = process.env['CHOPMARK_CONTAINERS'] === 'required';
const contained = isRequired ? await runWithAnEngine() : await runWhereAnEngineAnswers();

const { passed, failed } = sum([checked, networked, ...(contained === undefined ? [] : [contained])]);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
