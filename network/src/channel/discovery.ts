/**
 * What peers know of each other. The gateway service of a peer finds endorsers through this, and only through
 * this.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { tlsFiles } from '../certificates/folders.ts';
import { run } from '../command.ts';
import { loopback, portOf } from '../ports.ts';
import type { Site } from '../site.ts';
import { waitUntil } from '../processes/wait.ts';
import { chaincodeName, channelName, peerOwners, type Organisation } from '../topology.ts';

const Discovered = z.array(z.object({ MSPID: z.string(), Chaincodes: z.array(z.string()).nullish() }));

/** The organisations whose peers, as far as this one knows, run the chaincode. */
const knownPeers = async (
  { layout, portBase, toolchain }: Site,
  organisation: Organisation,
): Promise<readonly string[]> => {
  const administrator = layout.administrator(organisation);
  const flags = {
    peerTLSCA: tlsFiles(join(layout.peer(organisation), 'tls')).authority,
    userKey: join(administrator, 'keystore/key.pem'),
    userCert: join(administrator, 'signcerts/cert.pem'),
    MSP: organisation.mspId,
  };
  const { stdout } = await run(join(toolchain.fabric, 'discover'), [
    ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
    ...['peers', '--channel', channelName],
    ...['--server', `${loopback}:${portOf(portBase, organisation, 'peer')}`],
  ]);
  return Discovered.parse(JSON.parse(stdout))
    .filter(({ Chaincodes }) => Chaincodes?.includes(chaincodeName))
    .map(({ MSPID }) => MSPID);
};

const deadline = 60_000;

/** Waits until every peer knows every other, so that the first transaction finds its endorsers. */
export const waitForDiscovery = async (site: Site): Promise<void> => {
  const wanted = peerOwners(site.topology).map(({ mspId }) => mspId);
  const check = async (owner: Organisation): Promise<void> => {
    const known = await knownPeers(site, owner);
    const missing = wanted.filter((mspId) => !known.includes(mspId));
    if (missing.length > 0) throw new Error(`it does not know ${missing.join(', ')}`);
  };
  await Promise.all(
    peerOwners(site.topology).map((owner) =>
      waitUntil(`the peer of ${owner.name} to know the others`, () => check(owner), deadline),
    ),
  );
};
