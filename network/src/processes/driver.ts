/** Runs the nodes as processes of this machine, which a supervisor starts, starts again, and stops. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Driver, RunningNode } from '../driver.ts';
import type { Layout } from '../layout.ts';
import { stillRuns } from './identity.ts';
import { readRecords, runningSupervisor, stopRecorded, stopSurvivors } from './records.ts';
import { createSupervisor } from './supervisor.ts';
import { waitUntil } from './wait.ts';

const renewalDeadline = 30_000;

const running = async (layout: Layout): Promise<readonly RunningNode[]> =>
  (await readRecords(layout)).map((record) => ({
    name: record.name,
    pid: stillRuns(record) ? record.pid : undefined,
    restarts: record.restarts,
  }));

/** Stops a process; its supervisor starts it again with the program that is there now. */
const renew = async (layout: Layout, name: string, check: () => Promise<void>): Promise<void> => {
  const recordOf = async () => (await readRecords(layout)).find((record) => record.name === name);
  const before = await recordOf();
  if (before) await stopRecorded(name, before);
  const renewed = async (): Promise<void> => {
    const now = await recordOf();
    if (!now || now.pid === before?.pid || !stillRuns(now)) throw new Error('it has not been started again');
    await check();
  };
  await waitUntil(name, renewed, renewalDeadline);
};

const logNames = async ({ logs }: Layout): Promise<readonly string[]> => {
  const files = existsSync(logs) ? await readdir(logs) : [];
  return files.filter((file) => file.endsWith('.log')).map((file) => file.slice(0, -'.log'.length));
};

export const processDriver = ({ layout }: { readonly layout: Layout }): Driver => ({
  outlives: false,
  prepare: () => Promise.resolve(),
  supervisor: () => createSupervisor(layout),
  running: () => running(layout),
  phase: async () => {
    if (await runningSupervisor(layout)) return 'running';
    return (await running(layout)).some(({ pid }) => pid !== undefined) ? 'incomplete' : 'stopped';
  },
  clear: () => stopSurvivors(layout),
  renew: (name, check) => renew(layout, name, check),
  logs: () => logNames(layout),
  tail: (name, follow) => [
    ...(['tail', '-n', '100'] as const),
    ...(follow ? ['-F'] : []),
    join(layout.logs, `${name}.log`),
  ],
});
