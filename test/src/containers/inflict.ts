/** Faults of a network, and when what was hit works again. */
import { setTimeout as pause } from 'node:timers/promises';
import { nodeNames } from '@chopmark/network/placement';
import { ordererProcess } from '@chopmark/network/processes/specifications';
import type { Site } from '@chopmark/network/site';
import { untilCaughtUp } from '../faults/heights.ts';
import { until } from '../faults/processes.ts';
import { type Killed, raftLeader } from '../faults/targets.ts';
import type { Stack } from './stack.ts';

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
