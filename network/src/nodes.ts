/** Everything that a network runs, in the order in which it is shown. */
import { existsSync } from 'node:fs';
import { chaincodePackage } from './channel/package.ts';
import { gatewayServer } from './layout.ts';
import { documentStorePort, gatewayPort, portOf, type OrganisationPort } from './ports.ts';
import * as processes from './processes/specifications.ts';
import type { ProcessSpecification } from './processes/supervisor.ts';
import type { Site } from './site.ts';
import { ordererOwners, peerOwners, type Organisation } from './topology.ts';

export type OwnedKind = 'authority' | 'orderer' | 'chaincode' | 'peer';

type Runs = {
  readonly specification: ProcessSpecification;
  /** The first one is the one that it is known by, the last one tells its health. */
  readonly ports: readonly number[];
};
export type OwnedNode = Runs & { readonly kind: OwnedKind; readonly owner: Organisation };
/** One thing that runs. */
export type Node = OwnedNode | (Runs & { readonly kind: 'document-store' | 'gateway' });

const owned = (
  site: Site,
  kind: OwnedKind,
  owners: readonly Organisation[],
  specify: (owner: Organisation) => ProcessSpecification,
  ports: readonly OrganisationPort[],
): readonly Node[] =>
  owners.map((owner) => ({
    kind,
    owner,
    specification: specify(owner),
    ports: ports.map((port) => portOf(site.portBase, owner, port)),
  }));

/** Whether the network keeps documents itself; otherwise `MONGODB_URI` names who does. */
export const keepsDocuments = (): boolean => !process.env['MONGODB_URI'];

export const nodesOf = (site: Site): readonly Node[] => {
  const { portBase, topology } = site;
  const { id } = chaincodePackage();
  const peers = peerOwners(topology);
  return [
    ...owned(site, 'authority', topology.organisations, (owner) => processes.authorityProcess(site, owner), [
      'authority',
    ]),
    ...owned(site, 'orderer', ordererOwners(topology), (owner) => processes.ordererProcess(site, owner), [
      'orderer',
      'ordererAdmin',
      'ordererOperations',
    ]),
    ...owned(site, 'chaincode', peers, (owner) => processes.chaincodeProcess(site, owner, id), ['chaincode']),
    ...owned(site, 'peer', peers, (owner) => processes.peerProcess(site, owner), ['peer', 'peerOperations']),
    ...(keepsDocuments()
      ? [
          {
            kind: 'document-store',
            specification: processes.documentStoreProcess(site),
            ports: [documentStorePort(portBase)],
          } as const,
        ]
      : []),
    ...(existsSync(gatewayServer)
      ? [
          {
            kind: 'gateway',
            specification: processes.gatewayProcess(site),
            ports: [gatewayPort(portBase)],
          } as const,
        ]
      : []),
  ];
};
