/** Faults of a network, and when what was hit works again. */
import { setTimeout as pause } from 'node:timers/promises';
import { peerHeight } from '@chopmark/network/channel/join';
import { nodeNames } from '@chopmark/network/placement';
import { ordererProcess } from '@chopmark/network/processes/specifications';
import type { Site } from '@chopmark/network/site';
import { organisationOf, peerOwners } from '@chopmark/network/topology';
import { until } from '../faults/processes.ts';
import { type Killed, raftLeader } from '../faults/targets.ts';
import type { Stack } from './stack.ts';

const minutes = 60_000;

/** Blocks on the peers of some organisations; 0 where one does not answer. */
export const heightsOf = (site: Site, mspIds: readonly string[]): Promise<number[]> =>
  Promise.all(
    mspIds.map(async (mspId) => {
      const height = await peerHeight(site, organisationOf(site.topology, mspId)).catch(() => undefined);
      return height ?? 0;
    }),
  );

const othersThan = (site: Site, mspId: string): string[] =>
  peerOwners(site.topology)
    .map((owner) => owner.mspId)
    .filter((other) => other !== mspId);

/** Waits until an organisation's peer has the blocks that others had at the beginning of the waiting. */
export const untilCaughtUp = async (site: Site, mspId: string): Promise<void> => {
  const target = Math.max(...(await heightsOf(site, othersThan(site, mspId))));
  await until(
    `the blocks of others at ${mspId}`,
    async () => ((await heightsOf(site, [mspId]))[0] ?? 0) >= target,
    2 * minutes,
  );
};

/** Cuts an organisation off for some time; nobody does anything to bring it back but to connect it again. */
export const partition =
  (stack: Stack, mspId: string, lastsMs: number) =>
  async (site: Site): Promise<Killed> => {
    const at = performance.now();
    await stack.cutOff(mspId);
    await pause(lastsMs);
    await stack.reconnect(mspId);
    const restartedMs = performance.now() - at;
    await untilCaughtUp(site, mspId);
    return { process: mspId, at, restartedMs, healthyMs: performance.now() - at };
  };

/** Freezes the orderer that leads, so that it neither answers nor goes away, and lets it go on later. */
export const freezeLeader =
  (stack: Stack, lastsMs: number) =>
  async (site: Site): Promise<Killed> => {
    const leader = await raftLeader(site);
    const name = nodeNames.orderer(leader);
    const at = performance.now();
    await stack.containerOf(name).pause();
    try {
      await pause(lastsMs);
    } finally {
      await stack.containerOf(name).unpause();
    }
    const restartedMs = performance.now() - at;
    const { check } = ordererProcess(site, leader);
    await until(`a healthy ${name}`, () =>
      check().then(
        () => true,
        () => false,
      ),
    );
    return { process: name, at, restartedMs, healthyMs: performance.now() - at };
  };
