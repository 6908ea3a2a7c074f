/** A new bundle in the containers of a running network. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { projectName } from '@chopmark/network/containers/compose';
import { containersOf } from '@chopmark/network/containers/stack';
import { deploy } from '@chopmark/network/deploy';
import { nodeNames } from '@chopmark/network/placement';
import { peerOwners } from '@chopmark/network/topology';
import { type Harness, openHarness } from '../network/harness.ts';
import { issue } from '../network/stage.ts';

const minutes = 60_000;
let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
}, minutes);
afterAll(() => harness.close());

const pids = async (): Promise<ReadonlyMap<string, number | undefined>> =>
  new Map((await containersOf(projectName(harness.site))).map(({ name, pid }) => [name, pid]));

test(
  'a deployment starts every chaincode service anew and nothing else, and the members go on',
  async () => {
    const services = peerOwners(harness.site.topology).map(nodeNames.chaincode);
    const said: string[] = [];
    const before = await pids();
    await deploy(harness.site, (line) => said.push(line));
    const after = await pids();
    expect(said).toEqual([
      ...services.map((name) => `${name} runs the new bundle`),
      'the definition has not changed',
    ]);
    const renewed = [...after].filter(([name, pid]) => before.get(name) !== pid).map(([name]) => name);
    expect(renewed.sort()).toEqual([...services].sort());
    await expect(issue(harness)).resolves.toMatchObject({ receiptId: expect.stringMatching(/^[A-Z]+-/) });
  },
  3 * minutes,
);
