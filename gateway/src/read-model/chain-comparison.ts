/**
 * Whether other organisations have the same blocks. Raft is not Byzantine: orderers that lie can give two organisations
 * two ledgers, each of which looks sound by itself. So every follower asks the peers of the others, one after the
 * other, for their last block, and stops on a difference. Blocks are chained: one that agrees vouches for all
 * before it.
 */
import type { Logger } from 'pino';
import { pause } from '../ledger/backoff.ts';
import type { LedgerClient } from '../ledger/ledger-client.ts';
import { BrokenChainError } from './decode-block.ts';
import type { Follower } from './follower.ts';

const intervalMs = 5_000;
/** Time for the own view to reach a block that the other has already. */
const catchUpMs = 10_000;

export interface ComparisonSettings {
  readonly ledger: Pick<LedgerClient, 'lastBlock'>;
  readonly follower: Pick<Follower, 'hashOf' | 'waitForBlock' | 'halt' | 'halted'>;
  /** Organisations with a peer of their own, other than the one that serves this organisation. */
  readonly others: readonly string[];
  readonly stopping: AbortSignal;
  readonly log: Logger;
}

export interface ChainComparison {
  /** Asks one organisation. @returns whether there was a block to compare */
  compareWith(mspId: string): Promise<boolean>;
  /** When a block was last found to be the same as another organisation's; milliseconds since 1970. */
  agreedAt(): number | undefined;
  /** Asks one after the other until the gateway stops, or a block differs. */
  run(): Promise<void>;
}

export const chainComparison = (settings: ComparisonSettings): ChainComparison => {
  const { ledger, follower, others, stopping, log } = settings;
  let agreedAt: number | undefined;

  const compareWith = async (mspId: string): Promise<boolean> => {
    const { number, hash } = await ledger.lastBlock(mspId);
    await follower.waitForBlock(number, catchUpMs);
    const own = follower.hashOf(number);
    if (own === undefined) return false;
    if (own !== hash) {
      follower.halt(new BrokenChainError(`block ${number} of ${mspId} is not the one that is known here`));
      return true;
    }
    agreedAt = Date.now();
    return true;
  };

  return {
    compareWith,
    agreedAt: () => agreedAt,
    run: async () => {
      for (let turn = 0; !stopping.aborted && follower.halted() === undefined; turn += 1) {
        const mspId = others[turn % others.length];
        if (mspId === undefined) return;
        // A peer that does not answer proves nothing; the next one is asked.
        await compareWith(mspId).catch((error: unknown) =>
          log.debug({ err: error, asked: mspId }, 'blocks could not be compared'),
        );
        await pause(intervalMs, stopping);
      }
    },
  };
};
