/** Where the nodes of a network run, and what follows from that for their addresses and files. */
import { externalBuilder, chaincodeBundle, gatewayServer, layoutOf, repositoryRoot } from './layout.ts';
import type { Layout } from './layout.ts';
import { loopback } from './ports.ts';
import type { Toolchain } from './toolchain.ts';
import type { Organisation } from './topology.ts';

export const runtimeNames = ['process', 'docker'] as const;
export type RuntimeName = (typeof runtimeNames)[number];

/** Names of processes, and of the containers and hosts that run them. */
export const nodeNames = {
  authority: ({ slug }: Organisation): string => `ca-${slug}`,
  orderer: ({ slug }: Organisation): string => `orderer-${slug}`,
  peer: ({ slug }: Organisation): string => `peer-${slug}`,
  chaincode: ({ slug }: Organisation): string => `chaincode-${slug}`,
  documentStore: 'document-store',
  gateway: 'gateway',
} as const;

/** Where programs lie, as the nodes see them. */
export type Programs = {
  /** Folder of Fabric's commands. */
  readonly fabric: string;
  readonly documentStore: string;
  readonly node: string;
  readonly chaincode: string;
  readonly externalBuilder: string;
  /** The gateway's program, and the folder that it runs in. */
  readonly gateway: string;
  readonly root: string;
};

/** How whoever looks finds files and nodes. */
export type Viewpoint = {
  readonly layout: Layout;
  /** Host under which a node is reached. */
  readonly hostOf: (node: string) => string;
};

/** What the nodes see. */
export type Placement = Viewpoint & {
  readonly runtime: RuntimeName;
  /** Address that they listen on. */
  readonly listen: string;
  readonly programs: Programs;
};

/** Processes of this machine. */
const onThisMachine = (layout: Layout, { fabric, documentStore }: Toolchain): Placement => ({
  runtime: 'process',
  layout,
  hostOf: () => loopback,
  listen: loopback,
  programs: {
    fabric,
    documentStore,
    node: process.execPath,
    chaincode: chaincodeBundle,
    externalBuilder,
    gateway: gatewayServer,
    root: repositoryRoot,
  },
});

const installed = '/opt/chopmark';
/** What an engine asks whether a node works. */
export const healthProbe = '/usr/local/bin/health';

/** Containers: the same state directory under one name, and a host for each node. */
export const inContainers: Placement = {
  runtime: 'docker',
  layout: layoutOf('/var/lib/chopmark'),
  hostOf: (node) => node,
  listen: '0.0.0.0',
  programs: {
    fabric: '/usr/local/bin',
    documentStore: '/usr/local/bin/document-store',
    node: '/usr/local/bin/node',
    chaincode: `${installed}/chaincode.cjs`,
    externalBuilder: `${installed}/external-builder`,
    gateway: `${installed}/gateway/src/server.ts`,
    root: installed,
  },
};

export const placementOf = (runtime: RuntimeName, layout: Layout, toolchain: Toolchain): Placement =>
  runtime === 'docker' ? inContainers : onThisMachine(layout, toolchain);

/** What the operator of this machine sees: ports of containers are published on its loopback interface. */
export const operatorsView = (layout: Layout): Viewpoint => ({ layout, hostOf: () => 'localhost' });
