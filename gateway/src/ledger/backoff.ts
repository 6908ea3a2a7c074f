import { setTimeout as wait } from 'node:timers/promises';

/** Exponential with full jitter above a floor: 50 ms doubled each time, at most 2 s. */
export const backoffMs = (attempt: number): number => {
  const most = Math.min(50 * 2 ** attempt, 2_000);
  return most / 4 + Math.random() * most * 0.75;
};

/** Waits; ends early, without an error, when the signal aborts. */
export const pause = (milliseconds: number, signal?: AbortSignal): Promise<undefined> =>
  wait(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
