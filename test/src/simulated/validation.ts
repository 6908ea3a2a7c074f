/**
 * What Fabric 2.5 does with a block, in its order. First each transaction alone: known transaction ids, then
 * endorsement (core/committer/txvalidator/v20, core/common/validation/statebased); then, in block order,
 * versions and ranges against the state and the valid transactions before it
 * (core/ledger/kvledger/txmgmt/validation).
 */
import type { KeyPolicy } from '@chopmark/chaincode/api';
import { digestOf, type Effects, type KeyRead, type RangeRead } from './effects.ts';
import { policyAccepts } from './policy-evaluation.ts';
import { type StateEntry, versionOf, type WorldState } from './world-state.ts';

export type ValidationCode =
  'VALID' | 'DUPLICATE_TXID' | 'ENDORSEMENT_POLICY_FAILURE' | 'MVCC_READ_CONFLICT' | 'PHANTOM_READ_CONFLICT';

/** One organisation's peer's signature over effects. */
export interface Endorsement {
  readonly mspId: string;
  readonly digest: string;
}

export interface ValidatedTransaction {
  readonly txId: string;
  readonly effects: Effects;
  readonly endorsements: readonly Endorsement[];
}

/** What the channel's configuration and the chaincode's definition say. */
export interface Policies {
  readonly chaincode: KeyPolicy;
  /** Of each collection; one without a policy of its own follows the chaincode's. */
  readonly collections: ReadonlyMap<string, KeyPolicy>;
  /** Only where a test shows what happens without the checks of versions and ranges. */
  readonly versionsUnchecked: boolean;
}

/** A signature counts for the bytes that were signed, and for no others. */
const signersOf = ({ effects, endorsements }: ValidatedTransaction): string[] => {
  const digest = digestOf(effects);
  return endorsements.filter((endorsement) => endorsement.digest === digest).map(({ mspId }) => mspId);
};

/**
 * Whether the endorsements suffice. The policy on a key replaces the chaincode's for that key; the
 * chaincode's is evaluated for keys without one, and where nothing else was. A key whose policy an earlier
 * transaction of the block changed cannot be judged, and is refused.
 */
const endorsed = (
  transaction: ValidatedTransaction,
  policies: Policies,
  committed: (key: string) => StateEntry | undefined,
  policyChanged: ReadonlySet<string>,
): boolean => {
  const { effects } = transaction;
  const signers = signersOf(transaction);
  const keys = [...effects.writes, ...effects.policies].map(({ key }) => key);
  if (keys.some((key) => policyChanged.has(key))) return false;
  const applicable = [
    ...keys.map((key) => committed(key)?.policy ?? policies.chaincode),
    ...effects.hashedWrites.map(
      ({ collection }) => policies.collections.get(collection) ?? policies.chaincode,
    ),
  ];
  const asked = applicable.length === 0 ? [policies.chaincode] : applicable;
  return asked.every((policy) => policyAccepts(policy, signers));
};

type Updates = ReadonlyMap<string, StateEntry>;

const readHolds = ({ key, version }: KeyRead, state: WorldState, height: number, updates: Updates): boolean =>
  !updates.has(key) && versionOf(state.entry(key, height)) === version;

/** The range as a reader would see it now; one that was cut short includes its last key. */
const rangeNow = (
  { start, end, exhausted }: RangeRead,
  state: WorldState,
  height: number,
  updates: Updates,
) => {
  const bound = exhausted ? end : `${end}\0`;
  const merged = new Map(state.range(start, bound, height));
  for (const [key, entry] of updates) {
    if (key < start || key >= bound) continue;
    if (entry.text === undefined) merged.delete(key);
    else merged.set(key, entry);
  }
  return [...merged].sort(([one], [other]) => (one < other ? -1 : 1));
};

