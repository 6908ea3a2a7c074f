import type { HostedOrganisation } from '../hosting.ts';
import { Problem } from './problem.ts';

const waitMs = 5000;

/**
 * Waits until the read model contains the block.
 * @returns a block that everything read from now on contains
 * @throws Problem saying how far the read model is
 */
export const awaitBlock = async (
  { view }: HostedOrganisation,
  minBlock: number | undefined,
): Promise<number> => {
  const height = view.height();
  if (minBlock === undefined || minBlock <= height) return height;
  if (await view.waitForBlock(minBlock, waitMs)) return view.height();
  const expected = `block ${String(view.height())} or lower; the view lags by ${String(view.lag())}`;
  throw new Problem('BLOCK_NOT_REACHED', { expected, retryAfter: 1 });
};
