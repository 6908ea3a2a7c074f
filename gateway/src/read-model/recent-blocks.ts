/** Hashes of the last blocks in the view, to be compared with what others have. */
import type { BlockId } from '../ledger/ledger-client.ts';

/** A peer of another organisation that is further behind than this cannot be compared with. */
const kept = 5_000;

export interface RecentBlocks {
  /** Forgets everything else: the view starts here. */
  startAt(block: BlockId | undefined): void;
  add(block: BlockId): void;
  hashOf(number: number): string | undefined;
}

export const recentBlocks = (): RecentBlocks => {
  const hashes = new Map<number, string>();
  return {
    startAt: (block) => {
      hashes.clear();
      if (block !== undefined) hashes.set(block.number, block.hash);
    },
    add: ({ number, hash }) => {
      hashes.set(number, hash);
      hashes.delete(number - kept);
    },
    hashOf: (number) => hashes.get(number),
  };
};
