/**
 * Makes the peer of one organisation dishonest, by nothing but what every organisation can do alone: it installs
 * a package of its own and approves it for itself, for the definition that the others agreed on.
 */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tlsFiles } from '@chopmark/network/certificates/folders';
import { asAdministrator, ordererFlags } from '@chopmark/network/channel/administration';
import { type ChaincodePackage, chaincodePackage } from '@chopmark/network/channel/package';
import { chaincodeConnection } from '@chopmark/network/config/peer';
import { writeJson, writePrivate } from '@chopmark/network/layout';
import { chaincodePolicy } from '@chopmark/network/policies';
import { loopback, portOf } from '@chopmark/network/ports';
import type { Site } from '@chopmark/network/site';
import { chaincodeName, channelName, type Organisation, organisationOf } from '@chopmark/network/topology';
import { z } from 'zod';
import { startForgery } from './service.ts';

/** A package of its own each time: a peer never asks a second time where an installed one listens. */
const newForgedPackage = (): ChaincodePackage =>
  chaincodePackage(`${chaincodeName}_forged_${randomBytes(4).toString('hex')}`);

const Committed = z.object({ sequence: z.number() });

const committedSequence = async (site: Site, organisation: Organisation): Promise<number> => {
  const names = ['--channelID', channelName, '--name', chaincodeName, '--output', 'json'];
  const parts = ['lifecycle', 'chaincode', 'querycommitted', ...names];
  return Committed.parse(JSON.parse(await asAdministrator(site, organisation, parts))).sequence;
};

/** Approves, for this organisation alone, that its peer runs another package under the same definition. */
const runPackage = async (site: Site, organisation: Organisation, packageId: string): Promise<void> => {
  const sequence = await committedSequence(site, organisation);
  await asAdministrator(site, organisation, [
    ...['lifecycle', 'chaincode', 'approveformyorg', ...ordererFlags(site)],
    ...['--channelID', channelName, '--name', chaincodeName, '--version', '1', '--sequence', `${sequence}`],
    ...['--signature-policy', chaincodePolicy(site.topology)],
    ...['--collections-config', join(site.layout.chaincode, 'collections.json')],
    ...['--package-id', packageId],
  ]);
};

/** Tells the peer where its chaincode service listens; it keeps that at the next installation of a package. */
const pointTo = async ({ layout }: Site, organisation: Organisation, address: string): Promise<void> => {
  const tls = tlsFiles(join(layout.peer(organisation), 'tls'));
  const read = (file: string): Promise<string> => readFile(file, 'utf8');
  const files = {
    key: await read(tls.key),
    certificate: await read(tls.certificate),
    authority: await read(tls.authority),
  };
  await writeJson(join(layout.peer(organisation), 'connection.json'), chaincodeConnection(address, files));
};

const install = async (
  site: Site,
  organisation: Organisation,
  { file, address }: { readonly file: string; readonly address: string },
): Promise<void> => {
  await pointTo(site, organisation, address);
  try {
    await asAdministrator(site, organisation, ['lifecycle', 'chaincode', 'install', file]);
  } finally {
    const honest = `${loopback}:${portOf(site.portBase, organisation, 'chaincode')}`;
    await pointTo(site, organisation, honest);
  }
};

export interface DishonestPeer {
  readonly mspId: string;
  /** Back to the consortium's chaincode. */
  reform(): Promise<void>;
}

/**
 * @param folder for files of this attack
 * @param bundle the forged chaincode
 */
export const corruptPeer = async (
  site: Site,
  mspId: string,
  folder: string,
  bundle: string,
): Promise<DishonestPeer> => {
  const organisation = organisationOf(site.topology, mspId);
  const { id, content } = newForgedPackage();
  const service = await startForgery(site, organisation, bundle, id);
  const file = join(folder, `${organisation.slug}.tar.gz`);
  await writePrivate(file, content);
  await install(site, organisation, { file, address: service.address });
  await runPackage(site, organisation, id);
  return {
    mspId,
    reform: async () => {
      await runPackage(site, organisation, chaincodePackage().id);
      await service.stop();
    },
  };
};
