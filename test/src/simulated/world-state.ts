/** Public state with its whole history, so that a peer at any height can endorse. */
import type { KeyPolicy } from '@chopmark/chaincode/api';
import type { ReadVersion } from './effects.ts';

/** A key's record as of some height. A deleted key has no text, and no policy any more. */
export interface StateEntry {
  readonly text: string | undefined;
  readonly block: number;
  readonly version: string;
  readonly policy: KeyPolicy | undefined;
}

export const versionOf = (entry: StateEntry | undefined): ReadVersion =>
  entry?.text === undefined ? null : entry.version;

/** Where a key stands, or would stand, among sorted keys. */
const positionOf = (keys: readonly string[], key: string): number => {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
};

export class WorldState {
  readonly #history = new Map<string, StateEntry[]>();
  readonly #keys: string[] = [];

  /** The last record of the key written in a block up to `height`, deleted or not. */
  entry(key: string, height: number): StateEntry | undefined {
    return this.#history.get(key)?.findLast(({ block }) => block <= height);
  }

  /** Live records with `start` ≤ key < `end`, in key order. */
  range(start: string, end: string, height: number): [string, StateEntry][] {
    const found: [string, StateEntry][] = [];
    for (let at = positionOf(this.#keys, start); at < this.#keys.length; at += 1) {
      const key = this.#keys[at] ?? '';
      if (key >= end) break;
      const entry = this.entry(key, height);
      if (entry?.text !== undefined) found.push([key, entry]);
    }
    return found;
  }

  /** Every version that the key ever had, deletions included. */
  historyOf(key: string): readonly StateEntry[] {
    return this.#history.get(key) ?? [];
  }

  get keys(): readonly string[] {
    return this.#keys;
  }

  /** The same state, free to go another way. */
  copy(): WorldState {
    const copy = new WorldState();
    copy.#keys.push(...this.#keys);
    for (const [key, history] of this.#history) copy.#history.set(key, [...history]);
    return copy;
  }

  commit(updates: ReadonlyMap<string, StateEntry>): void {
    for (const [key, entry] of updates) {
      const history = this.#history.get(key);
      if (history === undefined) {
        this.#keys.splice(positionOf(this.#keys, key), 0, key);
        this.#history.set(key, [entry]);
      } else {
        history.push(entry);
      }
    }
  }
}
