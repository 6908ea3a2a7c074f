/** A consortium under test: its people, what they may know, and how they speak. */
import {
  canonicalJson,
  handlers,
  isRefusal,
  partyCollection,
  termsKey,
  type Refusal,
} from '@chopmark/chaincode/api';
import { compose, type Composed } from '@chopmark/gateway/command/compose';
import { isNotComposed } from '@chopmark/gateway/command/open-terms';
import type { RandomBytes } from '@chopmark/gateway/command/derivation';
import { hmacKeys, type FingerprintKeys } from '@chopmark/gateway/fingerprint/token';
import { organisationOf, peerMspId, type Topology, topologyOf } from '@chopmark/network/topology';
import type { Channel } from '../simulated/channel.ts';
import { prepare, prepareOn, type Prepared } from '../simulated/client.ts';
import { creatorOf, opaqueId, type Person } from '../simulated/consortium.ts';
import type { Random } from '../simulated/random.ts';
import type { Proposal } from '../simulated/transaction-ledger.ts';

/** Stands in every private text and amount; found anywhere public, it proves a leak. */
export const canary = 'CANARY7F3A';
export const canaryDigits = '7741539';

/** One thing that one person says. */
export interface Move {
  readonly person: Person;
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly terms?: Readonly<Record<string, unknown>>;
}

/** A command ready to be proposed. */
export interface Spoken {
  readonly move: Move;
  readonly commandId: string;
  /** Of the records that the command makes. */
  readonly ids: Readonly<Record<string, string>>;
  readonly proposal: Proposal;
}

export interface World {
  readonly channel: Channel;
  readonly topology: Topology;
  readonly random: Random;
  readonly fingerprintKeys: FingerprintKeys;
}

export const topology = topologyOf('full');
export const fingerprintKeys = hmacKeys([{ epoch: 1, key: '5a'.repeat(32) }]);

export const peerOf = (mspId: string): string => peerMspId(organisationOf(topology, mspId));

const bytesOf =
  (random: Random): RandomBytes =>
  (count) =>
    Buffer.from(random.hex(count), 'hex');

const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));

/** What a record says now, or `undefined`. */
export const recordAt = ({ channel }: World, key: string): unknown =>
  parsed(channel.state.entry(key, channel.height)?.text);

/** Public records below a prefix. */
export const recordsUnder = <Value>({ channel }: World, prefix: string): Value[] =>
  channel.state.range(prefix, `${prefix}\uffff`, channel.height).map(([, { text }]) => parsed(text) as Value);

/** A copy of terms that an organisation was given, and their hash. */
interface Copy {
  readonly recordId: string;
  readonly hash: string;
  readonly terms: unknown;
}

/** The organisation's own copies of terms of a section, in the order in which it was given them. */
export const ownCopies = ({ channel }: World, mspId: string, section: string): Copy[] =>
  [...(channel.privateContent(peerOf(mspId)).get(partyCollection(mspId)) ?? [])].flatMap(([key, text]) => {
    const [recordId = '', named, hash = ''] = key.split('/');
    return named === section
      ? [{ recordId, hash, terms: (JSON.parse(text) as { terms: unknown }).terms }]
      : [];
  });

const composed = async (
  world: World,
  { person, command, input, terms = {} }: Move,
): Promise<Composed | undefined> => {
  const definition = handlers.get(command)?.definition;
  if (definition === undefined) throw new Error(`there is no command ${command}`);
  const mspId = person.organisation;
  const content = world.channel.privateContent(peerOf(mspId));
  const result = await compose(
    definition,
    { input, terms },
    {
      mspId,
      random: bytesOf(world.random),
      fingerprintKeys: world.fingerprintKeys,
      source: {
        record: async (key) => recordAt(world, key),
        records: async (prefix) =>
          world.channel.state
            .range(prefix, `${prefix}\uffff`, world.channel.height)
            .map(([key, { text }]) => ({ key, value: parsed(text) })),
        terms: async (recordId, section, hash) => {
          const text = content.get(partyCollection(mspId))?.get(termsKey(recordId, section, hash));
          return parsed(text) as { terms: unknown; salt: string } | undefined;
        },
      },
    },
  );
  return isNotComposed(result) ? undefined : result;
};

/** The command as a gateway composes it; `undefined` where its organisation lacks the terms. */
export const speak = async (world: World, move: Move, clockOffset = 0): Promise<Spoken | undefined> => {
  const said = await composed(world, move);
  if (said === undefined) return undefined;
  const commandId = opaqueId('CMD', world.random.hex(16));
  const sections = Object.entries(said.openings).map(([name, opening]) => [name, canonicalJson(opening)]);
  const proposal: Proposal = {
    txId: world.random.hex(32),
    creator: creatorOf(move.person),
    timestamp: world.channel.now + clockOffset,
    name: move.command,
    json: canonicalJson({ commandId, input: said.input }),
    transient: Object.fromEntries(sections) as Record<string, string>,
  };
  return { move, commandId, ids: said.ids, proposal };
};

/** Endorsed as an honest gateway does, or on the given peers. */
export const endorse = (
  { channel }: World,
  { move, proposal }: Spoken,
  on?: readonly string[],
): Promise<Prepared> =>
  on === undefined
    ? prepare(channel, proposal, peerOf(move.person.organisation))
    : prepareOn(channel, proposal, on);

/** Ids that a committed command made, and texts of its events. */
interface Committed {
  readonly ids: Readonly<Record<string, string>>;
}

/** Says something and has it committed in a block of its own. */
export const commitMove = async (world: World, move: Move): Promise<Committed | Refusal> => {
  const spoken = await speak(world, move);
  if (spoken === undefined) throw new Error(`${move.command} cannot be composed`);
  const prepared = await endorse(world, spoken);
  if (prepared.type === 'refused') return prepared.refusal;
  if (prepared.type !== 'ready') throw new Error(`${move.command}: ${prepared.type}`);
  world.channel.submit(prepared.envelope);
  const code = world.channel.cutBlock().transactions[0]?.code;
  if (code !== 'VALID') throw new Error(`${move.command}: ${code}`);
  const { events } = prepared.simulation.execution.envelope;
  const texts = events
    .flatMap(({ fields }) => Object.entries(fields))
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { ids: { ...Object.fromEntries(texts), ...spoken.ids } };
};

/** @throws Error when it is refused */
export const mustCommit = async (world: World, move: Move): Promise<void> => {
  const outcome = await commitMove(world, move);
  if (isRefusal(outcome)) throw new Error(`${move.command}: ${JSON.stringify(outcome)}`);
};
