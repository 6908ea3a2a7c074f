/** What the local drivers need of a ledger inside this process. */
import type { EventEnvelope, ItemRefusal, Refusal } from '@chopmark/chaincode/api';
import type { Execution } from '@chopmark/chaincode/execute';
import type { Creator } from '@chopmark/chaincode/ledger';

export interface LocalCommand {
  readonly creator: Creator;
  readonly name: string;
  /** `{ commandId, input }` as canonical JSON. */
  readonly json: string;
  /** Openings as canonical JSON, by section. */
  readonly transient: Readonly<Record<string, string>>;
}

export type LocalOutcome =
  | { readonly status: 'refused'; readonly refusal: Refusal; readonly items?: readonly ItemRefusal[] }
  | {
      readonly status: 'committed';
      readonly execution: Execution;
      readonly txId: string;
      readonly block: number;
    };

/** One transaction in a block, valid or not. */
export interface LocalTransaction {
  readonly txId: string;
  readonly block: number;
  readonly index: number;
  /** Milliseconds since 1970, by the client's clock. */
  readonly at: number;
  readonly creator: Creator;
  readonly code: string;
  readonly envelope: EventEnvelope | undefined;
  /** Texts of the public keys that it wrote; `undefined` where it deleted one. */
  readonly writes: ReadonlyMap<string, string | undefined>;
}

export interface LocalRecord {
  readonly key: string;
  readonly value: unknown;
  readonly block: number;
  readonly txId: string;
}

export interface LocalLedger {
  now(): number;
  height(): number;
  submit(command: LocalCommand): Promise<LocalOutcome>;
  record(key: string): LocalRecord | undefined;
  /** Records whose key starts with the prefix, in key order. */
  records(prefix: string): readonly LocalRecord[];
  /** A value in a collection that the organisation's peer keeps. */
  privateValue(mspId: string, collection: string, key: string): unknown;
  /** All transactions, oldest first. */
  transactions(): readonly LocalTransaction[];
  pause(ms: number): void;
}
