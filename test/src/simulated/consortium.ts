/** The demonstration consortium on the simulated ledger: its channel, its people, its founding. */
import { createHash } from 'node:crypto';
import {
  canonicalJson,
  defaultSettings,
  handlers as catalogue,
  type KeyPolicy,
  type Member,
  partyCollection,
  type Role,
  supervisedCollection,
} from '@chopmark/chaincode/api';
import { execute, type Handlers } from '@chopmark/chaincode/execute';
import type { Creator } from '@chopmark/chaincode/ledger';
import {
  endorsers,
  type Organisation,
  organisationOf,
  peerMspId,
  peerOwners,
  type Topology,
} from '@chopmark/network/topology';
import { Channel, type ChannelConfig, type Collection, type Contract } from './channel.ts';
import { prepareOn } from './client.ts';

const peer = (mspId: string): KeyPolicy => ({ mspId });

const partyOf = (organisation: Organisation): [string, Collection] => {
  const carrier = peerMspId(organisation);
  return [partyCollection(organisation.mspId), { policy: peer(carrier), peers: [carrier] }];
};

const supervisedOf = (topology: Topology, { mspId }: Organisation): [string, Collection] => {
  const others = endorsers(topology).filter((other) => other.mspId !== mspId);
  const regulators = topology.organisations.filter(({ kind }) => kind === 'regulator');
  return [
    supervisedCollection(mspId),
    {
      policy: { atLeast: 2, of: [peer(mspId), { atLeast: 1, of: others.map((other) => peer(other.mspId)) }] },
      peers: [mspId, ...regulators.map((regulator) => regulator.mspId)],
    },
  ];
};

/** Peers, policies and collections as `network` deploys them. */
export const channelConfigOf = (topology: Topology): ChannelConfig => ({
  peers: peerOwners(topology).map(({ mspId }) => mspId),
  chaincodePolicy: { atLeast: 2, of: endorsers(topology).map(({ mspId }) => peer(mspId)) },
  collections: Object.fromEntries([
    ...topology.organisations.filter(({ kind }) => kind !== 'regulator').map(partyOf),
    ...topology.organisations
      .filter(({ kind }) => kind === 'bank')
      .map((bank) => supervisedOf(topology, bank)),
  ]),
});

/** The production chaincode as a contract; other handlers only where a test breaks a rule on purpose. */
export const contractOf =
  (handlers: Handlers = catalogue): Contract =>
  (ledger, name, json, mode) =>
    execute(handlers, ledger, name, json, mode);

/** Crockford's base 32 of a text's hash: an opaque id that the same text gives again. */
const opaque = (text: string): string => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const bytes = createHash('sha256').update(text).digest().subarray(0, 20);
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
};

export const opaqueId = (prefix: string, text: string): string => `${prefix}-${opaque(text)}`;

export const subjectOf = (firm: string): string => opaqueId('SUB', `firm ${firm}`);

export interface Person {
  readonly organisation: string;
  readonly role: Role;
  readonly person?: number;
  readonly firm?: string | undefined;
}

/** What the certificate of this person says. */
export const creatorOf = ({ organisation, role, person = 1, firm }: Person): Creator => ({
  mspId: organisation,
  enrolmentId: opaque(`${organisation} ${role} ${person} ${firm ?? ''}`).toLowerCase(),
  role,
  subject: firm === undefined ? undefined : subjectOf(firm),
});

export const memberOf = ({ kind, endorses, host }: Organisation): Member => ({
  kind,
  status: 'active',
  endorses,
  ...(host === undefined ? {} : { host }),
  ...(kind === 'warehouse' ? { admitted: true } : {}),
});

/** A command of the founding, and the organisations whose peers endorse it. */
export interface FoundingCommand {
  readonly creator: Creator;
  readonly name: string;
  readonly json: string;
  readonly endorsers: readonly string[];
}

export interface Firm {
  /** The member that acts for it. */
  readonly organisation: string;
  readonly firm: string;
}

const commandOf = (
  person: Person,
  name: string,
  input: unknown,
  endorsing: readonly string[],
): FoundingCommand => {
  const creator = creatorOf(person);
  const commandId = opaqueId('CMD', canonicalJson([creator.mspId, name, input]));
  return { creator, name, json: canonicalJson({ commandId, input }), endorsers: endorsing };
};

/** Founds the consortium of the topology and enters the firms of organisations that host them. */
export const foundingCommands = (topology: Topology, firms: readonly Firm[]): FoundingCommand[] => {
  const members = Object.fromEntries(
    topology.organisations.map((organisation) => [organisation.mspId, memberOf(organisation)]),
  );
  const [first = ''] = endorsers(topology).map(({ mspId }) => mspId);
  const registrar: Person = { organisation: 'RegistryMSP', role: 'registrar' };
  const distinct = new Map(firms.map((firm) => [`${firm.organisation} ${firm.firm}`, firm]));
  return [
    commandOf(registrar, 'FoundConsortium', { members, settings: defaultSettings }, ['RegistryMSP', first]),
    ...[...distinct.values()].map(({ organisation, firm }) =>
      commandOf(
        { organisation, role: 'org-admin' },
        'RegisterSubject',
        { subject: subjectOf(firm), status: 'active' },
        [peerMspId(organisationOf(topology, organisation)), 'RegistryMSP'],
      ),
    ),
  ];
};

/** Commits one command in a block of its own. @throws Error unless it becomes valid */
const commit = async (channel: Channel, command: FoundingCommand): Promise<void> => {
  const { creator, name, json } = command;
  const txId = createHash('sha256').update(json).digest('hex');
  const proposal = { txId, creator, timestamp: channel.now, name, json, transient: {} };
  const prepared = await prepareOn(channel, proposal, command.endorsers);
  if (prepared.type !== 'ready') throw new Error(`${name}: ${JSON.stringify(prepared)}`);
  channel.submit(prepared.envelope);
  const code = channel.cutBlock().transactions[0]?.code;
  if (code !== 'VALID') throw new Error(`${name}: ${code}`);
};

/** A founded consortium on a new simulated ledger. */
export const simulateConsortium = async (
  topology: Topology,
  firms: readonly Firm[],
  now: number,
  contract: Contract = contractOf(),
): Promise<Channel> => {
  const channel = new Channel(channelConfigOf(topology), contract, now);
  for (const command of foundingCommands(topology, firms)) await commit(channel, command);
  return channel;
};
