/** How many blocks the own peer has that the view has not; asked of the peer every few seconds. */
import { pause } from '../ledger/backoff.ts';
import type { LedgerClient } from '../ledger/ledger-client.ts';
import type { Follower } from './follower.ts';

const intervalMs = 5_000;

export interface PeerLag {
  blocks(): number;
  run(): Promise<void>;
}

export const peerLag = (
  ledger: Pick<LedgerClient, 'height'>,
  follower: Pick<Follower, 'height'>,
  stopping: AbortSignal,
): PeerLag => {
  let peerHeight = 0;
  return {
    blocks: () => Math.max(0, peerHeight - 1 - follower.height()),
    run: async () => {
      while (!stopping.aborted) {
        // Readiness asks the peer itself; here an unreachable one leaves the last height.
        peerHeight = await ledger.height().catch(() => peerHeight);
        await pause(intervalMs, stopping);
      }
    },
  };
};
