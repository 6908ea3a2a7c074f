/** What a transaction states that bears on liens, whichever command stated it. */
import type { LedgerReader, Party } from '@chopmark/chaincode/api';
import type { AlertKind, LedgerAlert } from './record.ts';

/** Which liens a fact bears on. */
export type Bearing =
  /** Those on the paper, and on papers that stand for a part of it. */
  | { readonly on: 'paper'; readonly assetId: string }
  /** Those on every paper that hangs together with one of these. */
  | { readonly on: 'linked'; readonly rootIds: readonly string[] }
  /** Those that share a claim. */
  | { readonly on: 'claim'; readonly claimId: string }
  /** Those on papers that a court's order stopped or let go. */
  | { readonly on: 'stopped' }
  /** Those on papers that share what an old book names: a lot, a credit. */
  | { readonly on: 'root'; readonly rootId: string }
  | { readonly on: 'lien'; readonly assetId: string; readonly lien: LedgerAlert['liens'][number] }
  | { readonly on: 'nothing' };

export interface Fact extends Partial<Pick<LedgerAlert, 'capacity' | 'owner' | 'others'>> {
  /** Absent where it alerts nobody by itself, and only changes what supports liens. */
  readonly kind?: AlertKind;
  readonly topic: string;
  readonly closes: boolean;
  readonly stated: LedgerAlert['fact'];
  readonly bears: Bearing;
  /** Whether it changes what supports liens. */
  readonly moves: boolean;
  readonly owner?: Party;
}

/** A key that the transaction wrote, and the ledger before and after it. */
export interface WrittenKey {
  /** The key's parts after its kind. */
  readonly parts: readonly string[];
  readonly was: unknown;
  readonly is: unknown;
  /** Who signed the transaction. */
  readonly by: string;
  readonly before: LedgerReader;
  readonly after: LedgerReader;
}

/** Says what facts the new value of a key states. */
export type FactReader = (written: WrittenKey) => Fact[] | Promise<Fact[]>;
