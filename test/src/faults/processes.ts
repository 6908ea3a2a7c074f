/** Processes of the network under test: only those that it recorded itself, and only while their pids mean them. */
import { setTimeout as pause } from 'node:timers/promises';
import { type ProcessIdentity, signal, stillRuns } from '@chopmark/network/processes/identity';
import { type ProcessRecord, readRecords, runningSupervisor } from '@chopmark/network/processes/records';
import type { Site } from '@chopmark/network/site';
import type { ProcessSpecification } from '@chopmark/network/processes/supervisor';

/** @throws Error when the network runs no such process */
export const recordOf = async ({ layout }: Site, name: string): Promise<ProcessRecord> => {
  const record = (await readRecords(layout)).find((one) => one.name === name);
  if (record === undefined) throw new Error(`the network runs no ${name}`);
  return record;
};

const pollMs = 25;
const patienceMs = 60_000;

/** @throws Error when it does not come true in a minute, or in the given time */
export const until = async (
  what: string,
  isSo: () => Promise<boolean>,
  milliseconds = patienceMs,
): Promise<void> => {
  const start = performance.now();
  while (!(await isSo())) {
    if (performance.now() - start > milliseconds) throw new Error(`${what}: not in ${milliseconds} ms`);
    await pause(pollMs);
  }
};

/** Does something while the process stands still. */
export const whileStopped = async (identity: ProcessIdentity, work: () => Promise<void>): Promise<void> => {
  if (!signal(identity, 'SIGSTOP')) throw new Error(`process ${identity.pid} does not run`);
  try {
    await work();
  } finally {
    signal(identity, 'SIGCONT');
  }
};

const isHealthy = ({ check }: ProcessSpecification): Promise<boolean> =>
  check().then(
    () => true,
    () => false,
  );

/** Ends a process, does something while it is away, and has the supervisor bring it back. */
export const whileAway = async (
  site: Site,
  specification: ProcessSpecification,
  work: () => Promise<void>,
): Promise<void> => {
  const { name } = specification;
  const supervisor = await runningSupervisor(site.layout);
  if (supervisor === undefined) throw new Error('nothing supervises the network');
  const record = await recordOf(site, name);
  await whileStopped(supervisor, async () => {
    signal(record, 'SIGKILL');
    await until(`the end of ${name}`, async () => !stillRuns(record));
    await work();
  });
  await until(`a healthy ${name}`, () => isHealthy(specification));
};
