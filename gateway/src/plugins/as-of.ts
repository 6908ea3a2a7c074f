import type { HostedOrganisation } from '../hosting.ts';
import { Problem } from './problem.ts';

const waitMs = 5000;

/** Waits until the read model contains the block. @throws Problem saying how far it is */
export const awaitBlock = async (
  { view }: HostedOrganisation,
  minBlock: number | undefined,
): Promise<void> => {
  if (minBlock === undefined || minBlock <= view.height()) return;
  if (await view.waitForBlock(minBlock, waitMs)) return;
  const expected = `block ${String(view.height())} or lower; the view lags by ${String(view.lag())}`;
  throw new Problem('BLOCK_NOT_REACHED', { expected, retryAfter: 1 });
};
