/** Memory of every process of the network: each page that processes share is counted once, in parts. */
import { readFileSync } from 'node:fs';
import { runningSupervisor, readRecords } from '@chopmark/network/processes/records';
import type { Consortium } from '../load/consortium.ts';
import { rounded } from '../load/statistics.ts';
import type { Result } from './results.ts';

/** MiB. */
const readMiB = (pid: number, member: 'Pss' | 'Rss'): number => {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(new RegExp(`^${member}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0) / 1024;
};

/** The most that the process of this name has had in memory, in MiB. @throws Error where it does not run */
export const peakResidentMiB = async (layout: Consortium['layout'], name: string): Promise<number> => {
  const process = (await readRecords(layout)).find((record) => record.name === name);
  if (process === undefined) throw new Error(`${name} does not run`);
  const status = readFileSync(`/proc/${process.pid}/status`, 'utf8');
  return rounded(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024);
};

const kindOf = (name: string): string => (name === 'document-store' ? name : (name.split('-')[0] ?? name));

export const measureMemory = async ({ layout, site }: Consortium): Promise<Result> => {
  const supervisor = await runningSupervisor(layout);
  const processes = [
    ...(await readRecords(layout)),
    ...(supervisor === undefined ? [] : [{ name: 'supervisor', pid: supervisor.pid }]),
  ];
  const measured = processes.map(({ name, pid }) => ({
    kind: kindOf(name),
    resident: readMiB(pid, 'Rss'),
    proportional: readMiB(pid, 'Pss'),
  }));
  const rowOf = (kind: string, all: typeof measured) => ({
    kind,
    processes: all.length,
    'resident MiB': rounded(all.reduce((sum, { resident }) => sum + resident, 0)),
    'proportional MiB': rounded(all.reduce((sum, { proportional }) => sum + proportional, 0)),
  });
  const kinds = [...Map.groupBy(measured, ({ kind }) => kind)].map(([kind, all]) => rowOf(kind, all));
  return {
    name: 'memory',
    settings: { profile: site.topology.profile },
    rows: [...kinds, rowOf('all', measured)],
  };
};
