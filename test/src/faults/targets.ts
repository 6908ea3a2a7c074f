/** The processes that are killed. Only pids that the network itself has recorded, and only while they mean them. */
import { join } from 'node:path';
import { readMetric } from '@chopmark/network/channel/join';
import { portOf } from '@chopmark/network/ports';
import { signal, stillRuns } from '@chopmark/network/processes/identity';
import {
  chaincodeProcess,
  gatewayProcess,
  ordererProcess,
  peerProcess,
} from '@chopmark/network/processes/specifications';
import type { Site } from '@chopmark/network/site';
import type { ProcessSpecification } from '@chopmark/network/processes/supervisor';
import { chaincodePackage } from '@chopmark/network/channel/package';
import { type Organisation, ordererOwners, organisationOf, registryOf } from '@chopmark/network/topology';
import { recordOf, until } from './processes.ts';

export const faultNames = ['gateway', 'raft leader', 'gateway peer', 'chaincode service'] as const;
export type FaultName = (typeof faultNames)[number];

/** @throws Error while no orderer leads */
export const raftLeader = async ({ layout, portBase, topology }: Site): Promise<Organisation> => {
  for (const owner of ordererOwners(topology)) {
    const url = `https://localhost:${portOf(portBase, owner, 'ordererOperations')}`;
    const led = await readMetric(
      url,
      join(layout.orderer(owner), 'tls'),
      /^consensus_etcdraft_is_leader\{[^}]*\} (\d+)$/m,
    ).catch(() => undefined);
    if (led === 1) return owner;
  }
  throw new Error('no orderer leads');
};

/** The Registry's chaincode service is the one that every step of a lien needs: it is the witness's. */
const specificationOf = async (site: Site, fault: FaultName): Promise<ProcessSpecification> => {
  switch (fault) {
    case 'gateway':
      return gatewayProcess(site);
    case 'raft leader':
      return ordererProcess(site, await raftLeader(site));
    case 'gateway peer':
      return peerProcess(site, organisationOf(site.topology, 'HarbourBankMSP'));
    case 'chaincode service':
      return chaincodeProcess(site, registryOf(site.topology), chaincodePackage().id);
  }
};

export interface Killed {
  readonly process: string;
  /** By the clock of `performance`. */
  readonly at: number;
  /** Milliseconds until the supervisor had started it again, and until it answered for its health. */
  readonly restartedMs: number;
  readonly healthyMs: number;
}

/** Kills with SIGKILL and waits until the process is back. */
export const kill = async (site: Site, fault: FaultName): Promise<Killed> => {
  const { name, check } = await specificationOf(site, fault);
  const record = await recordOf(site, name);
  const at = performance.now();
  if (!signal(record, 'SIGKILL')) throw new Error(`${name} does not run`);
  await until(`a new ${name}`, async () => {
    const now = await recordOf(site, name).catch(() => record);
    return now.pid !== record.pid && stillRuns(now);
  });
  const restartedMs = performance.now() - at;
  await until(`a healthy ${name}`, () =>
    check().then(
      () => true,
      () => false,
    ),
  );
  return { process: name, at, restartedMs, healthyMs: performance.now() - at };
};
