/** What runs, on disk, so that a later start can find what an interrupted one left behind. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson, type Layout } from '../layout.ts';
import { signal, startOf, stillRuns, type ProcessIdentity } from './identity.ts';
import { waitUntil } from './wait.ts';

const ProcessRecord = z.object({
  name: z.string(),
  pid: z.number().int().positive(),
  started: z.string(),
  /** How often it had to be started again since the network was started. */
  restarts: z.number().int(),
});
export type ProcessRecord = z.output<typeof ProcessRecord>;

const SupervisorRecord = z.object({
  pid: z.number().int().positive(),
  started: z.string(),
  phase: z.enum(['starting', 'running', 'stopping']),
});
export type SupervisorRecord = z.output<typeof SupervisorRecord>;

export class AlreadyRunning extends Error {
  constructor(how: string) {
    super(`the network runs already (${how})`);
  }
}

const ownIdentity = (): ProcessIdentity => ({ pid: process.pid, started: startOf(process.pid) ?? 'unknown' });

const fileOf = (layout: Layout, name: string): string => join(layout.processes, `${name}.json`);

export const writeRecord = (layout: Layout, record: ProcessRecord): Promise<void> =>
  writeJson(fileOf(layout, record.name), record);

export const removeRecord = (layout: Layout, name: string): Promise<void> =>
  rm(fileOf(layout, name), { force: true });

/** Every recorded process, whether it still runs or not. */
export const readRecords = async (layout: Layout): Promise<readonly ProcessRecord[]> => {
  if (!existsSync(layout.processes)) return [];
  const names = (await readdir(layout.processes)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.map(async (name) => ProcessRecord.parse(await readJson(join(layout.processes, name)))),
  );
};

/** The supervisor that runs this network now, or undefined. */
export const runningSupervisor = async (layout: Layout): Promise<SupervisorRecord | undefined> => {
  const record = SupervisorRecord.safeParse(await readJson(layout.supervisor));
  return record.success && stillRuns(record.data) ? record.data : undefined;
};

/**
 * Takes the state directory for this process.
 * @throws AlreadyRunning when a supervisor runs it
 */
export const claimSupervision = async (layout: Layout): Promise<void> => {
  await mkdir(layout.home, { recursive: true, mode: 0o700 });
  const running = await runningSupervisor(layout);
  if (running) throw new AlreadyRunning(`supervisor ${running.pid}`);
  await rm(layout.supervisor, { force: true });
  const record: SupervisorRecord = { ...ownIdentity(), phase: 'starting' };
  // Of two that start at the same moment, the second one fails here.
  await writeFile(layout.supervisor, JSON.stringify(record), { flag: 'wx', mode: 0o600 });
};

export const recordPhase = (layout: Layout, phase: SupervisorRecord['phase']): Promise<void> =>
  writeJson(layout.supervisor, { ...ownIdentity(), phase });

export const releaseSupervision = (layout: Layout): Promise<void> => rm(layout.supervisor, { force: true });

const patience = 15_000;

/**
 * Asks a recorded process to stop, then makes it. Touches nothing when the number means another process by
 * now.
 */
export const stopRecorded = async (name: string, identity: ProcessIdentity): Promise<void> => {
  if (!signal(identity, 'SIGTERM')) return;
  const gone = (): void => {
    if (stillRuns(identity)) throw new Error('it still runs');
  };
  await waitUntil(`${name} to stop`, gone, patience).catch(async () => {
    signal(identity, 'SIGKILL');
    await waitUntil(`${name} to be killed`, gone, patience);
  });
};

/**
 * Stops what a crashed supervisor left running.
 * @returns the names of the processes that were still there
 */
export const stopSurvivors = async (layout: Layout): Promise<readonly string[]> => {
  const records = await readRecords(layout);
  const survivors = records.filter(stillRuns);
  await Promise.all(survivors.map((record) => stopRecorded(record.name, record)));
  await Promise.all(records.map(({ name }) => removeRecord(layout, name)));
  return survivors.map(({ name }) => name);
};
