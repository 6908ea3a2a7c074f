/** Makes the channel's first block and lets orderers and peers join. Every step may be repeated. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../command.ts';
import { tlsFiles } from '../certificates/folders.ts';
import { channelConfig, channelProfile } from '../config/channel.ts';
import { fetchOverTls } from '../https.ts';
import { writeJson, writePrivate } from '../layout.ts';
import { loopback, portOf } from '../ports.ts';
import type { Site } from '../site.ts';
import { waitUntil } from '../processes/wait.ts';
import { channelName, type Organisation } from '../topology.ts';
import { asAdministrator } from './administration.ts';

/** Writes the first block, unless it is there. */
export const ensureGenesis = async (site: Site): Promise<void> => {
  const { layout, toolchain } = site;
  if (existsSync(layout.genesis)) return;
  await writeJson(layout.channelConfig, channelConfig(site));
  const partial = `${layout.genesis}.partial`;
  const folder = dirname(layout.channelConfig);
  const flags = { profile: channelProfile, channelID: channelName, outputBlock: partial, configPath: folder };
  await run(
    join(toolchain.fabric, 'configtxgen'),
    Object.entries(flags).flatMap(([name, value]) => [`-${name}`, value]),
    { env: { FABRIC_LOGGING_SPEC: 'error' } },
  );
  await writePrivate(layout.genesis, await readFile(partial));
};

/** Lets an orderer join, unless it has. */
export const joinOrderer = async (
  { layout, portBase, toolchain }: Site,
  organisation: Organisation,
): Promise<void> => {
  const tls = tlsFiles(join(layout.orderer(organisation), 'tls'));
  const [authority, certificate, key] = await Promise.all(
    [tls.authority, tls.certificate, tls.key].map((file) => readFile(file)),
  );
  if (!authority) throw new Error(`${tls.authority} is missing`);
  const port = portOf(portBase, organisation, 'ordererAdmin');
  const url = `https://localhost:${port}/participation/v1/channels/${channelName}`;
  const { status } = await fetchOverTls(url, {
    authority,
    ...(certificate && key ? { certificate, key } : {}),
  });
  if (status === 200) return;
  await run(join(toolchain.fabric, 'osnadmin'), [
    ...['channel', 'join', '--channelID', channelName, '--config-block', layout.genesis],
    ...['--orderer-address', `${loopback}:${port}`, '--ca-file', tls.authority],
    ...['--client-cert', tls.certificate, '--client-key', tls.key],
  ]);
};

/** Lets a peer join, unless it has. */
export const joinPeer = async (site: Site, organisation: Organisation): Promise<void> => {
  const joined = await asAdministrator(site, organisation, ['channel', 'list']);
  if (joined.split('\n').includes(channelName)) return;
  await asAdministrator(site, organisation, ['channel', 'join', '--blockpath', site.layout.genesis]);
};

/** One value of a process's metrics, which only its own organisation's TLS certificates may read. */
export const readMetric = async (
  url: string,
  tlsFolder: string,
  metric: RegExp,
): Promise<number | undefined> => {
  const tls = tlsFiles(tlsFolder);
  const read = (file: string): Promise<Buffer> => readFile(file);
  const { body } = await fetchOverTls(`${url}/metrics`, {
    authority: await read(tls.authority),
    certificate: await read(tls.certificate),
    key: await read(tls.key),
  });
  const found = metric.exec(body)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** Waits until the orderers have a leader, which a new channel needs before it takes anything. */
export const waitForLeader = (site: Site, owners: readonly Organisation[]): Promise<void> =>
  waitUntil(
    'the orderers to elect a leader',
    async () => {
      const led = await Promise.all(
        owners.map((owner) => {
          const url = `https://localhost:${portOf(site.portBase, owner, 'ordererOperations')}`;
          const folder = join(site.layout.orderer(owner), 'tls');
          return readMetric(url, folder, /^consensus_etcdraft_is_leader\{[^}]*\} (\d+)$/m);
        }),
      );
      if (!led.includes(1)) throw new Error('no orderer leads');
    },
    60_000,
  );

/** The number of blocks that a peer has, or undefined while it has not opened the channel. */
export const peerHeight = (site: Site, organisation: Organisation): Promise<number | undefined> =>
  readMetric(
    `https://localhost:${portOf(site.portBase, organisation, 'peerOperations')}`,
    join(site.layout.peer(organisation), 'tls'),
    new RegExp(`^ledger_blockchain_height\\{channel="${channelName}"\\} (\\d+)$`, 'm'),
  );
