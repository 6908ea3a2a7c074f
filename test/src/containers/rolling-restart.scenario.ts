/**
 * Two gateways on one store and one set of keys, restarted one after the other under load. Clients know both addresses
 * and go to the other one when the first does not answer, with the same idempotency key.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { commandsSince } from '../faults/fault-run.ts';
import { highestOf } from '../faults/heights.ts';
import { until } from '../faults/processes.ts';
import { verdictOf } from '../faults/verdict.ts';
import { httpsClient } from '../https-client.ts';
import { type Consortium, openConsortium } from '../load/consortium.ts';
import { openPeerReader, type PeerReader } from '../load/ledger-commands.ts';
import { prepareLanes, settleLanes, startLoad } from '../load/steady-load.ts';
import { measured } from '../network/table.ts';
import { failover, type Failover } from './failover.ts';
import { restartInTurn } from './restart-in-turn.ts';
import { openStack, type Stack } from './stack.ts';
import { startTwin, type Twin } from './twin.ts';

const minutes = 60_000;
let consortium: Consortium;
let stack: Stack;
let reader: PeerReader;
let twin: Twin;
let both: Failover;

beforeAll(async () => {
  consortium = await openConsortium();
  stack = await openStack(consortium.site);
  reader = openPeerReader(consortium);
  twin = await startTwin(stack, 'gateway', consortium.site.portBase + 2);
  both = failover(
    [consortium.manifest.gateway, twin.gateway(consortium.manifest.gateway)].map((gateway) =>
      httpsClient({ gateway }),
    ),
  );
  await until('a second gateway that is ready', () => twin.isReady(consortium.manifest.gateway), 2 * minutes);
}, 3 * minutes);

afterAll(async () => {
  both.close();
  await twin.remove();
  reader.close();
  consortium.close();
}, minutes);

test(
  'a rolling restart of the gateways fails no request, loses nothing and does nothing twice',
  async () => {
    const clients = { ...consortium, transport: both.transport };
    const parcels = await prepareLanes(clients, 2);
    const from = await highestOf(consortium.site);
    const load = startLoad(clients, parcels, { laneStepMs: 1_500, proposalsPerSecond: 1 });
    const heard = await restartInTurn(stack, twin, consortium)
      .finally(() => load.stop())
      .then(() => load.stop());
    const verdict = verdictOf(heard, await commandsSince(consortium, reader, from));
    const longest = Math.max(...heard.map(({ startedAt, endedAt }) => endedAt - startedAt));
    measured(
      'rolling restart',
      `${verdict.operations} operations, ${both.moved()} requests went to the other gateway`,
    );
    measured('longest operation', `${Math.round(longest)} ms`);
    await settleLanes(clients, parcels);
    expect(both.failed()).toEqual([]);
    expect(verdict).toMatchObject({ refused: 0, lost: 0, doubled: 0, unreported: 0, unknown: 0 });
    expect(both.moved()).toBeGreaterThan(0);
  },
  8 * minutes,
);
