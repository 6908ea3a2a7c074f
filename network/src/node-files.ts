/** The files that orderers and peers are configured by. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tlsFiles } from './certificates/folders.ts';
import { ordererConfig } from './config/orderer.ts';
import { chaincodeConnection, peerConfig } from './config/peer.ts';
import { writeJson } from './layout.ts';
import { nodeNames } from './placement.ts';
import { portOf } from './ports.ts';
import type { Site } from './site.ts';
import type { Organisation } from './topology.ts';

export const writeOrdererFiles = (
  { layout, placement, portBase }: Site,
  owner: Organisation,
): Promise<void> =>
  writeJson(join(layout.orderer(owner), 'orderer.yaml'), ordererConfig(placement, portBase, owner));

/** A peer's configuration, and where it finds its chaincode service. */
export const writePeerFiles = async (
  { layout, placement, portBase }: Site,
  owner: Organisation,
): Promise<void> => {
  const folder = layout.peer(owner);
  await writeJson(join(folder, 'core.yaml'), peerConfig(placement, portBase, owner));
  const tls = tlsFiles(join(folder, 'tls'));
  const address = `${placement.hostOf(nodeNames.chaincode(owner))}:${portOf(portBase, owner, 'chaincode')}`;
  const connection = chaincodeConnection(address, {
    key: await readFile(tls.key, 'utf8'),
    certificate: await readFile(tls.certificate, 'utf8'),
    authority: await readFile(tls.authority, 'utf8'),
  });
  await writeJson(join(folder, 'connection.json'), connection);
};
