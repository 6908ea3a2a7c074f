/**
 * The life of a network: claim the state directory, start, keep running until asked to stop, stop in order.
 */
import { appendFileSync, rmSync } from 'node:fs';
import { claimSupervision, recordPhase, releaseSupervision } from './processes/records.ts';
import type { Supervisor } from './processes/supervisor.ts';
import type { Layout } from './layout.ts';
import type { Listener, ProgressEvent } from './progress.ts';
import { startNetwork } from './start.ts';
import type { State } from './state.ts';
import { Unready } from './toolchain.ts';

const failure = (error: unknown): ProgressEvent => ({
  kind: 'failed',
  cause: error instanceof Error ? error.message : String(error),
  cure: error instanceof Unready ? error.cure : 'npm run doctor tells what is wrong, npm run logs <name> why',
});

/** Resolves when this process is asked to stop. */
const askedToStop = (): Promise<'stop'> =>
  new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => resolve('stop'));
    process.on('SIGHUP', () => resolve('stop'));
  });

/**
 * Runs a network in this process until SIGINT or SIGTERM.
 * @param tell told of every step, and of lines while it stops
 * @returns whether it ran and was stopped; false when it could not be started
 * @throws AlreadyRunning when another supervisor runs it
 */
export const supervise = async (
  layout: Layout,
  state: State,
  listener: Listener,
  tell: (line: string) => void,
): Promise<boolean> => {
  await claimSupervision(layout);
  let supervisor: Supervisor | undefined;
  const stopping = askedToStop();
  const starting = startNetwork(layout, state, listener, (driver) => (supervisor = driver.supervisor())).then(
    async () => {
      await recordPhase(layout, 'running');
      listener({ kind: 'ready' });
      return 'started' as const;
    },
    (error: unknown) => failure(error),
  );
  const first = await Promise.race([starting, stopping]);
  if (first === 'started') await stopping;
  await recordPhase(layout, 'stopping');
  await supervisor?.stop(tell);
  await releaseSupervision(layout);
  if (typeof first === 'string') return true;
  listener(first);
  return false;
};

/**
 * Starts a network whose nodes go on by themselves; one that cannot be started leaves nothing running.
 * @throws AlreadyRunning when another supervisor runs it
 */
export const raise = async (
  layout: Layout,
  state: State,
  listener: Listener,
  tell: (line: string) => void,
): Promise<void> => {
  await claimSupervision(layout);
  let supervisor: Supervisor | undefined;
  const interrupted = askedToStop().then(() => Promise.reject(new Error('interrupted')));
  try {
    const starting = startNetwork(layout, state, listener, (driver) => (supervisor = driver.supervisor()));
    await Promise.race([starting, interrupted]);
    listener({ kind: 'ready' });
  } catch (error) {
    await recordPhase(layout, 'stopping');
    await supervisor?.stop(tell);
    listener(failure(error));
  } finally {
    await releaseSupervision(layout);
  }
};

/**
 * A listener that leaves every event in a file, one JSON value a line, for the command that waits for them.
 */
export const recordProgress = (layout: Layout): Listener => {
  rmSync(layout.progress, { force: true });
  return (event) => appendFileSync(layout.progress, `${JSON.stringify(event)}\n`, { mode: 0o600 });
};
