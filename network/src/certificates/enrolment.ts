/** Gives every node of an organisation its identity and its TLS certificate, once. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivate, type Layout } from '../layout.ts';
import { nodeNames, type Placement } from '../placement.ts';
import type { Site } from '../site.ts';
import type { Organisation } from '../topology.ts';
import { enrol, register, type Authority, type Credentials, type IdentityType } from './authority-client.ts';
import { authorityName, authorityUrl, certificateHosts, type Registrar } from './authority-config.ts';
import { hasIdentity, hasMsp, hasTls, tlsFiles, writeMsp, writeTls } from './folders.ts';

/**
 * An open door to one organisation's authority. The registrar enrols only when something is to be registered.
 */
type Office = {
  readonly authority: Authority;
  readonly place: Placement;
  readonly register: (type: IdentityType) => Promise<Registrar>;
};

const openOffice = async (
  { layout, placement: place, portBase }: Site,
  organisation: Organisation,
): Promise<Office> => {
  const authority: Authority = {
    url: authorityUrl(portBase, organisation),
    name: authorityName(organisation),
    certificate: await readFile(layout.authorityCertificate(organisation), 'utf8'),
  };
  const account = JSON.parse(await readFile(layout.registrar(organisation), 'utf8')) as Registrar;
  let registrar: Promise<Credentials> | undefined;
  return {
    authority,
    place,
    register: async (type) => register(authority, await (registrar ??= enrol(authority, account)), type),
  };
};

const ensureTls = async (
  office: Office,
  node: string,
  folder: string,
  type: IdentityType,
  account?: Registrar,
): Promise<void> => {
  if (hasTls(folder)) return;
  const hosts = certificateHosts(office.place, node);
  const server = await enrol(office.authority, account ?? (await office.register(type)), 'tls', hosts);
  await writeTls(folder, office.authority.certificate, server);
};

const ensureNode = async (
  office: Office,
  node: string,
  folder: string,
  type: 'peer' | 'orderer',
): Promise<void> => {
  const msp = join(folder, 'msp');
  const tls = join(folder, 'tls');
  if (hasIdentity(msp) && hasTls(tls)) return;
  const account = await office.register(type);
  if (!hasIdentity(msp))
    await writeMsp(msp, office.authority.certificate, await enrol(office.authority, account));
  await ensureTls(office, node, tls, type, account);
};

/** The two files in one, as MongoDB's drivers want them. */
const writeJoined = async (folder: string): Promise<void> => {
  const { certificate, key } = tlsFiles(folder);
  const joined = `${await readFile(certificate, 'utf8')}${await readFile(key, 'utf8')}`;
  await writePrivate(join(folder, 'client.pem'), joined);
};

const ensureServices = async (office: Office, layout: Layout): Promise<void> => {
  await ensureTls(office, nodeNames.gateway, layout.gatewayTls, 'client');
  await ensureTls(office, nodeNames.documentStore, layout.documentStoreTls, 'client');
  await ensureTls(office, nodeNames.gateway, layout.documentStoreClientTls, 'client');
  await writeJoined(layout.documentStoreClientTls);
};

/**
 * Enrols what an organisation runs: its administrator, peer, orderer and chaincode service; for the Registry
 * also the gateway and the document store. What is there already stays.
 */
export const ensureIdentities = async (site: Site, organisation: Organisation): Promise<void> => {
  const { layout } = site;
  const office = await openOffice(site, organisation);
  const { certificate } = office.authority;
  const administrator = layout.administrator(organisation);
  if (!hasIdentity(administrator)) {
    const account = await office.register('admin');
    await writeMsp(administrator, certificate, await enrol(office.authority, account));
  }
  if (organisation.peer)
    await ensureNode(office, nodeNames.peer(organisation), layout.peer(organisation), 'peer');
  if (organisation.orderer)
    await ensureNode(office, nodeNames.orderer(organisation), layout.orderer(organisation), 'orderer');
  if (organisation.peer)
    await ensureTls(office, nodeNames.chaincode(organisation), layout.chaincodeTls(organisation), 'client');
  if (organisation.kind === 'registry') await ensureServices(office, layout);
  if (!hasMsp(layout.channelMsp(organisation))) await writeMsp(layout.channelMsp(organisation), certificate);
};
