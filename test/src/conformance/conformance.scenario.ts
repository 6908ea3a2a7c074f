/** The simulated ledger says what real Fabric says: on random schedules, by validation code and by final state. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type Harness, openHarness } from '../network/harness.ts';
import { compare } from './comparison.ts';
import { type Deployment, deployOperations } from './deployment.ts';
import { type FabricSide, openFabricSide } from './fabric-side.ts';

jest.setTimeout(600_000);

const schedules = 200;
const seed = Math.floor(Math.random() * 2 ** 31);

let harness: Harness;
let deployment: Deployment;
let fabric: FabricSide;

beforeAll(async () => {
  harness = await openHarness();
  deployment = await deployOperations(harness.site);
  fabric = await openFabricSide(harness.manifest, deployment.chaincode, deployment.mspIds);
});

afterAll(async () => {
  fabric.close();
  await deployment.stop();
  harness.close();
});

test(`${schedules} random schedules end alike, seed ${seed}`, async () => {
  const { codes, disagreements } = await compare(fabric, deployment.mspIds, seed, schedules);
  expect(disagreements).toEqual([]);
  // Every verdict that the simulator knows has been compared.
  expect(Object.keys(codes).sort()).toEqual([
    'DUPLICATE_TXID',
    'ENDORSEMENT_POLICY_FAILURE',
    'MVCC_READ_CONFLICT',
    'PHANTOM_READ_CONFLICT',
    'VALID',
  ]);
});
