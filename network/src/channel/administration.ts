/** Calls of Fabric's own commands as the administrator of an organisation. */
import { join } from 'node:path';
import { CommandFailed, run } from '../command.ts';
import { tlsFiles } from '../certificates/folders.ts';
import { loopback, portOf } from '../ports.ts';
import type { Site } from '../site.ts';
import { ordererOwners, type Organisation } from '../topology.ts';

/** Runs `peer …` against an organisation's own peer, as its administrator. */
export const asAdministrator = async (
  { layout, portBase, toolchain }: Site,
  organisation: Organisation,
  parts: readonly string[],
): Promise<string> => {
  const folder = layout.peer(organisation);
  const { stdout } = await run(join(toolchain.fabric, 'peer'), parts, {
    env: {
      FABRIC_CFG_PATH: folder,
      FABRIC_LOGGING_SPEC: 'error',
      CORE_PEER_ADDRESS: `${loopback}:${portOf(portBase, organisation, 'peer')}`,
      CORE_PEER_LOCALMSPID: organisation.mspId,
      CORE_PEER_MSPCONFIGPATH: layout.administrator(organisation),
      CORE_PEER_TLS_ENABLED: 'true',
      CORE_PEER_TLS_ROOTCERT_FILE: tlsFiles(join(folder, 'tls')).authority,
    },
  });
  return stdout;
};

/** The flags that name an orderer to send to. */
export const ordererFlags = ({ layout, portBase, topology }: Site): readonly string[] => {
  const [owner] = ordererOwners(topology);
  if (!owner) throw new Error('a channel needs an orderer');
  const { authority } = tlsFiles(join(layout.orderer(owner), 'tls'));
  return ['--orderer', `${loopback}:${portOf(portBase, owner, 'orderer')}`, '--tls', '--cafile', authority];
};

/** Runs a command whose refusal with this text means that what it asks for is so already. */
export const unlessAlready = async (text: RegExp, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof CommandFailed && text.test(error.stderr))) throw error;
  }
};
