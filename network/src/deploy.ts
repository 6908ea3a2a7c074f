/** Puts a new chaincode bundle, and a changed definition where there is one, into a running network. */
import { chaincodePackage } from './channel/package.ts';
import { ensureDeployment } from './channel/deployment.ts';
import { stillRuns } from './processes/identity.ts';
import { readRecords, stopRecorded } from './processes/records.ts';
import { chaincodeProcess, type Site } from './processes/specifications.ts';
import { waitUntil } from './processes/wait.ts';
import type { Say } from './progress.ts';
import { peerOwners } from './topology.ts';

const deadline = 30_000;

/**
 * Stops the chaincode services one by one; the supervisor starts each again with the bundle that is there
 * now. A peer connects anew at its next call, so that at most one organisation at a time cannot endorse.
 */
const renewServices = async (site: Site, say: Say): Promise<void> => {
  const { id } = chaincodePackage();
  for (const owner of peerOwners(site.topology)) {
    const { name, check } = chaincodeProcess(site, owner, id);
    const before = (await readRecords(site.layout)).find((record) => record.name === name);
    if (before) await stopRecorded(name, before);
    const renewed = async (): Promise<void> => {
      const now = (await readRecords(site.layout)).find((record) => record.name === name);
      if (!now || now.pid === before?.pid || !stillRuns(now))
        throw new Error('it has not been started again');
      await check();
    };
    await waitUntil(name, renewed, deadline);
    say(`${name} runs the new bundle`);
  }
};

/** @throws Error when a service does not come back or the members' peers refuse the definition */
export const deploy = async (site: Site, say: Say): Promise<void> => {
  await renewServices(site, say);
  const agreed = await ensureDeployment(site, say);
  say(agreed ? 'the new definition is committed' : 'the definition has not changed');
};
