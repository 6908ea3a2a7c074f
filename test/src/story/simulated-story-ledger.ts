/**
 * Stories on the simulated ledger: peers endorse, blocks are cut, conflicts are tried again as a gateway
 * does.
 */
import type { EventEnvelope } from '@chopmark/chaincode/api';
import { organisationOf, peerMspId, type Topology } from '@chopmark/network/topology';
import type { Channel } from '../simulated/channel.ts';
import { prepare } from '../simulated/client.ts';
import type { Random } from '../simulated/random.ts';
import { Sequencer } from '../simulated/sequencer.ts';
import type { StateEntry } from '../simulated/world-state.ts';
import type {
  LocalCommand,
  LocalLedger,
  LocalOutcome,
  LocalRecord,
  LocalTransaction,
} from './local-ledger.ts';

/** A conflict is re-decided on fresh state at most so often (design, section 5). */
const attemptsMax = 5;

export class SimulatedStoryLedger implements LocalLedger {
  readonly #channel: Channel;
  readonly #topology: Topology;
  readonly #random: Random;
  readonly #sequencer: Sequencer;

  constructor(channel: Channel, topology: Topology, random: Random) {
    this.#channel = channel;
    this.#topology = topology;
    this.#random = random;
    this.#sequencer = new Sequencer(channel, random);
  }

  now(): number {
    return this.#channel.now;
  }

  height(): number {
    return this.#channel.height;
  }

  /** @throws Error when five fresh proposals in a row were overtaken by others, or could not be endorsed */
  async submit(command: LocalCommand): Promise<LocalOutcome> {
    const ownPeer = peerMspId(organisationOf(this.#topology, command.creator.mspId));
    let last = '';
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const txId = this.#random.hex(32);
      const prepared = await prepare(this.#channel, { ...command, txId, timestamp: this.now() }, ownPeer);
      last = prepared.type;
      if (prepared.type === 'refused') {
        const { refusal, items } = prepared;
        return { status: 'refused', refusal, ...(items === undefined ? {} : { items }) };
      }
      if (prepared.type === 'not-endorsed') continue;
      if (prepared.type === 'replayed') {
        return { status: 'committed', execution: prepared.execution, txId: '', block: this.height() };
      }
      const { code, block } = await this.#sequencer.commit(prepared.envelope);
      last = code;
      if (code === 'VALID') {
        return { status: 'committed', execution: prepared.simulation.execution, txId, block };
      }
    }
    throw new Error(`${command.name} did not commit: ${last}`);
  }

  record(key: string): LocalRecord | undefined {
    const entry = this.#channel.state.entry(key, this.height());
    return entry?.text === undefined ? undefined : this.#recordOf(key, entry);
  }

  records(prefix: string): readonly LocalRecord[] {
    const end = `${prefix}\uffff`;
    return this.#channel.state
      .range(prefix, end, this.height())
      .map(([key, entry]) => this.#recordOf(key, entry));
  }

  privateValue(mspId: string, collection: string, key: string): unknown {
    const carrier = peerMspId(organisationOf(this.#topology, mspId));
    const text = this.#channel.privateContent(carrier).get(collection)?.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  transactions(): readonly LocalTransaction[] {
    return this.#channel.blocks.flatMap(({ number, transactions }) =>
      transactions.map(({ creator, txId, code, timestamp, effects }, index) => ({
        txId,
        block: number,
        index,
        at: timestamp,
        creator,
        code,
        envelope: effects.event === null ? undefined : (JSON.parse(effects.event.text) as EventEnvelope),
        writes: new Map(effects.writes.map((write) => [write.key, write.text ?? undefined])),
      })),
    );
  }

  pause(ms: number): void {
    this.#channel.now += ms;
  }

  #recordOf(key: string, { text, block, version }: StateEntry): LocalRecord {
    const index = Number(version.split('.')[1]);
    const txId = this.#channel.blocks[block - 1]?.transactions[index]?.txId ?? '';
    return { key, value: JSON.parse(text ?? 'null') as unknown, block, txId };
  }
}
