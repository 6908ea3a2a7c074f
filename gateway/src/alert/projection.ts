/**
 * Folds transactions into alerts: the same ones for the same ledger, however its blocks are batched, and whatever
 * command stated the fact.
 */
import {
  isUnderSupported,
  type LedgerReader,
  loadAsset,
  loadBook,
  type Party,
} from '@chopmark/chaincode/api';
import { overlaid, type Written } from '../read-model/overlay.ts';
import { type Around, type Touched, touchedBy } from './bearing.ts';
import type { Fact } from './fact.ts';
import { factsOf, isOfFacts } from './facts.ts';
import { alertIdOf, type AlertKind, type LedgerAlert } from './record.ts';

/** A valid transaction as alerts need it. */
export interface StatingTransaction {
  readonly block: number;
  readonly index: number;
  readonly txId: string;
  readonly at: string;
  /** Organisation that signed it. */
  readonly by: string;
  /** Texts by key; `undefined` where the key was deleted. */
  readonly writes: Written;
}

export const statesFacts = ({ writes }: StatingTransaction): boolean => [...writes.keys()].some(isOfFacts);

type Matter = Pick<LedgerAlert, 'kind' | 'topic' | 'closes'>;

/** A fact that concerns organisations, and no paper of the lien book. */
const nowhere = { assetId: undefined, liens: [] };

const ownerOf = async (reader: LedgerReader, assetId: string | undefined): Promise<Party | undefined> =>
  assetId === undefined ? undefined : (await loadAsset(reader, assetId))?.title;

const alertOf = async (
  { block, index, txId, at }: StatingTransaction,
  { after }: Around,
  { stated: fact, capacity, owner, others = [] }: Fact,
  matter: Matter,
  { assetId, liens }: Touched | typeof nowhere,
): Promise<LedgerAlert> => ({
  id: alertIdOf(block, index, [matter.kind, matter.topic, assetId ?? '']),
  ...matter,
  ...{ assetId, fact, capacity, block, txId, at },
  liens: [...liens],
  owner: owner ?? (await ownerOf(after, assetId)),
  others: assetId === undefined ? [...others] : [],
});

/** Views leave the records of claims to the peer; under which claim a paper stands, its liens say. */
const isShort = async (reader: LedgerReader, { assetId, listed }: Touched): Promise<boolean> => {
  const asset = await loadAsset(reader, assetId);
  return asset !== undefined && isUnderSupported(await loadBook(reader, { ...asset, ...listed }));
};

/** Whether the paper carries less than its liens take from now on, or no longer. */
const supportOf = async ({ before, after }: Around, touched: Touched): Promise<Matter | undefined> => {
  const short = await isShort(after, touched);
  if (short === (await isShort(before, touched))) return undefined;
  const kind: AlertKind = short ? 'under-supported' : 'supported-again';
  return { kind, topic: `support/${touched.assetId}`, closes: !short };
};

const alertsIn = async (transaction: StatingTransaction, around: Around): Promise<LedgerAlert[]> => {
  const alerts = new Map<string, LedgerAlert>();
  const add = async (fact: Fact, matter: Matter, touched: Touched | typeof nowhere): Promise<void> => {
    const alert = await alertOf(transaction, around, fact, matter, touched);
    if (!alerts.has(alert.id)) alerts.set(alert.id, alert);
  };
  const facts = await factsOf([...transaction.writes.keys()], { by: transaction.by, ...around });
  for (const fact of facts) {
    const { kind, topic, closes } = fact;
    const papers = await touchedBy(fact.bears, around);
    if (kind !== undefined) {
      for (const touched of papers) await add(fact, { kind, topic, closes }, touched);
      // Those without a lien learn of the fact, and not of whose papers it touches.
      if (fact.others !== undefined) await add(fact, { kind, topic, closes }, nowhere);
    }
    for (const touched of fact.moves ? papers : []) {
      const support = await supportOf(around, touched);
      if (support !== undefined) await add(fact, support, touched);
    }
  }
  return [...alerts.values()];
};

/**
 * @param base the ledger's state before the first of the transactions
 * @param transactions valid ones, in the order of the ledger
 * @param madeUpTo the last block whose alerts are there already: its transactions only lead to the state after them
 */
export const alertsOf = async (
  base: LedgerReader,
  transactions: readonly StatingTransaction[],
  madeUpTo = -1,
): Promise<LedgerAlert[]> => {
  const written = new Map<string, string | undefined>();
  const before = overlaid(base, written);
  const alerts: LedgerAlert[] = [];
  for (const transaction of transactions) {
    if (transaction.block > madeUpTo && statesFacts(transaction)) {
      const around = { before, after: overlaid(before, transaction.writes) };
      alerts.push(...(await alertsIn(transaction, around)));
    }
    for (const [key, text] of transaction.writes) written.set(key, text);
  }
  return alerts;
};