const rangeHolds = (read: RangeRead, state: WorldState, height: number, updates: Updates): boolean => {
  const now = rangeNow(read, state, height, updates);
  return (
    now.length === read.results.length &&
    now.every(([key, { version }], i) => read.results[i]?.key === key && read.results[i].version === version)
  );
};

/**
 * The key's records after the transaction: a value without a policy keeps the one there is, a deletion drops
 * it.
 */
const updatesOf = (
  { effects }: ValidatedTransaction,
  block: number,
  version: string,
  present: (key: string) => StateEntry | undefined,
): [string, StateEntry][] => {
  const policies = new Map(effects.policies.map(({ key, policy }) => [key, policy]));
  return effects.writes.map(({ key, text }) => [
    key,
    {
      text: text ?? undefined,
      block,
      version,
      policy: text === null ? undefined : (policies.get(key) ?? present(key)?.policy),
    },
  ]);
};

export interface ValidatedBlock {
  readonly codes: readonly ValidationCode[];
  readonly updates: ReadonlyMap<string, StateEntry>;
}

/**
 * Whether Fabric 2.5.0 would wait for ever: a transaction whose id is known is never judged, yet a later one
 * of the block that writes a key whose policy it sets waits for that judgement (vpmanagerimpl.go,
 * waitForValidationResults).
 */
export const stalls = (
  transactions: readonly ValidatedTransaction[],
  knownTxIds: ReadonlySet<string>,
): boolean => {
  const unjudged = new Set<string>();
  for (const { txId, effects } of transactions) {
    if (knownTxIds.has(txId)) {
      effects.policies.forEach(({ key }) => unjudged.add(key));
    } else if ([...effects.writes, ...effects.policies].some(({ key }) => unjudged.has(key))) {
      return true;
    }
  }
  return false;
};

const checkEndorsements = (
  transactions: readonly ValidatedTransaction[],
  state: WorldState,
  height: number,
  policies: Policies,
  knownTxIds: ReadonlySet<string>,
): ValidationCode[] => {
  const policyChanged = new Set<string>();
  const accepted = new Set<string>();
  return transactions.map((transaction): ValidationCode => {
    const { txId, effects } = transaction;
    if (knownTxIds.has(txId)) return 'DUPLICATE_TXID';
    if (!endorsed(transaction, policies, (key) => state.entry(key, height), policyChanged)) {
      return 'ENDORSEMENT_POLICY_FAILURE';
    }
    effects.policies.forEach(({ key }) => policyChanged.add(key));
    if (accepted.has(txId)) return 'DUPLICATE_TXID';
    accepted.add(txId);
    return 'VALID';
  });
};

/** Validates the block that follows `height`. @throws Error where Fabric 2.5.0 would never finish it */
export const validateBlock = (
  transactions: readonly ValidatedTransaction[],
  state: WorldState,
  height: number,
  policies: Policies,
  knownTxIds: ReadonlySet<string>,
): ValidatedBlock => {
  if (stalls(transactions, knownTxIds)) {
    throw new Error('a replayed policy write stands before a write to the same key in one block');
  }
  const codes = checkEndorsements(transactions, state, height, policies, knownTxIds);
  const updates = new Map<string, StateEntry>();
  const block = height + 1;
  const verdicts = codes.map((code, index): ValidationCode => {
    const transaction = transactions[index];
    if (code !== 'VALID' || transaction === undefined) return code;
    const { reads, ranges } = transaction.effects;
    if (!policies.versionsUnchecked) {
      if (!reads.every((read) => readHolds(read, state, height, updates))) return 'MVCC_READ_CONFLICT';
      if (!ranges.every((read) => rangeHolds(read, state, height, updates))) return 'PHANTOM_READ_CONFLICT';
    }
    const present = (key: string) => updates.get(key) ?? state.entry(key, height);
    const version = `${block}.${index}`;
    updatesOf(transaction, block, version, present).forEach(([key, entry]) => updates.set(key, entry));
    return code;
  });
  return { codes: verdicts, updates };
};
