/** Stories on the simulated ledger: peers endorse, blocks are cut, conflicts are tried again as a gateway does. */
import type { Topology } from '@chopmark/network/topology';
import { organisationOf, peerMspId } from '@chopmark/network/topology';
import type { Channel } from '../simulated/channel.ts';
import { prepare } from '../simulated/client.ts';
import type { Random } from '../simulated/random.ts';
import { Sequencer } from '../simulated/sequencer.ts';
import type { AuditEntry, LocalCommand, LocalLedger, LocalOutcome } from './local-ledger.ts';

/** A conflict is re-decided on fresh state at most so often (design, section 5). */
const attemptsMax = 5;

const parsed = (text: string | undefined): unknown => (text === undefined ? undefined : JSON.parse(text));

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

  /** @throws Error when five fresh proposals in a row were overtaken by others, or could not be endorsed */
  async submit(command: LocalCommand): Promise<LocalOutcome> {
    const ownPeer = peerMspId(organisationOf(this.#topology, command.creator.mspId));
    let last = '';
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const txId = this.#random.hex(32);
      const prepared = await prepare(this.#channel, { ...command, txId, timestamp: this.now() }, ownPeer);
      last = prepared.type;
      if (prepared.type === 'refused') return { status: 'refused', refusal: prepared.refusal };
      if (prepared.type === 'not-endorsed') continue;
      if (prepared.type === 'replayed') {
        return { status: 'committed', execution: prepared.execution, txId: '', block: this.#channel.height };
      }
      const { code, block } = await this.#sequencer.commit(prepared.envelope);
      last = code;
      if (code === 'VALID') {
        return { status: 'committed', execution: prepared.simulation.execution, txId, block };
      }
    }
    throw new Error(`${command.name} did not commit: ${last}`);
  }

  record(key: string): unknown {
    return parsed(this.#channel.state.entry(key, this.#channel.height)?.text);
  }

  privateValue(mspId: string, collection: string, key: string): unknown {
    const carrier = peerMspId(organisationOf(this.#topology, mspId));
    return parsed(this.#channel.privateContent(carrier).get(collection)?.get(key));
  }

  audit(): readonly AuditEntry[] {
    return this.#channel.blocks.flatMap(({ number, transactions }) =>
      transactions.map(({ creator, command, txId, code }) => ({
        mspId: creator.mspId,
        role: creator.role ?? '',
        command,
        txId,
        block: number,
        code,
      })),
    );
  }

  pause(ms: number): void {
    this.#channel.now += ms;
  }
}
