/** Laws about liens that are paid off: no gap between payment and swap, and no swap that was not confirmed. */
import { changesOf, type Change, firstWrong, type Law, recordOf } from './blocks.ts';
import type { Lien, Refinancing, Tombstone } from './public-records.ts';

const refinancingKey = ({ assetId }: Lien, successor: string): string =>
  `refinancing/${assetId}/${successor}`;

const written = ({ transaction }: Change, key: string): unknown => {
  const write = transaction.effects.writes.find((one) => one.key === key);
  return write?.text === null || write?.text === undefined ? undefined : JSON.parse(write.text);
};

/** How the lien that was kept went: by the swap that was confirmed, or by a court. */
const wrongEnd = (change: Change, lien: Lien, successor: string): string | undefined => {
  const tombstone = written(change, `tombstone/${lien.assetId}/${lien.id}`) as Tombstone | undefined;
  if (tombstone?.ending === 'court-order') return undefined;
  const before = recordOf(change.before(refinancingKey(lien, successor))) as Refinancing | undefined;
  const next = written(change, `lien/${lien.assetId}/${successor}`) as Lien | undefined;
  const swapped = tombstone?.ending === 'refinanced' && next?.state === 'encumbered';
  if (!swapped) return `${change.key} was paid off and ended without its successor`;
  return before?.status === 'confirmed' && next.holder === before.financier
    ? undefined
    : `${change.key} was swapped unconfirmed`;
};

/** Let go: the refinancing has ended in the same transaction. */
const wrongRelease = (change: Change, lien: Lien, successor: string): string | undefined => {
  const now = written(change, refinancingKey(lien, successor)) as Refinancing | undefined;
  return now?.status === 'withdrawn' || now?.status === 'lapsed'
    ? undefined
    : `${change.key} was let go while its successor waits`;
};

/** Law 1: a lien that was paid off stands until another stands in its place. */
const keptUntilSwapped: Law = (channel, block) =>
  firstWrong(changesOf(channel, block, 'lien/'), (change) => {
    const lien = recordOf(change.earlier) as Lien | undefined;
    if (lien?.successor === undefined) return undefined;
    if (change.text === null) return wrongEnd(change, lien, lien.successor);
    const now = JSON.parse(change.text) as Lien;
    if (now.successor === lien.successor && now.state === lien.state) return undefined;
    return wrongRelease(change, lien, lien.successor);
  });

const isByReceiver = ({ creator: { mspId, role } }: Change['transaction'], lien: Lien | undefined): boolean =>
  mspId === lien?.holder && role === 'bank-checker';

/** Law 4: receipt of a payoff is confirmed by a checker of the bank whose lien is replaced, once it is paid. */
const confirmedByHolder: Law = (channel, block) =>
  firstWrong(changesOf(channel, block, 'refinancing/'), ({ transaction, key, text, earlier, before }) => {
    const now = JSON.parse(text ?? '{}') as Partial<Refinancing>;
    const was = recordOf(earlier) as Refinancing | undefined;
    if (now.status !== 'confirmed' || was?.status === 'confirmed') return undefined;
    const lien = recordOf(before(`lien/${now.assetId}/${now.refinancedLienId}`)) as Lien | undefined;
    return was?.status === 'paid' && isByReceiver(transaction, lien)
      ? undefined
      : `${key} was confirmed falsely`;
  });

export const refinancingLaws: Readonly<Record<string, Law>> = {
  'what was paid off is kept until it is swapped': keptUntilSwapped,
  'a payoff is confirmed by who received it': confirmedByHolder,
};
