/** Every port of the network, derived from one base. All of them listen on the loopback interface only. */
import { organisations, type Organisation, type Topology } from './topology.ts';

export const loopback = '127.0.0.1';
export const defaultPortBase = 17_000;
const firstBlock = 100;
const blockSize = 10;

/** Places inside the block of ten ports that each organisation has. */
const places = {
  peer: 0,
  peerOperations: 1,
  chaincode: 2,
  orderer: 3,
  ordererAdmin: 4,
  ordererOperations: 5,
  authority: 6,
  peerChaincode: 7,
} as const;
export type OrganisationPort = keyof typeof places;

/**
 * The base from the environment (`CHOPMARK_PORT_BASE`), or the default.
 * @throws Error when it is not a port number that leaves room for all blocks
 */
export const readPortBase = (text: string | undefined): number => {
  if (text === undefined || text === '') return defaultPortBase;
  const base = Number(text);
  const highest = 65_535 - firstBlock - organisations.length * blockSize;
  if (!Number.isInteger(base) || base < 1024 || base > highest) {
    throw new Error(`CHOPMARK_PORT_BASE must be a whole number from 1024 to ${highest}, not "${text}"`);
  }
  return base;
};

export const gatewayPort = (base: number): number => base;
export const documentStorePort = (base: number): number => base + 1;

/**
 * A port of an organisation. The same in every profile, because it follows the organisation's place in the
 * list.
 */
export const portOf = (base: number, { mspId }: Organisation, port: OrganisationPort): number => {
  const index = organisations.findIndex((organisation) => organisation.mspId === mspId);
  return base + firstBlock + index * blockSize + places[port];
};

const portsOf = (base: number, organisation: Organisation): readonly [string, number][] => {
  const wanted: OrganisationPort[] = ['authority'];
  if (organisation.peer) wanted.push('peer', 'peerOperations', 'peerChaincode', 'chaincode');
  if (organisation.orderer) wanted.push('orderer', 'ordererAdmin', 'ordererOperations');
  return wanted.map((port) => [`${organisation.slug} ${port}`, portOf(base, organisation, port)]);
};

/** What each port of a topology is for, by purpose. */
export const allPorts = (base: number, topology: Topology): ReadonlyMap<string, number> =>
  new Map([
    ['gateway', gatewayPort(base)],
    ['document store', documentStorePort(base)],
    ...topology.organisations.flatMap((organisation) => portsOf(base, organisation)),
  ]);
