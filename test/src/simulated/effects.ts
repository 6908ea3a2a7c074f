/** What a simulated transaction read and would write: the part that endorsers sign and a block carries. */
import { canonicalJson, type KeyPolicy } from '@chopmark/chaincode/api';

/** `block.transaction` of the write that a reader saw; `null` where there was no such key. */
export type ReadVersion = string | null;

export interface KeyRead {
  readonly key: string;
  readonly version: ReadVersion;
}

/**
 * A range with what it returned. One that a peer's query limit cut short is bound to its last key, inclusive.
 */
export interface RangeRead {
  readonly start: string;
  readonly end: string;
  readonly exhausted: boolean;
  readonly results: readonly KeyRead[];
}

export interface KeyWrite {
  readonly key: string;
  /** Canonical JSON; `null` deletes the key and its policy. */
  readonly text: string | null;
}

export interface PolicyWrite {
  readonly key: string;
  readonly policy: KeyPolicy;
}

/** A private write as every node sees it: unsalted hashes of key and value. */
export interface HashedWrite {
  readonly collection: string;
  readonly keyHash: string;
  readonly valueHash: string;
}

export interface PrivateWrite {
  readonly collection: string;
  readonly key: string;
  readonly text: string;
}

export interface Effects {
  readonly reads: readonly KeyRead[];
  readonly ranges: readonly RangeRead[];
  readonly writes: readonly KeyWrite[];
  readonly policies: readonly PolicyWrite[];
  readonly hashedWrites: readonly HashedWrite[];
  readonly event: { readonly name: string; readonly text: string } | null;
}

/** The bytes that an endorser signs. */
export const digestOf = (effects: Effects): string => canonicalJson(effects);

/** Nothing read, nothing written: what a forger starts from. */
export const noEffects: Effects = {
  reads: [],
  ranges: [],
  writes: [],
  policies: [],
  hashedWrites: [],
  event: null,
};
