/** How many random schedules of the whole consortium the simulated ledger plays in a second. */
import { simulate } from '../properties/simulation.ts';
import { rounded } from '../load/statistics.ts';
import type { Result } from './results.ts';

export const measureSimulation = async (count: number): Promise<Result> => {
  const start = performance.now();
  const { failure } = await simulate({ seed: 1, count });
  if (failure !== undefined) throw new Error('a law is broken: npm run simulate shows the schedule');
  const seconds = (performance.now() - start) / 1000;
  const row = { schedules: count, seconds: rounded(seconds, 1), 'schedules/s': rounded(count / seconds, 1) };
  return { name: 'simulate', settings: { seed: 1 }, rows: [row] };
};
