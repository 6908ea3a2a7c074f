/** Where everything of a running network lies: one state directory, outside git. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import type { Organisation } from './topology.ts';

export const repositoryRoot = resolve(import.meta.dirname, '../..');
export const networkRoot = join(repositoryRoot, 'network');
export const externalBuilder = join(networkRoot, 'external-builder');
export const chaincodeBundle = join(repositoryRoot, 'chaincode/dist/chaincode.cjs');
export const gatewayServer = join(repositoryRoot, 'gateway/src/server.ts');
export const gatewaySeed = join(repositoryRoot, 'gateway/src/seed.ts');

/** The folder of Fabric's commands and the document store, built once. */
export const cacheRoot = (): string => process.env['CHOPMARK_CACHE'] ?? join(homedir(), '.cache/chopmark');

type OrganisationPath = (organisation: Organisation) => string;

/** Paths of the state directory. */
export type Layout = {
  readonly home: string;
  readonly state: string;
  readonly manifest: string;
  readonly supervisor: string;
  readonly progress: string;
  readonly processes: string;
  readonly logs: string;
  readonly genesis: string;
  readonly channelConfig: string;
  readonly chaincode: string;
  readonly fingerprintKeys: string;
  readonly gatewayHome: string;
  /** Of a network in containers: the compose file, and the manifest with the names that they know. */
  readonly compose: string;
  readonly gatewayManifest: string;
  readonly logins: string;
  readonly documents: string;
  readonly gatewayTls: string;
  readonly documentStoreTls: string;
  readonly documentStoreClientTls: string;
  readonly organisation: OrganisationPath;
  readonly authority: OrganisationPath;
  readonly authorityCertificate: OrganisationPath;
  readonly registrar: OrganisationPath;
  readonly administrator: OrganisationPath;
  readonly channelMsp: OrganisationPath;
  readonly peer: OrganisationPath;
  readonly orderer: OrganisationPath;
  readonly chaincodeTls: OrganisationPath;
};

export const defaultHome = (): string =>
  resolve(process.env['CHOPMARK_HOME'] ?? join(repositoryRoot, '.chopmark'));

export const layoutOf = (home: string): Layout => {
  const organisation: OrganisationPath = ({ slug }) => join(home, 'organisations', slug);
  return {
    home,
    state: join(home, 'state.json'),
    manifest: join(home, 'network.json'),
    supervisor: join(home, 'supervisor.json'),
    progress: join(home, 'progress.jsonl'),
    processes: join(home, 'processes'),
    logs: join(home, 'logs'),
    genesis: join(home, 'channel', 'genesis.block'),
    channelConfig: join(home, 'channel', 'configtx.yaml'),
    chaincode: join(home, 'chaincode'),
    fingerprintKeys: join(home, 'keys', 'fingerprint.json'),
    gatewayHome: join(home, 'gateway'),
    compose: join(home, 'containers', 'compose.json'),
    gatewayManifest: join(home, 'containers', 'network.json'),
    logins: join(home, 'demo-logins.json'),
    documents: join(home, 'documents'),
    gatewayTls: join(home, 'tls', 'gateway'),
    documentStoreTls: join(home, 'tls', 'document-store'),
    documentStoreClientTls: join(home, 'tls', 'document-store-client'),
    organisation,
    authority: (of) => join(organisation(of), 'ca'),
    authorityCertificate: (of) => join(organisation(of), 'ca', 'ca-cert.pem'),
    registrar: (of) => join(organisation(of), 'registrar.json'),
    administrator: (of) => join(organisation(of), 'admin'),
    channelMsp: (of) => join(organisation(of), 'msp'),
    peer: (of) => join(organisation(of), 'peer'),
    orderer: (of) => join(organisation(of), 'orderer'),
    chaincodeTls: (of) => join(organisation(of), 'chaincode'),
  };
};

const ownerOnly = 0o600;

/** Writes a file that only its owner may read, whole or not at all, with its folders. */
export const writePrivate = async (path: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(resolve(path, '..'), { recursive: true, mode: 0o700 });
  const partial = `${path}.${process.pid}.partial`;
  await writeFile(partial, content, { mode: ownerOnly });
  await rename(partial, path);
};

export const writeJson = (path: string, value: unknown): Promise<void> =>
  writePrivate(path, `${JSON.stringify(value, null, 2)}\n`);

/** The parsed content of a JSON file, or undefined when there is none. */
export const readJson = async (path: string): Promise<unknown> =>
  existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as unknown) : undefined;
