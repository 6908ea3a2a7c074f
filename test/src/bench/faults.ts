/** The four kills, more often and under more load than the tests make them. */
import { faultRow, runFault } from '../faults/fault-run.ts';
import { faultNames, kill } from '../faults/targets.ts';
import { isSound } from '../faults/verdict.ts';
import type { Consortium } from '../load/consortium.ts';
import { openPeerReader } from '../load/ledger-commands.ts';
import { prepareLanes } from '../load/steady-load.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';

const settings = { laneStepMs: 1_000, proposalsPerSecond: 2, beforeMs: 10_000, afterMs: 20_000 };

/** @throws Error when something was lost, doubled, told wrongly or left unknown */
export const measureFaults = async (
  consortium: Consortium,
  rounds: number,
  lanes: number,
): Promise<Result> => {
  const reader = openPeerReader(consortium);
  const rows: Row[] = [];
  try {
    const parcels = await prepareLanes(consortium, lanes);
    for (let round = 0; round < rounds; round += 1) {
      for (const fault of faultNames) {
        const result = await runFault(
          consortium,
          reader,
          parcels,
          fault,
          (site) => kill(site, fault),
          settings,
        );
        rows.push(faultRow(result));
        if (!isSound(result.verdict)) throw new Error(JSON.stringify(result));
      }
    }
  } finally {
    reader.close();
  }
  return { name: 'faults', settings: { ...settings, lanes, rounds }, rows };
};
