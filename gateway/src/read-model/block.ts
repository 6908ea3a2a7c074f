/**
 * A block as plain values: who did what, with which validation code, what was written, in public and in
 * private.
 */
import type { EventEnvelope } from '@chopmark/chaincode/api';
import type { Creator } from './certificate.ts';

export interface PublicWrite {
  readonly key: string;
  /** Text of the value; `undefined` where the key was deleted. */
  readonly value: string | undefined;
}

/** What the block itself says of a private write: hashes only. */
export interface HashedWrite {
  readonly collection: string;
  /** SHA-256 of the key, hexadecimal. */
  readonly keyHash: string;
  /** SHA-256 of the value; `undefined` where the key was deleted. */
  readonly valueHash: string | undefined;
}

/** What the own peer delivers beside the block. */
export interface PrivateWrite {
  readonly collection: string;
  readonly key: string;
  readonly value: string | undefined;
}

export interface LedgerWrites {
  readonly publicWrites: readonly PublicWrite[];
  readonly hashedWrites: readonly HashedWrite[];
}

export interface CommandOfBlock {
  readonly name: string;
  readonly id: string;
  /** Whether it was said many times at once. */
  readonly isBatch?: true;
}

export interface BlockTransaction extends LedgerWrites {
  readonly transactionId: string;
  readonly index: number;
  /** Fabric's validation code by name. */
  readonly validationCode: string;
  /** Of the client's clock; ISO 8601. */
  readonly timestamp: string;
  readonly creator: Creator;
  /**
   * `undefined` for a change of the channel's configuration. What was said to another chaincode has its name
   * in front: `_lifecycle.CommitChaincodeDefinition`.
   */
  readonly command: CommandOfBlock | undefined;
  readonly events: EventEnvelope['events'];
  readonly privateWrites: readonly PrivateWrite[];
}

export interface Block {
  readonly number: number;
  /** Hash of the header, hexadecimal: the next block names it. */
  readonly hash: string;
  readonly previousHash: string;
  readonly transactions: readonly BlockTransaction[];
}
