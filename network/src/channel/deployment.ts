/**
 * Installs, approves and commits the chaincode's definition. A new bundle needs none of it: the service is
 * started again and the definition stays. The sequence rises only when policy or collections change.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandFailed } from '../command.ts';
import { tlsFiles } from '../certificates/folders.ts';
import { collectionsOf } from '../collections.ts';
import { readJson, writeJson, writePrivate } from '../layout.ts';
import { chaincodePolicy } from '../policies.ts';
import { loopback, portOf } from '../ports.ts';
import type { Say } from '../progress.ts';
import type { Site } from '../site.ts';
import { chaincodeName, channelName, peerOwners, type Organisation, type Topology } from '../topology.ts';
import { asAdministrator, ordererFlags, unlessAlready } from './administration.ts';
import { chaincodePackage, type ChaincodePackage } from './package.ts';

const DeploymentRecord = z.object({
  packageId: z.string(),
  definition: z.string(),
  sequence: z.number().int().positive(),
  committed: z.boolean(),
});
type DeploymentRecord = z.output<typeof DeploymentRecord>;

const recordFile = ({ layout }: Site): string => join(layout.chaincode, 'deployment.json');
const collectionsFile = ({ layout }: Site): string => join(layout.chaincode, 'collections.json');

/** What the members agree on; its hash tells whether they have to agree anew. */
export const definitionHash = (topology: Topology): string =>
  createHash('sha256')
    .update(JSON.stringify([chaincodePolicy(topology), collectionsOf(topology)]))
    .digest('hex');

const committedSequence = async (site: Site, organisation: Organisation): Promise<number> => {
  const parts = ['querycommitted', '--channelID', channelName, '--name', chaincodeName, '--output', 'json'];
  try {
    const printed = await asAdministrator(site, organisation, ['lifecycle', 'chaincode', ...parts]);
    return z.object({ sequence: z.number() }).parse(JSON.parse(printed)).sequence;
  } catch (error) {
    if (error instanceof CommandFailed && /is not defined/.test(error.stderr)) return 0;
    throw error;
  }
};

const definitionFlags = (site: Site, sequence: number): readonly string[] => [
  ...ordererFlags(site),
  ...['--channelID', channelName, '--name', chaincodeName, '--version', '1', '--sequence', String(sequence)],
  ...['--signature-policy', chaincodePolicy(site.topology), '--collections-config', collectionsFile(site)],
];

const packageFile = ({ layout }: Site): string => join(layout.chaincode, 'chaincode.tar.gz');

/** Hands the package to an organisation's peer, unless it has it. */
export const installPackage = async (site: Site, organisation: Organisation): Promise<void> => {
  await writePrivate(packageFile(site), chaincodePackage().content);
  await install(site, organisation);
};

const install = async (site: Site, organisation: Organisation): Promise<void> =>
  unlessAlready(/already successfully installed/, () =>
    asAdministrator(site, organisation, ['lifecycle', 'chaincode', 'install', packageFile(site)]),
  );

const approve = (site: Site, organisation: Organisation, id: string, sequence: number): Promise<void> =>
  unlessAlready(/with unchanged content/, () =>
    asAdministrator(site, organisation, [
      ...['lifecycle', 'chaincode', 'approveformyorg', ...definitionFlags(site, sequence)],
      ...['--package-id', id],
    ]),
  );

const commit = async (site: Site, sequence: number): Promise<void> => {
  const owners = peerOwners(site.topology);
  const [first] = owners;
  if (!first) throw new Error('a channel needs a peer');
  const targets = owners.flatMap((owner) => [
    ...['--peerAddresses', `${loopback}:${portOf(site.portBase, owner, 'peer')}`],
    ...['--tlsRootCertFiles', tlsFiles(join(site.layout.peer(owner), 'tls')).authority],
  ]);
  const parts = ['lifecycle', 'chaincode', 'commit', ...definitionFlags(site, sequence), ...targets];
  await asAdministrator(site, first, parts);
};

/** At most this many of Fabric's commands at once: each takes a good part of a core to start. */
const inTurns = async <Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> => {
  const rest = [...items];
  const worker = async (): Promise<void> => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
};

const agree = async (
  site: Site,
  { id, content }: ChaincodePackage,
  previous: DeploymentRecord | undefined,
  say: Say,
): Promise<void> => {
  const [first] = peerOwners(site.topology);
  if (!first) throw new Error('a channel needs a peer');
  const current = await committedSequence(site, first);
  const definition = definitionHash(site.topology);
  const same = previous?.definition === definition && previous.sequence === current;
  const sequence = same ? current : current + 1;
  const record: DeploymentRecord = { packageId: id, definition, sequence, committed: false };
  await writeJson(recordFile(site), record);
  await writePrivate(packageFile(site), content);
  await writeJson(collectionsFile(site), collectionsOf(site.topology));
  say('installing the package on every peer');
  await inTurns(peerOwners(site.topology), (organisation) => install(site, organisation));
  say(`approving sequence ${sequence} for every organisation with a peer`);
  await inTurns(peerOwners(site.topology), (organisation) => approve(site, organisation, id, sequence));
  say(`committing sequence ${sequence}`);
  if (!same) await commit(site, sequence);
  await writeJson(recordFile(site), { ...record, committed: true });
};

/**
 * Brings the committed definition to what the topology says.
 * @param joined whose peers are new, and have no package yet although nothing has to be agreed
 * @returns whether anything had to be agreed
 */
export const ensureDeployment = async (
  site: Site,
  joined: readonly Organisation[],
  say: Say,
): Promise<boolean> => {
  const wanted = chaincodePackage();
  const read = DeploymentRecord.safeParse(await readJson(recordFile(site)));
  const previous = read.success ? read.data : undefined;
  const unchanged =
    previous?.committed === true &&
    previous.packageId === wanted.id &&
    previous.definition === definitionHash(site.topology);
  if (unchanged) {
    await inTurns(joined, (organisation) => installPackage(site, organisation));
    return false;
  }
  await agree(site, wanted, previous, say);
  return true;
};
