/** What a lone transaction waits for at different values of the orderers' BatchTimeout: a network for each value. */
import { openConsortium } from '../load/consortium.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';
import { measureStages } from './stages.ts';
import { onOwnNetwork } from './startup.ts';

const timeouts = ['20ms', '40ms', '100ms'];
const shown = new Set(['endorse', 'submit', 'commit']);

export const measureBatchTimeouts = async (rounds: number): Promise<Result> => {
  const rows: Row[] = [];
  for (const timeout of timeouts) {
    const measured = await onOwnNetwork('solo', { CHOPMARK_BATCH_TIMEOUT: timeout }, async (home) => {
      const consortium = await openConsortium(home);
      try {
        return await measureStages(consortium, rounds);
      } finally {
        consortium.close();
      }
    });
    const stages = measured.rows.filter(({ stage }) => shown.has(String(stage)));
    rows.push(...stages.map((row) => ({ BatchTimeout: timeout, ...row })));
  }
  return { name: 'batch-timeout', settings: { rounds, profile: 'solo', unit: 'ms' }, rows };
};
