/** What runs now, compared with what should. */
import { existsSync } from 'node:fs';
import { chaincodePackage } from './channel/package.ts';
import { peerHeight } from './channel/join.ts';
import { gatewayServer } from './layout.ts';
import { documentStorePort, gatewayPort, portOf } from './ports.ts';
import { stillRuns } from './processes/identity.ts';
import { readRecords, type ProcessRecord } from './processes/records.ts';
import * as processes from './processes/specifications.ts';
import type { Site } from './processes/specifications.ts';
import type { ProcessSpecification } from './processes/supervisor.ts';
import { ordererOwners, peerOwners } from './topology.ts';

type Expected = {
  readonly specification: ProcessSpecification;
  readonly port: number;
  readonly height?: () => Promise<number | undefined>;
};

export type Inspected = {
  readonly name: string;
  readonly port: number;
  readonly pid: number | undefined;
  /** `healthy`: it answers for its health; `ailing`: it runs and does not; `stopped`: it does not run. */
  readonly condition: 'healthy' | 'ailing' | 'stopped';
  /** Why it is not healthy. */
  readonly complaint: string | undefined;
  readonly restarts: number;
  /** Blocks, for a peer. */
  readonly height: number | undefined;
};

const expectedProcesses = (site: Site): readonly Expected[] => {
  const { portBase, topology } = site;
  const { id } = chaincodePackage();
  return [
    ...topology.organisations.map((owner) => ({
      specification: processes.authorityProcess(site, owner),
      port: portOf(portBase, owner, 'authority'),
    })),
    ...ordererOwners(topology).map((owner) => ({
      specification: processes.ordererProcess(site, owner),
      port: portOf(portBase, owner, 'orderer'),
    })),
    ...peerOwners(topology).map((owner) => ({
      specification: processes.chaincodeProcess(site, owner, id),
      port: portOf(portBase, owner, 'chaincode'),
    })),
    ...peerOwners(topology).map((owner) => ({
      specification: processes.peerProcess(site, owner),
      port: portOf(portBase, owner, 'peer'),
      height: () => peerHeight(site, owner),
    })),
    ...(process.env['MONGODB_URI']
      ? []
      : [{ specification: processes.documentStoreProcess(site), port: documentStorePort(portBase) }]),
    ...(existsSync(gatewayServer)
      ? [{ specification: processes.gatewayProcess(site), port: gatewayPort(portBase) }]
      : []),
  ];
};

const inspectOne = async (
  { specification, port, height }: Expected,
  record: ProcessRecord | undefined,
): Promise<Inspected> => {
  const { name } = specification;
  const restarts = record?.restarts ?? 0;
  if (!record || !stillRuns(record)) {
    const complaint = record ? 'its process has ended' : 'it was not started';
    return { name, port, pid: undefined, condition: 'stopped', complaint, restarts, height: undefined };
  }
  try {
    await specification.check();
    const blocks = await height?.();
    return {
      name,
      port,
      pid: record.pid,
      condition: 'healthy',
      complaint: undefined,
      restarts,
      height: blocks,
    };
  } catch (error) {
    const complaint = error instanceof Error ? error.message : String(error);
    return { name, port, pid: record.pid, condition: 'ailing', complaint, restarts, height: undefined };
  }
};

/** Looks at every process that the profile should run. */
export const inspect = async (site: Site): Promise<readonly Inspected[]> => {
  const records = new Map((await readRecords(site.layout)).map((record) => [record.name, record]));
  return Promise.all(
    expectedProcesses(site).map((expected) => inspectOne(expected, records.get(expected.specification.name))),
  );
};
