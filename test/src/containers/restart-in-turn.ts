/** Two gateways restarted one after the other, with load before, between and after. */
import { setTimeout as pause } from 'node:timers/promises';
import { gatewayProcess } from '@chopmark/network/processes/specifications';
import { until } from '../faults/processes.ts';
import type { Consortium } from '../load/consortium.ts';
import type { Stack } from './stack.ts';
import type { Twin } from './twin.ts';

const minutes = 60_000;
/** How long a gateway may take to finish what it has begun. */
const stopSeconds = 20;
/** Load that runs undisturbed. */
const quietMs = 3_000;

/** @throws Error when one of them is not ready again */
export const restartInTurn = async (
  stack: Stack,
  twin: Twin,
  { site, manifest }: Consortium,
): Promise<void> => {
  const isReady = (): Promise<boolean> =>
    gatewayProcess(site)
      .check()
      .then(
        () => true,
        () => false,
      );
  await pause(quietMs);
  await stack.containerOf('gateway').restart({ t: stopSeconds });
  await until('the first gateway again', isReady, 3 * minutes);
  await twin.restart(stopSeconds);
  await until('the second gateway again', () => twin.isReady(manifest.gateway), 3 * minutes);
  await pause(quietMs);
};
