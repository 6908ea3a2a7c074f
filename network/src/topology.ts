/**
 * The one description of the demonstration consortium (design, section 3). Ports, files, certificates,
 * policies, collections and processes are derived from it; nothing else names an organisation.
 */
import type { OrganisationKind } from '@chopmark/chaincode/api';

/** One member of the channel, as declared. */
export type Organisation = {
  readonly mspId: string;
  /** The name that people see. */
  readonly name: string;
  readonly kind: OrganisationKind;
  /** Lower-case name for files, hosts and processes. */
  readonly slug: string;
  readonly peer: boolean;
  readonly orderer: boolean;
  /**
   * Whether its peer endorses commercial acts. The regulator's runs the chaincode too, to read what it
   * supervises; no policy names it.
   */
  readonly endorses: boolean;
  /** The member whose peer carries the collection of an organisation without a peer of its own. */
  readonly host?: string;
};

export const channelName = 'trade';
export const chaincodeName = 'chopmark';

const node = { peer: true, orderer: false, endorses: true } as const;
const represented = { peer: false, orderer: false, endorses: false, host: 'EnterprisesMSP' } as const;

/**
 * Every organisation, in the order that decides its ports. Append only: a place in this list is a port block.
 */
export const organisations: readonly Organisation[] = [
  {
    mspId: 'HarbourBankMSP',
    name: 'Harbour Bank',
    kind: 'bank',
    slug: 'harbour-bank',
    ...node,
    orderer: true,
  },
  { mspId: 'RiverBankMSP', name: 'River Bank', kind: 'bank', slug: 'river-bank', ...node, orderer: true },
  { mspId: 'LumenBankMSP', name: 'Lumen Bank', kind: 'bank', slug: 'lumen-bank', ...node },
  { mspId: 'CustomsMSP', name: 'Customs', kind: 'authority', slug: 'customs', ...node },
  { mspId: 'EastgateMSP', name: 'Eastgate Warehousing', kind: 'warehouse', slug: 'eastgate', ...node },
  { mspId: 'EnterprisesMSP', name: 'Enterprise Platform', kind: 'enterprise', slug: 'enterprises', ...node },
  {
    mspId: 'MeridianMSP',
    name: 'Meridian Manufacturing',
    kind: 'enterprise',
    slug: 'meridian',
    ...represented,
  },
  {
    mspId: 'SurewatchMSP',
    name: 'Surewatch Inspection',
    kind: 'inspection',
    slug: 'surewatch',
    ...represented,
  },
  { mspId: 'RegistryMSP', name: 'Registry', kind: 'registry', slug: 'registry', ...node, orderer: true },
  {
    mspId: 'RegulatorMSP',
    name: 'Regulator',
    kind: 'regulator',
    slug: 'regulator',
    ...node,
    endorses: false,
  },
  // A small keeper that leases its yard from Eastgate: two operators can then claim one lot.
  {
    mspId: 'NorthquayMSP',
    name: 'Northquay Storage',
    kind: 'warehouse',
    slug: 'northquay',
    ...represented,
    host: 'EastgateMSP',
  },
];

export const profileNames = ['full', 'small', 'solo'] as const;
export type ProfileName = (typeof profileNames)[number];

/**
 * Members of each profile. Surewatch is in all of them: every issued receipt needs an independent inspector.
 */
const members: Record<ProfileName, readonly string[]> = {
  full: organisations.map(({ mspId }) => mspId),
  small: [
    'HarbourBankMSP',
    'RiverBankMSP',
    'EastgateMSP',
    'EnterprisesMSP',
    'SurewatchMSP',
    'RegistryMSP',
    'RegulatorMSP',
  ],
  solo: ['HarbourBankMSP', 'EastgateMSP', 'EnterprisesMSP', 'SurewatchMSP', 'RegistryMSP'],
};

/** The part of the topology that one profile runs. */
export type Topology = {
  readonly profile: ProfileName;
  readonly organisations: readonly Organisation[];
};

/**
 * The organisations of a profile. Raft gains nothing from an even number of orderers and stops when half are
 * away, so a profile that would have two keeps the Registry's alone.
 */
export const topologyOf = (profile: ProfileName): Topology => {
  const chosen = organisations.filter(({ mspId }) => members[profile].includes(mspId));
  const even = chosen.filter(({ orderer }) => orderer).length % 2 === 0;
  return {
    profile,
    organisations: chosen.map((organisation) =>
      even && organisation.kind !== 'registry' ? { ...organisation, orderer: false } : organisation,
    ),
  };
};

export const peerOwners = ({ organisations }: Topology): readonly Organisation[] =>
  organisations.filter(({ peer }) => peer);

export const ordererOwners = ({ organisations }: Topology): readonly Organisation[] =>
  organisations.filter(({ orderer }) => orderer);

export const endorsers = ({ organisations }: Topology): readonly Organisation[] =>
  organisations.filter(({ endorses }) => endorses);

/** The MSP id whose peer serves an organisation: its own, or its host's. */
export const peerMspId = ({ mspId, host }: Organisation): string => host ?? mspId;

/** @throws Error when the topology has no such member */
export const organisationOf = ({ organisations }: Topology, mspId: string): Organisation => {
  const found = organisations.find((organisation) => organisation.mspId === mspId);
  if (!found) throw new Error(`${mspId} is not a member of this consortium`);
  return found;
};

/** The neutral operator, which also keeps the gateway's and the document store's certificates. */
export const registryOf = ({ organisations }: Topology): Organisation => {
  const registry = organisations.find(({ kind }) => kind === 'registry');
  if (!registry) throw new Error('a consortium needs a registry');
  return registry;
};
