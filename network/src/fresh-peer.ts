/** A new peer in the place of one that is lost. */
import { ensureIdentities } from './certificates/enrolment.ts';
import { installPackage } from './channel/deployment.ts';
import { joinPeer } from './channel/join.ts';
import { writePeerFiles } from './node-files.ts';
import { peerProcess } from './processes/specifications.ts';
import type { Supervisor } from './processes/supervisor.ts';
import type { Site } from './site.ts';
import type { Organisation } from './topology.ts';

/**
 * Starts an organisation's peer whose folder is gone: with an identity and certificates of its own and an empty
 * ledger, which the orderers fill. Private data that only the lost peer had come back from the outbox
 * of the gateway that submitted them, or from nowhere.
 * @throws Error when it does not become healthy or the channel does not take it
 */
export const admitPeer = async (site: Site, supervisor: Supervisor, owner: Organisation): Promise<void> => {
  await ensureIdentities(site, owner);
  await writePeerFiles(site, owner);
  await supervisor.start(peerProcess(site, owner));
  await joinPeer(site, owner);
  await installPackage(site, owner);
};
