/** What the local drivers need of a ledger inside this process. */
import type { Refusal } from '@chopmark/chaincode/api';
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
  | { readonly status: 'refused'; readonly refusal: Refusal }
  | {
      readonly status: 'committed';
      readonly execution: Execution;
      readonly txId: string;
      readonly block: number;
    };

/** One transaction as an auditor sees it. */
export interface AuditEntry {
  readonly mspId: string;
  readonly role: string;
  readonly command: string;
  readonly txId: string;
  readonly block: number;
  readonly code: string;
}

export interface LocalLedger {
  now(): number;
  submit(command: LocalCommand): Promise<LocalOutcome>;
  /** The public record at a key. */
  record(key: string): unknown;
  /** A value in a collection that the organisation's peer keeps. */
  privateValue(mspId: string, collection: string, key: string): unknown;
  audit(): readonly AuditEntry[];
  pause(ms: number): void;
}
