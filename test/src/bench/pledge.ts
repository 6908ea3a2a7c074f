/** A whole pledge over HTTP: from the reservation to the confirmed disbursement, eight commands of four people. */
import type { Consortium } from '../load/consortium.ts';
import { issueSteps, newParcel, pledgeSteps, takeAll } from '../load/parcel.ts';
import { rounded, spreadOf } from '../load/statistics.ts';
import type { Result } from './results.ts';

const pledge = async (consortium: Consortium): Promise<Record<string, number>> => {
  const parcel = newParcel();
  await takeAll(consortium, parcel, [...issueSteps, 'OfferReceipt']);
  const said = await takeAll(consortium, parcel, pledgeSteps);
  const steps = said.map(({ command, startedAt, endedAt }) => [command, endedAt - startedAt] as const);
  const whole = steps.reduce((sum, [, ms]) => sum + ms, 0);
  return { ...Object.fromEntries(steps), 'whole pledge': whole };
};

const rowsOf = (clients: number, pledges: readonly Record<string, number>[]) =>
  [...pledgeSteps, 'whole pledge'].map((step) => ({
    clients,
    step,
    ...spreadOf(pledges.map((one) => one[step] ?? 0)),
  }));

/** @param rounds pledges one after the other, and rounds of as many at once as there are clients */
export const measurePledge = async (
  consortium: Consortium,
  rounds: { readonly lone: number; readonly together: number },
  clients: number,
): Promise<Result> => {
  const lone: Record<string, number>[] = [];
  for (let round = 0; round < rounds.lone; round += 1) lone.push(await pledge(consortium));
  const together: Record<string, number>[] = [];
  const start = performance.now();
  for (let round = 0; round < rounds.together; round += 1) {
    together.push(...(await Promise.all(Array.from({ length: clients }, () => pledge(consortium)))));
  }
  const minutes = (performance.now() - start) / 60_000;
  return {
    name: 'pledge',
    settings: { ...rounds, clients, unit: 'ms', pledgesPerMinute: rounded(together.length / minutes) },
    rows: [...rowsOf(1, lone), ...rowsOf(clients, together)],
  };
};
