/**
 * The production `Ledger` port for one proposal on one peer: records what is read, buffers what is written.
 */
import { createHash } from 'node:crypto';
import { canonicalJson, type KeyPolicy } from '@chopmark/chaincode/api';
import type { Change, Creator, Ledger } from '@chopmark/chaincode/ledger';
import type { Effects, PrivateWrite, RangeRead, ReadVersion } from './effects.ts';
import { versionOf, type WorldState } from './world-state.ts';

/** A signed request to simulate a command. */
export interface Proposal {
  readonly txId: string;
  readonly creator: Creator;
  /** The client's clock, milliseconds since 1970. */
  readonly timestamp: number;
  readonly name: string;
  readonly json: string;
  readonly transient: Readonly<Record<string, string>>;
}

/**
 * Which committed state a proposal sees. `queryLimit` cuts ranges short without a word, as a peer's setting
 * does.
 */
export interface Snapshot {
  readonly state: WorldState;
  readonly height: number;
  readonly queryLimit: number;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const sorted = <Value>(entries: ReadonlyMap<string, Value>): [string, Value][] =>
  [...entries].sort(([one], [other]) => (one < other ? -1 : 1));

/** End of the key range of a prefix, as the Fabric adapter has it: its last character raised by one. */
export const endOfPrefix = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

export class TransactionLedger implements Ledger {
  readonly transactionId: string;
  readonly timestamp: number;
  readonly creator: Creator;
  readonly transient: ReadonlyMap<string, string>;
  readonly #snapshot: Snapshot;
  readonly #reads = new Map<string, ReadVersion>();
  readonly #ranges = new Map<string, RangeRead>();
  readonly #writes = new Map<string, string | null>();
  readonly #policies = new Map<string, KeyPolicy>();
  readonly #private = new Map<string, PrivateWrite>();
  #event: Effects['event'] = null;

  constructor(proposal: Proposal, snapshot: Snapshot) {
    this.transactionId = proposal.txId;
    this.timestamp = proposal.timestamp;
    this.creator = proposal.creator;
    this.transient = new Map(Object.entries(proposal.transient));
    this.#snapshot = snapshot;
  }

  /** @throws Error when the key was written in this transaction: Fabric would return the old value. */
  async get(key: string): Promise<unknown> {
    if (this.#writes.has(key)) throw new Error(`${key} is read after it was written in the same transaction`);
    const entry = this.#snapshot.state.entry(key, this.#snapshot.height);
    this.#reads.set(key, versionOf(entry));
    return entry?.text === undefined ? undefined : (JSON.parse(entry.text) as unknown);
  }

  /** @throws Error when a key of the range was written in this transaction. */
  async range(prefix: string): Promise<{ key: string; value: unknown }[]> {
    const written = [...this.#writes.keys()].find((key) => key.startsWith(prefix));
    if (written !== undefined)
      throw new Error(`${written} is read after it was written in the same transaction`);
    const { state, height, queryLimit } = this.#snapshot;
    const end = endOfPrefix(prefix);
    const all = state.range(prefix, end, height);
    const seen = all.slice(0, queryLimit);
    const exhausted = all.length <= queryLimit;
    this.#ranges.set(prefix, {
      start: prefix,
      end: exhausted ? end : (seen.at(-1)?.[0] ?? prefix),
      exhausted,
      results: seen.map(([key, entry]) => ({ key, version: entry.version })),
    });
    return seen.map(([key, { text }]) => ({ key, value: JSON.parse(text ?? 'null') as unknown }));
  }

  async apply(change: Change): Promise<void> {
    if (change.type === 'remove') {
      this.#writes.set(change.key, null);
    } else if (change.type === 'put') {
      this.#writes.set(change.key, canonicalJson(change.value));
      if (change.policy !== undefined) this.#policies.set(change.key, change.policy);
    } else {
      const { collection, key } = change;
      this.#private.set(`${collection}\n${key}`, { collection, key, text: canonicalJson(change.value) });
    }
  }

  emit(eventName: string, payload: unknown): void {
    this.#event = { name: eventName, text: canonicalJson(payload) };
  }

  get privateWrites(): readonly PrivateWrite[] {
    return sorted(this.#private).map(([, write]) => write);
  }

  get effects(): Effects {
    return {
      reads: sorted(this.#reads).map(([key, version]) => ({ key, version })),
      ranges: sorted(this.#ranges).map(([, range]) => range),
      writes: sorted(this.#writes).map(([key, text]) => ({ key, text })),
      policies: sorted(this.#policies).map(([key, policy]) => ({ key, policy })),
      hashedWrites: this.privateWrites.map(({ collection, key, text }) => ({
        collection,
        keyHash: sha256(key),
        valueHash: sha256(text),
      })),
      event: this.#event,
    };
  }
}
