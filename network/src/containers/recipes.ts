/** What each image holds: files of this repository and of its build, nothing of a network and no secret. */
import { join } from 'node:path';
import { chaincodeBundle, externalBuilder, repositoryRoot } from '../layout.ts';
import { healthProbe, inContainers } from '../placement.ts';
import type { Toolchain } from '../toolchain.ts';

export const imageNames = [
  'health',
  'authority',
  'orderer',
  'peer',
  'document-store',
  'node',
  'chaincode',
  'gateway',
] as const;
export type ImageName = (typeof imageNames)[number];

export type Recipe = {
  readonly name: ImageName;
  readonly title: string;
  /** The image that it adds to; without one, the base. */
  readonly parent?: ImageName;
  /** Files and folders, by the path that they have in the image. */
  readonly files: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  /** A call that shows whether the program runs on the image's libraries. */
  readonly trial?: readonly [command: string, flag: string];
  /** Whether the gateway's packages belong to it. */
  readonly packages?: true;
};

const { programs } = inContainers;
const inImage = (path: string): string => join(programs.root, path);

/** Workspaces whose sources the gateway runs. */
export const gatewayWorkspaces = ['chaincode', 'network', 'gateway'] as const;
const sources = Object.fromEntries(
  gatewayWorkspaces.map((workspace) => [inImage(`${workspace}/src`), join(repositoryRoot, workspace, 'src')]),
);

/** Files that decide which packages the gateway gets. */
export const packageFiles = [
  'package.json',
  'package-lock.json',
  '.npmrc',
  ...['chaincode', 'network', 'gateway', 'gateway/fabric-network', 'test'].map(
    (one) => `${one}/package.json`,
  ),
] as const;

const goPrograms = ({ fabric, documentStore }: Toolchain, health: string): readonly Recipe[] => [
  {
    name: 'health',
    title: 'Chopmark base with its health probe',
    files: { [healthProbe]: health },
    entrypoint: [healthProbe],
  },
  {
    name: 'authority',
    title: 'Fabric CA',
    parent: 'health',
    files: { [join(programs.fabric, 'fabric-ca-server')]: join(fabric, 'fabric-ca-server') },
    entrypoint: ['fabric-ca-server', 'start'],
    trial: ['fabric-ca-server', 'version'],
  },
  {
    name: 'orderer',
    title: 'Fabric orderer',
    parent: 'health',
    files: { [join(programs.fabric, 'orderer')]: join(fabric, 'orderer') },
    entrypoint: ['orderer'],
    trial: ['orderer', 'version'],
  },
  {
    name: 'peer',
    title: 'Fabric peer that runs chaincode as a service',
    parent: 'health',
    files: {
      [join(programs.fabric, 'peer')]: join(fabric, 'peer'),
      [programs.externalBuilder]: externalBuilder,
    },
    entrypoint: ['peer', 'node', 'start'],
    trial: ['peer', 'version'],
  },
  {
    name: 'document-store',
    title: 'FerretDB on SQLite',
    parent: 'health',
    files: { [programs.documentStore]: documentStore },
    entrypoint: ['document-store'],
  },
];

const nodePrograms: readonly Recipe[] = [
  {
    name: 'node',
    title: 'Node',
    parent: 'health',
    files: { [programs.node]: process.execPath },
    entrypoint: ['node'],
    trial: ['node', '--version'],
  },
  {
    name: 'chaincode',
    title: 'Chopmark chaincode service',
    parent: 'node',
    files: { [programs.chaincode]: chaincodeBundle },
    entrypoint: ['node', programs.chaincode],
  },
  {
    name: 'gateway',
    title: 'Chopmark gateway',
    parent: 'node',
    files: sources,
    packages: true,
    entrypoint: ['node', programs.gateway],
  },
];

/**
 * Every image after the one that it adds to.
 * @param health the probe, built for containers
 */
export const recipesOf = (toolchain: Toolchain, health: string): readonly Recipe[] => [
  ...goPrograms(toolchain, health),
  ...nodePrograms,
];
