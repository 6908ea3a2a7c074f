/**
 * A ledger of one process: public records with their key policies, private copies, the last envelope. A transaction
 * reads the state before it and writes all or nothing, as on Fabric.
 */
import { canonicalJson } from '../src/kernel/canonical-json.ts';
import type { KeyPolicy } from '../src/kernel/key-policy.ts';
import type { Change, Creator, Ledger } from '../src/kernel/ledger.ts';

export interface Entry {
  readonly value: unknown;
  /** Without one, the chaincode policy holds. */
  readonly policy?: KeyPolicy | undefined;
}
export type State = ReadonlyMap<string, Entry>;

export interface TransactionHead {
  readonly creator: Creator;
  readonly timestamp: number;
  readonly transient: ReadonlyMap<string, string>;
}

/** A transaction's ledger, and what it did to it. */
export interface MemoryTransaction {
  readonly ledger: Ledger;
  readonly changes: readonly Change[];
  readonly emitted: readonly unknown[];
}

const frozenCopy = (value: unknown): unknown =>
  value === undefined ? undefined : deepFreeze(JSON.parse(canonicalJson(value)));

/** Freezes a JSON value in depth: a rule that changes its input fails loudly. */
export const deepFreeze = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
};

/** Opens a transaction on a state that it never changes. */
export const openTransaction = (
  state: State,
  { creator, timestamp, transient }: TransactionHead,
): MemoryTransaction => {
  const changes: Change[] = [];
  const emitted: unknown[] = [];
  const ledger: Ledger = {
    transactionId: 'transaction',
    timestamp,
    creator,
    transient,
    get: async (key) => frozenCopy(state.get(key)?.value),
    range: async (prefix) =>
      [...state.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => ({ key, value: frozenCopy(state.get(key)?.value) })),
    apply: async (change) => void changes.push(change),
    emit: (_name, payload) => void emitted.push(payload),
  };
  return { ledger, changes, emitted };
};

/** The state after some changes. A record that is put without a policy keeps the one it has. */
export const stateAfter = (state: State, changes: readonly Change[]): State => {
  const next = new Map(state);
  for (const change of changes) {
    if (change.type === 'remove') next.delete(change.key);
    if (change.type === 'put') {
      const policy = change.policy ?? next.get(change.key)?.policy;
      next.set(change.key, { value: frozenCopy(change.value), policy });
    }
  }
  return next;
};
