/** A peer whose container and files are gone, and another one in its place. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { containerDriver } from '@chopmark/network/containers/driver';
import { admitPeer } from '@chopmark/network/fresh-peer';
import { nodeNames } from '@chopmark/network/placement';
import { organisationOf } from '@chopmark/network/topology';
import { untilCaughtUp } from '../faults/heights.ts';
import { until } from '../faults/processes.ts';
import { type Harness, openHarness } from '../network/harness.ts';
import { peersOf, type Peers } from '../network/fabric/endorsement.ts';
import { openLedger } from '../network/fabric/ledger.ts';
import { idIn, issue, offer } from '../network/stage.ts';
import { dayMs, instantIn } from '../network/lot.ts';
import { measured } from '../network/table.ts';
import { openStack } from './stack.ts';

const minutes = 60_000;
const mspId = 'RiverBankMSP';
let harness: Harness;
let peers: Peers;

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
}, minutes);
afterAll(() => {
  peers.close();
  harness.close();
});

test(
  'joins with keys of its own, catches up with the others, and endorses again',
  async () => {
    const { site, manifest } = harness;
    const issued = await issue(harness);
    const owner = organisationOf(site.topology, mspId);
    const stack = await openStack(site);
    await stack.containerOf(nodeNames.peer(owner)).remove({ force: true, v: true });
    rmSync(site.layout.peer(owner), { recursive: true });

    const begun = performance.now();
    const supervisor = containerDriver(site).supervisor();
    await admitPeer(site, supervisor, owner);
    const joined = performance.now();
    await untilCaughtUp(site, mspId);
    measured('a fresh peer joined', `in ${Math.round(joined - begun)} ms`);
    measured('and had all blocks', `${Math.round(performance.now() - joined)} ms later`);

    const ledger = await openLedger(manifest, peers, mspId);
    const ofOther = await openLedger(manifest, peers, 'RegistryMSP');
    await until('the same last block', async () => {
      const [own, others] = [await ledger.lastBlock(mspId), await ofOther.lastBlock('RegistryMSP')];
      return own.hash === others.hash;
    });

    const offerId = await offer(harness, issued, mspId);
    const input = { assetId: issued.receiptId, offerId, expiresAt: instantIn(dayMs) };
    const reserved = await harness.as('maker@river-bank').commit('ReserveLien', { input });
    expect(idIn(reserved, 'lienId')).toMatch(/^LIEN-|^[A-Z]+-/);
  },
  4 * minutes,
);
