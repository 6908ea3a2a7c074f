/**
 * What the rules need of a ledger. Two implementations: Fabric (`fabric-ledger.ts`) and the simulated ledger
 * of the tests. Reads see the state before the transaction, never its own writes: load all, decide, save all.
 */
import type { KeyPolicy } from './key-policy.ts';

/** Who signed the transaction, as its certificate says. */
export interface Creator {
  readonly mspId: string;
  /** The certificate's common name: random, carries nothing about the person. */
  readonly enrolmentId: string;
  /** Attribute `chopmark.role`, unchecked. */
  readonly role: string | undefined;
  /** Attribute `chopmark.subject`: the opaque firm that the person acts for, where its kind has subjects. */
  readonly subject: string | undefined;
}

export interface StoredRecord {
  readonly key: string;
  readonly value: unknown;
}

export interface LedgerReader {
  /** The record at a key, or `undefined`. An absent key is versioned as well as a present one. */
  get(key: string): Promise<unknown>;
  /** All records whose key starts with the prefix, in key order; re-validated as a range at commit. */
  range(prefix: string): Promise<readonly StoredRecord[]>;
}

export interface Ledger extends LedgerReader {
  readonly transactionId: string;
  /** Transaction time, milliseconds since 1970-01-01T00:00Z, within five minutes of the endorser's clock. */
  readonly timestamp: number;
  readonly creator: Creator;
  /** The transient map, as text by section. */
  readonly transient: ReadonlyMap<string, string>;
  apply(change: Change): Promise<void>;
  emit(eventName: string, payload: unknown): void;
}

/** What a decision changes, as data. */
export type Change =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown; readonly policy?: KeyPolicy }
  | { readonly type: 'remove'; readonly key: string }
  | {
      readonly type: 'put-private';
      readonly collection: string;
      readonly key: string;
      readonly value: unknown;
    };

export const put = (key: string, value: unknown, policy?: KeyPolicy): Change =>
  policy === undefined ? { type: 'put', key, value } : { type: 'put', key, value, policy };
export const remove = (key: string): Change => ({ type: 'remove', key });
