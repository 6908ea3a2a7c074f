/** Puts a new chaincode bundle, and a changed definition where there is one, into a running network. */
import { chaincodePackage } from './channel/package.ts';
import { ensureDeployment } from './channel/deployment.ts';
import { driverOf } from './driver.ts';
import { chaincodeProcess } from './processes/specifications.ts';
import type { Say } from './progress.ts';
import type { Site } from './site.ts';
import { peerOwners } from './topology.ts';

/**
 * Starts the chaincode services anew one by one, with the bundle that is there now. A peer connects anew at its
 * next call, so that at most one organisation at a time cannot endorse.
 */
const renewServices = async (site: Site, say: Say): Promise<void> => {
  const { id } = chaincodePackage();
  const driver = driverOf(site);
  await driver.prepare(say);
  for (const owner of peerOwners(site.topology)) {
    const { name, check } = chaincodeProcess(site, owner, id);
    await driver.renew(name, check);
    say(`${name} runs the new bundle`);
  }
};

/** @throws Error when a service does not come back or the members' peers refuse the definition */
export const deploy = async (site: Site, say: Say): Promise<void> => {
  await renewServices(site, say);
  const agreed = await ensureDeployment(site, [], say);
  say(agreed ? 'the new definition is committed' : 'the definition has not changed');
};
