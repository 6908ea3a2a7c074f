/** How far the peers of a network are: one that a fault has hit may be some blocks behind for some seconds. */
import { peerHeight } from '@chopmark/network/channel/join';
import type { Site } from '@chopmark/network/site';
import { type Organisation, organisationOf, peerOwners } from '@chopmark/network/topology';
import { until } from './processes.ts';

const patienceMs = 120_000;

/** Blocks on an organisation's peer; 0 where it does not answer. */
const heightOf = async (site: Site, owner: Organisation): Promise<number> =>
  (await peerHeight(site, owner).catch(() => undefined)) ?? 0;

/** Blocks of the peer that has most: what has been acknowledged is in one of them. */
export const highestOf = async (site: Site): Promise<number> =>
  Math.max(...(await Promise.all(peerOwners(site.topology).map((owner) => heightOf(site, owner)))));

/** Waits until an organisation's peer has all blocks that any peer had at the beginning of the waiting. */
export const untilCaughtUp = async (site: Site, mspId: string): Promise<void> => {
  const target = await highestOf(site);
  const owner = organisationOf(site.topology, mspId);
  const isThere = async (): Promise<boolean> => (await heightOf(site, owner)) >= target;
  await until(`the blocks of others at ${mspId}`, isThere, patienceMs);
};
