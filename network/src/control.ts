/** Starting a network in the background, and stopping one. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { driverOf, type Driver, type Phase } from './driver.ts';
import { networkRoot, type Layout } from './layout.ts';
import { processDriver } from './processes/driver.ts';
import { signal, startOf, stillRuns, type ProcessIdentity } from './processes/identity.ts';
import { runningSupervisor, type SupervisorRecord } from './processes/records.ts';
import { waitUntil } from './processes/wait.ts';
import type { Listener, ProgressEvent } from './progress.ts';
import { findSite } from './site.ts';
import type { State } from './state.ts';

const pollInterval = 150;

const launch = (layout: Layout, { profile, portBase }: State): ProcessIdentity => {
  mkdirSync(layout.logs, { recursive: true, mode: 0o700 });
  const log = openSync(join(layout.logs, 'supervisor.log'), 'a', 0o600);
  const child = spawn(
    process.execPath,
    [join(networkRoot, 'src/cli.ts'), 'supervise', '--profile', profile],
    {
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, CHOPMARK_HOME: layout.home, CHOPMARK_PORT_BASE: String(portBase) },
    },
  );
  closeSync(log);
  child.unref();
  if (child.pid === undefined) throw new Error('the supervisor could not be started');
  return { pid: child.pid, started: startOf(child.pid) ?? 'ended at once' };
};

const readEvents = async (layout: Layout, from: number): Promise<readonly ProgressEvent[]> => {
  if (!existsSync(layout.progress)) return [];
  const lines = (await readFile(layout.progress, 'utf8')).split('\n').slice(0, -1);
  return lines.slice(from).map((line) => JSON.parse(line) as ProgressEvent);
};

/** Starts the supervisor detached and feeds its events to the listener until the start has ended. */
export const startDetached = async (layout: Layout, state: State, listener: Listener): Promise<void> => {
  await rm(layout.progress, { force: true });
  const supervisor = launch(layout, state);
  for (let seen = 0; ;) {
    const alive = stillRuns(supervisor);
    const events = await readEvents(layout, seen);
    seen += events.length;
    for (const event of events) listener(event);
    if (events.some(({ kind }) => kind === 'ready' || kind === 'failed')) return;
    if (!alive) {
      listener({ kind: 'failed', cause: 'the supervisor ended', cure: 'npm run logs supervisor tells why' });
      return;
    }
    await pause(pollInterval);
  }
};

/** What ran before its commands were built, or before this release, can only be processes. */
export const driverIn = async (layout: Layout): Promise<Driver> => {
  const site = await findSite(layout);
  return site ? driverOf(site) : processDriver({ layout });
};

/** What a network does: as whoever starts or stops it says, or as its nodes show. */
export const phaseOf = async (layout: Layout): Promise<SupervisorRecord['phase'] | Phase> =>
  (await runningSupervisor(layout))?.phase ?? (await driverIn(layout)).phase();

const stopDeadline = 120_000;

/**
 * Stops a network, whoever started it, and what an interrupted run left.
 * @returns whether there was anything to stop
 */
export const stopNetwork = async (layout: Layout): Promise<boolean> => {
  const supervisor = await runningSupervisor(layout);
  if (supervisor) {
    signal(supervisor, 'SIGTERM');
    await waitUntil(
      'the network to stop',
      () => {
        if (stillRuns(supervisor)) throw new Error('it still runs');
      },
      stopDeadline,
    );
  }
  const survivors = await (await driverIn(layout)).clear();
  return supervisor !== undefined || survivors.length > 0;
};
