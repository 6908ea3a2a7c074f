/**
 * A channel in memory: endorsing peers at their own heights, an orderer, blocks, collections. Nothing here is
 * random.
 */
import { isRefusal, refuse, type KeyPolicy, type Refusal } from '@chopmark/chaincode/api';
import type { Execution } from '@chopmark/chaincode/execute';
import type { Creator, Ledger } from '@chopmark/chaincode/ledger';
import { digestOf, type Effects, type PrivateWrite } from './effects.ts';
import { type Proposal, TransactionLedger } from './transaction-ledger.ts';
import { type Endorsement, type Policies, stalls, validateBlock, type ValidationCode } from './validation.ts';
import { WorldState } from './world-state.ts';

/** What a chaincode does with a transaction. `plan` decides without writing. */
export type Contract = (
  ledger: Ledger,
  name: string,
  json: string,
  mode: 'commit' | 'plan',
) => Promise<Execution | Refusal>;

export interface Collection {
  readonly policy: KeyPolicy | undefined;
  /** Organisations whose peers keep its content. */
  readonly peers: readonly string[];
}

export interface ChannelConfig {
  /** Organisations with a peer, endorsing or not. */
  readonly peers: readonly string[];
  readonly chaincodePolicy: KeyPolicy;
  readonly collections: Readonly<Record<string, Collection>>;
  readonly versionsUnchecked?: boolean;
}

/** What goes to the orderer. The private values travel between peers, never in the envelope. */
export interface Envelope {
  readonly txId: string;
  readonly creator: Creator;
  readonly command: string;
  readonly timestamp: number;
  readonly effects: Effects;
  readonly endorsements: readonly Endorsement[];
  readonly privateWrites: readonly PrivateWrite[];
}

export interface Block {
  readonly number: number;
  readonly transactions: readonly (Omit<Envelope, 'privateWrites'> & { readonly code: ValidationCode })[];
}

export interface Peer {
  readonly mspId: string;
  /** Number of the last block it has committed. */
  height: number;
  available: boolean;
  /** Whether it takes new blocks as they come. */
  following: boolean;
  /** Greatest number of records that a range returns. */
  queryLimit: number;
  /** Difference of its clock from the channel's, milliseconds. */
  clockOffset: number;
}

export interface Simulation {
  readonly execution: Execution;
  readonly effects: Effects;
  readonly privateWrites: readonly PrivateWrite[];
  readonly endorsement: Endorsement;
}

/** Endorsers of the consortium refuse a transaction time further than this from their clock. */
const clockSkewMsMax = 5 * 60_000;

export class Channel {
  state = new WorldState();
  readonly blocks: Block[] = [];
  readonly collections = new Map<string, Map<string, string>>();
  readonly peers: ReadonlyMap<string, Peer>;
  /** The true time, milliseconds since 1970. */
  now: number;
  readonly #config: ChannelConfig;
  readonly #contract: Contract;
  readonly #policies: Policies;
  readonly #outcomes = new Map<string, { code: ValidationCode; block: number }>();
  #queue: Envelope[] = [];

  constructor(config: ChannelConfig, contract: Contract, now: number) {
    this.#config = config;
    this.#contract = contract;
    this.now = now;
    this.peers = new Map(config.peers.map((mspId) => [mspId, newPeer(mspId)]));
    const policies = Object.entries(config.collections).flatMap(
      ([name, { policy }]): [string, KeyPolicy][] => (policy === undefined ? [] : [[name, policy]]),
    );
    this.#policies = {
      chaincode: config.chaincodePolicy,
      collections: new Map(policies),
      versionsUnchecked: config.versionsUnchecked ?? false,
    };
  }

  /**
   * A channel with the same blocks, state and private data, and all peers up to date; optionally other rules.
   */
  fork(contract: Contract = this.#contract, changes: Partial<ChannelConfig> = {}): Channel {
    const fork = new Channel({ ...this.#config, ...changes }, contract, this.now);
    fork.state = this.state.copy();
    fork.blocks.push(...this.blocks);
    for (const [name, content] of this.collections) fork.collections.set(name, new Map(content));
    for (const [txId, outcome] of this.#outcomes) fork.#outcomes.set(txId, outcome);
    for (const peer of fork.peers.values()) peer.height = fork.height;
    return fork;
  }

  get height(): number {
    return this.blocks.length;
  }

  get queue(): readonly Envelope[] {
    return this.#queue;
  }

  /** @throws Error when the organisation runs no peer. */
  peer(mspId: string): Peer {
    const peer = this.peers.get(mspId);
    if (peer === undefined) throw new Error(`${mspId} runs no peer`);
    return peer;
  }

  /** Simulates the proposal on one organisation's peer and signs what comes out. */
  async simulate(
    mspId: string,
    proposal: Proposal,
    mode: 'commit' | 'plan' = 'commit',
  ): Promise<Simulation | Refusal> {
    const { height, queryLimit, clockOffset } = this.peer(mspId);
    if (Math.abs(this.now + clockOffset - proposal.timestamp) > clockSkewMsMax) {
      return refuse('TIMESTAMP_OUT_OF_WINDOW');
    }
    const ledger = new TransactionLedger(proposal, { state: this.state, height, queryLimit });
    const execution = await this.#contract(ledger, proposal.name, proposal.json, mode);
    if (isRefusal(execution)) return execution;
    const { effects, privateWrites } = ledger;
    return { execution, effects, privateWrites, endorsement: { mspId, digest: digestOf(effects) } };
  }

  /** Hands an envelope to the orderer, which asks nothing about it. */
  submit(envelope: Envelope): void {
    this.#queue.push(envelope);
  }

  /** Whether Fabric 2.5.0 would never finish a block of the first `count` waiting envelopes. */
  wouldStall(count: number): boolean {
    return stalls(this.#queue.slice(0, count), new Set(this.#outcomes.keys()));
  }

  /** Orders the first `count` waiting envelopes into a block, and validates and commits it. */
  cutBlock(count = this.#queue.length): Block {
    const envelopes = this.#queue.slice(0, count);
    const known = new Set(this.#outcomes.keys());
    const { codes, updates } = validateBlock(envelopes, this.state, this.height, this.#policies, known);
    this.#queue = this.#queue.slice(count);
    this.state.commit(updates);
    const number = this.height + 1;
    const transactions = envelopes.map(({ privateWrites, ...envelope }, index) => {
      const code = codes[index] ?? 'DUPLICATE_TXID';
      if (code === 'VALID') this.#keep(privateWrites);
      if (!this.#outcomes.has(envelope.txId)) this.#outcomes.set(envelope.txId, { code, block: number });
      return { ...envelope, code };
    });
    const block = { number, transactions };
    this.blocks.push(block);
    for (const peer of this.peers.values()) if (peer.following) peer.height = number;
    return block;
  }

  /** What became of a transaction; `undefined` as long as no block has it. */
  outcome(txId: string): { readonly code: ValidationCode; readonly block: number } | undefined {
    return this.#outcomes.get(txId);
  }

  /** Content of the collections that an organisation's peer keeps. */
  privateContent(mspId: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
    const kept = [...this.collections].filter(([name]) =>
      this.#config.collections[name]?.peers.includes(mspId),
    );
    return new Map(kept);
  }

  #keep(writes: readonly PrivateWrite[]): void {
    for (const { collection, key, text } of writes) {
      const content = this.collections.get(collection) ?? new Map<string, string>();
      this.collections.set(collection, content.set(key, text));
    }
  }
}

const newPeer = (mspId: string): Peer => ({
  mspId,
  height: 0,
  available: true,
  following: true,
  queryLimit: 100_000,
  clockOffset: 0,
});
