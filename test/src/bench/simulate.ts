/** How many random schedules of the whole consortium the simulated ledger plays in a second. */
import { simulate } from '../properties/simulation.ts';
import { rounded } from '../load/statistics.ts';
import type { Result } from './results.ts';

export const measureSimulation = async (count: number): Promise<Result> => {
  const { schedules, seconds, failure } = await simulate({ seed: 1, count });
  if (failure !== undefined) throw new Error('a law is broken: npm run simulate shows the schedule');
  const row = { schedules, seconds: rounded(seconds, 1), 'schedules/s': rounded(schedules / seconds, 1) };
  return { name: 'simulate', settings: { seed: 1 }, rows: [row] };
};
