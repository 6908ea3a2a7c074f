/** What a container needs beyond its program: image, files, networks, and how it tells that it works. */
import { join, relative } from 'node:path';
import { tlsFiles } from '../certificates/folders.ts';
import type { Layout } from '../layout.ts';
import type { Node, OwnedNode } from '../nodes.ts';
import { inContainers } from '../placement.ts';
import type { Site } from '../site.ts';
import { organisationOf, peerMspId, peerOwners, type Organisation } from '../topology.ts';
import type { ImageName } from './recipes.ts';

/** A file or folder of the state directory, under the same name in the container. */
export type Mount = { readonly source: string; readonly target: string; readonly writable: boolean };

export type Service = {
  readonly node: Node;
  readonly image: ImageName;
  readonly mounts: readonly Mount[];
  readonly networks: readonly string[];
  /** Arguments of the health probe: what has to answer. */
  readonly probes: readonly string[];
};

/** What all organisations' nodes share. */
export const sharedNetwork = 'consortium';
/** A network of one organisation's nodes, so that a chaincode service reaches its peer and nobody else. */
const ownNetwork = ({ slug }: Organisation): string => `at-${slug}`;
const storeNetwork = 'documents';

const mountsOf =
  ({ home }: Layout, writable: boolean) =>
  (source: string): Mount => ({
    source,
    target: join(inContainers.layout.home, relative(home, source)),
    writable,
  });

/** Of an authority's folder the gateway gets the certificate only: its key lies beside it. */
const gatewayFiles = (layout: Layout, organisation: Organisation): readonly string[] => [
  layout.authorityCertificate(organisation),
  layout.registrar(organisation),
];

type Needs = Omit<Service, 'node'>;

const needsOfOwned = (site: Site, { kind, owner }: OwnedNode, port: number): Needs => {
  const { layout, topology } = site;
  const inside = inContainers.layout;
  const [read, write] = [mountsOf(layout, false), mountsOf(layout, true)];
  const health = (folder: string): string[] => [
    `https://localhost:${port}/healthz`,
    tlsFiles(join(folder, 'tls')).authority,
  ];
  switch (kind) {
    case 'authority':
      return {
        image: 'authority',
        mounts: [write(layout.authority(owner))],
        networks: [ownNetwork(organisationOf(topology, peerMspId(owner)))],
        probes: [`https://localhost:${port}/cainfo`, inside.authorityCertificate(owner)],
      };
    case 'orderer': {
      const folder = layout.orderer(owner);
      return {
        image: 'orderer',
        mounts: [read(folder), write(join(folder, 'ledger')), write(join(folder, 'raft'))],
        networks: [ownNetwork(owner), sharedNetwork],
        probes: health(inside.orderer(owner)),
      };
    }
    case 'peer': {
      const folder = layout.peer(owner);
      return {
        image: 'peer',
        mounts: [read(folder), write(join(folder, 'ledger')), write(join(folder, 'snapshots'))],
        networks: [ownNetwork(owner), sharedNetwork],
        probes: health(inside.peer(owner)),
      };
    }
    case 'chaincode':
      return {
        image: 'chaincode',
        mounts: [read(layout.chaincodeTls(owner))],
        networks: [ownNetwork(owner)],
        probes: [`tcp://localhost:${port}`],
      };
  }
};

const gatewayNeeds = ({ layout, topology }: Site, port: number): Needs => {
  const [read, write] = [mountsOf(layout, false), mountsOf(layout, true)];
  return {
    image: 'gateway',
    mounts: [
      ...[layout.gatewayTls, layout.documentStoreClientTls, join(layout.fingerprintKeys, '..')].map(read),
      ...topology.organisations.flatMap((one) => gatewayFiles(layout, one)).map(read),
      { source: layout.gatewayManifest, target: inContainers.layout.manifest, writable: false },
      write(layout.gatewayHome),
    ],
    networks: [...peerOwners(topology).map(ownNetwork), storeNetwork],
    probes: [`https://localhost:${port}/health/ready`, tlsFiles(inContainers.layout.gatewayTls).authority],
  };
};

const storeNeeds = ({ layout }: Site, port: number): Needs => ({
  image: 'document-store',
  mounts: [mountsOf(layout, false)(layout.documentStoreTls), mountsOf(layout, true)(layout.documents)],
  networks: [storeNetwork],
  probes: [`tcp://localhost:${port}`],
});

export const serviceOf = (site: Site, node: Node): Service => {
  const health = node.ports.at(-1) ?? 0;
  if ('owner' in node) return { node, ...needsOfOwned(site, node, health) };
  return { node, ...(node.kind === 'gateway' ? gatewayNeeds : storeNeeds)(site, health) };
};
