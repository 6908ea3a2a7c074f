/** Deploys the operations as a chaincode of their own, beside the consortium's, under a fresh name: an empty state. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tlsFiles } from '@chopmark/network/certificates/folders';
import { asAdministrator, ordererFlags } from '@chopmark/network/channel/administration';
import { chaincodePackage } from '@chopmark/network/channel/package';
import type { CollectionConfig } from '@chopmark/network/collections';
import { chaincodeConnection } from '@chopmark/network/config/peer';
import { writeJson, writePrivate } from '@chopmark/network/layout';
import { outOf, peerPrincipal } from '@chopmark/network/policies';
import { loopback, portOf } from '@chopmark/network/ports';
import type { Site } from '@chopmark/network/site';
import { channelName, endorsers, type Organisation, peerOwners } from '@chopmark/network/topology';
import { build } from 'esbuild';
import type { ChannelConfig } from '../simulated/channel.ts';
import { startForgery as startService } from '../network/forged/service.ts';

const source = fileURLToPath(new URL('./chaincode.ts', import.meta.url));

export interface Deployment {
  readonly chaincode: string;
  /** Organisations whose peers run it. */
  readonly mspIds: readonly string[];
  stop(): Promise<void>;
}

/** The same policies and collections for the simulator: `own` is its first member's, `shared` has no policy. */
export const configOf = (mspIds: readonly string[]): ChannelConfig => {
  const [first = ''] = mspIds;
  return {
    peers: mspIds,
    chaincodePolicy: { atLeast: 2, of: mspIds.map((mspId) => ({ mspId })) },
    collections: {
      own: { policy: { mspId: first }, peers: [first] },
      shared: { policy: undefined, peers: mspIds },
    },
  };
};

const collection = (name: string, mspIds: readonly string[]) => ({
  name,
  policy: `OR(${mspIds.map((mspId) => `'${mspId}.member'`).join(', ')})`,
  requiredPeerCount: 0,
  maxPeerCount: 2,
  blockToLive: 0,
  memberOnlyRead: true,
  memberOnlyWrite: false,
});

const collectionsOf = (
  mspIds: readonly string[],
): (Omit<CollectionConfig, 'endorsementPolicy'> & object)[] => {
  const [first = ''] = mspIds;
  const own = {
    ...collection('own', [first]),
    endorsementPolicy: { signaturePolicy: `OR(${peerPrincipal(first)})` },
  };
  return [own, collection('shared', mspIds)];
};

/** A peer keeps where a chaincode listens from the moment of installing its package. */
const install = async (
  site: Site,
  organisation: Organisation,
  file: string,
  address: string,
): Promise<void> => {
  const folder = site.layout.peer(organisation);
  const tls = tlsFiles(join(folder, 'tls'));
  const read = (path: string): Promise<string> => readFile(path, 'utf8');
  const files = {
    key: await read(tls.key),
    certificate: await read(tls.certificate),
    authority: await read(tls.authority),
  };
  const pointTo = (where: string) =>
    writeJson(join(folder, 'connection.json'), chaincodeConnection(where, files));
  await pointTo(address);
  try {
    await asAdministrator(site, organisation, ['lifecycle', 'chaincode', 'install', file]);
  } finally {
    await pointTo(`${loopback}:${portOf(site.portBase, organisation, 'chaincode')}`);
  }
};

const definitionFlags = (
  site: Site,
  name: string,
  mspIds: readonly string[],
  collections: string,
): string[] => [
  ...ordererFlags(site),
  ...['--channelID', channelName, '--name', name, '--version', '1', '--sequence', '1'],
  ...['--signature-policy', outOf(2, mspIds.map(peerPrincipal)), '--collections-config', collections],
];

const agree = async (
  site: Site,
  flags: readonly string[],
  packageId: string,
  runners: readonly Organisation[],
): Promise<void> => {
  for (const owner of peerOwners(site.topology)) {
    const runs = runners.includes(owner) ? ['--package-id', packageId] : [];
    await asAdministrator(site, owner, ['lifecycle', 'chaincode', 'approveformyorg', ...flags, ...runs]);
  }
  const targets = peerOwners(site.topology).flatMap((owner) => [
    ...['--peerAddresses', `${loopback}:${portOf(site.portBase, owner, 'peer')}`],
    ...['--tlsRootCertFiles', tlsFiles(join(site.layout.peer(owner), 'tls')).authority],
  ]);
  const [first] = runners;
  if (first === undefined) throw new Error('no organisation runs the chaincode');
  await asAdministrator(site, first, ['lifecycle', 'chaincode', 'commit', ...flags, ...targets]);
};

/** Runs the operations on the peers of three organisations. */
export const deployOperations = async (site: Site): Promise<Deployment> => {
  const folder = await mkdtemp(join(tmpdir(), 'chopmark-conformance-'));
  const runners = endorsers(site.topology).slice(0, 3);
  const mspIds = runners.map(({ mspId }) => mspId);
  const chaincode = `operations_${randomBytes(4).toString('hex')}`;
  const bundle = join(folder, 'operations.cjs');
  await build({
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  const { id, content } = chaincodePackage(chaincode);
  const file = join(folder, 'operations.tar.gz');
  await writePrivate(file, content);
  const collections = join(folder, 'collections.json');
  await writeJson(collections, collectionsOf(mspIds));
  const services: Awaited<ReturnType<typeof startService>>[] = [];
  for (const runner of runners) {
    const service = await startService(site, runner, bundle, id);
    services.push(service);
    await install(site, runner, file, service.address);
  }
  await agree(site, definitionFlags(site, chaincode, mspIds, collections), id, runners);
  return {
    chaincode,
    mspIds,
    stop: async () => {
      await Promise.all(services.map((service) => service.stop()));
      await rm(folder, { recursive: true });
    },
  };
};
