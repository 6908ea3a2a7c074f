import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Consortium, openConsortium } from '../load/consortium.ts';
import { openPeerReader, type PeerReader } from '../load/ledger-commands.ts';
import type { Parcel } from '../load/parcel.ts';
import { prepareLanes } from '../load/steady-load.ts';
import { tableOf } from '../load/table.ts';
import { faultRow, type FaultResult, runFault } from './fault-run.ts';
import { faultNames, kill } from './targets.ts';
import { isSound } from './verdict.ts';

const settings = { laneStepMs: 1_500, proposalsPerSecond: 1.5, beforeMs: 5_000, afterMs: 8_000 };
const minutes = 60_000;

describe('a process killed under load', () => {
  const results: FaultResult[] = [];
  let consortium: Consortium;
  let reader: PeerReader;
  let parcels: readonly Parcel[];

  beforeAll(async () => {
    consortium = await openConsortium();
    reader = openPeerReader(consortium);
    parcels = await prepareLanes(consortium, 2);
  }, 2 * minutes);

  afterAll(() => {
    process.stdout.write(`${tableOf(results.map(faultRow))}\n`);
    reader.close();
    consortium.close();
  });

  test.each(faultNames)(
    'every command said around the kill of the %s is on the ledger once, or refused',
    async (fault) => {
      const result = await runFault(
        consortium,
        reader,
        parcels,
        fault,
        (site) => kill(site, fault),
        settings,
      );
      results.push(result);
      expect(result.verdict).toMatchObject({ refused: 0, lost: 0, doubled: 0, unreported: 0, unknown: 0 });
      expect(isSound(result.verdict)).toBe(true);
      expect(result.killed.restartedMs).toBeLessThan(2_000);
    },
    3 * minutes,
  );
});
