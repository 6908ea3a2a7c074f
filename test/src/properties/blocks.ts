/** What laws are statements about: records, and each valid write of a block. */
import type { Block, Channel } from '../simulated/channel.ts';
import type { StateEntry } from '../simulated/world-state.ts';

export type Transaction = Block['transactions'][number];

export const recordOf = (entry: StateEntry | undefined): unknown =>
  entry?.text === undefined ? undefined : (JSON.parse(entry.text) as unknown);

export const under = <Value>(channel: Channel, prefix: string): Value[] =>
  channel.state
    .range(prefix, `${prefix}\uffff`, channel.height)
    .map(([, entry]) => recordOf(entry) as Value | undefined)
    .filter((value) => value !== undefined);

export const grouped = <Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): Map<string, Value[]> => {
  const groups = new Map<string, Value[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
};

export type Law = (channel: Channel, block: Block) => string | undefined;

/** One valid write of the block, and what stood there before. */
export interface Change {
  readonly transaction: Transaction;
  readonly key: string;
  readonly text: string | null;
  readonly earlier: StateEntry | undefined;
  /** What stood at any key before this transaction. */
  readonly before: (key: string) => StateEntry | undefined;
}

export const changesOf = (channel: Channel, { number, transactions }: Block, prefix: string): Change[] =>
  transactions.flatMap((transaction, index) => {
    if (transaction.code !== 'VALID') return [];
    const before = (key: string): StateEntry | undefined =>
      channel.state.historyOf(key).findLast((entry) => {
        const at = Number(entry.version.split('.')[1]);
        return entry.block < number || (entry.block === number && at < index);
      });
    return transaction.effects.writes
      .filter(({ key }) => key.startsWith(prefix))
      .map(({ key, text }) => ({ transaction, key, text, earlier: before(key), before }));
  });

export const endorsersOf = ({ endorsements }: Transaction): Set<string> =>
  new Set(endorsements.map(({ mspId }) => mspId));

/** The first thing that one of the changes does wrong. */
export const firstWrong = (
  changes: readonly Change[],
  wrong: (change: Change) => string | undefined,
): string | undefined => {
  for (const change of changes) {
    const detail = wrong(change);
    if (detail !== undefined) return detail;
  }
  return undefined;
};
