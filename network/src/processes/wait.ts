/** Waiting for a condition with a deadline. */
import { setTimeout as pause } from 'node:timers/promises';

const interval = 100;

/**
 * Tries a check until it passes.
 * @param check throws or rejects while the condition does not hold
 * @throws Error with the check's last complaint when the deadline passes
 */
export const waitUntil = async (
  what: string,
  check: () => Promise<void> | void,
  milliseconds: number,
): Promise<void> => {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (performance.now() > deadline) {
        const complaint = error instanceof Error ? error.message : String(error);
        throw new Error(`${what}: not within ${Math.round(milliseconds / 1000)} s (${complaint})`, {
          cause: error,
        });
      }
    }
    await pause(interval);
  }
};
