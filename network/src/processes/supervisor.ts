/** Starts processes, starts again the ones that die, and stops them in the opposite order. */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Layout } from '../layout.ts';
import { startOf, type ProcessIdentity } from './identity.ts';
import { removeRecord, stopRecorded, writeRecord } from './records.ts';
import { waitUntil } from './wait.ts';

/** How one process is run, and how to tell that it works. */
export type ProcessSpecification = {
  readonly name: string;
  readonly command: string;
  readonly parts: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Rejects while it is not ready for work. */
  readonly check: () => Promise<void>;
};

const firstPause = 100;
const longestPause = 2_000;
const steadyAfter = 30_000;
const logLimit = 50 * 1024 * 1024;

/** The log of a process, put aside once when it has grown large. */
const openLog = (layout: Layout, name: string): number => {
  mkdirSync(layout.logs, { recursive: true, mode: 0o700 });
  const path = join(layout.logs, `${name}.log`);
  if (existsSync(path) && statSync(path).size > logLimit) renameSync(path, `${path}.previous`);
  return openSync(path, 'a', 0o600);
};

/**
 * Only what a process needs of this one's environment, so that a stray FABRIC_ or CORE_ variable changes
 * nothing.
 */
const inherited = (): Record<string, string> =>
  Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

const launch = (layout: Layout, { name, command, parts, directory, environment }: ProcessSpecification) => {
  const log = openLog(layout, name);
  try {
    // A group of its own: Ctrl-C in the terminal reaches the supervisor only, which then stops all in order.
    return spawn(command, parts, {
      cwd: directory,
      env: { ...inherited(), ...environment },
      stdio: ['ignore', log, log],
      detached: true,
    });
  } finally {
    closeSync(log);
  }
};

type Supervised = {
  readonly specification: ProcessSpecification;
  identity?: ProcessIdentity;
  /** Crashes since the network was started. */
  restarts: number;
  /** Crashes without a steady time between them. */
  pauses: number;
  stopping: boolean;
  timer?: NodeJS.Timeout;
};

export type Supervisor = {
  /** Starts a process and waits until its check passes. */
  readonly start: (specification: ProcessSpecification, milliseconds?: number) => Promise<void>;
  /** Stops everything, the last started first; groups of the same prefix together. */
  readonly stop: (say: (line: string) => void) => Promise<void>;
};

const defaultDeadline = 60_000;

const follow = (
  layout: Layout,
  supervised: Supervised,
  child: ChildProcess,
  begun: number,
  again: () => void,
) => {
  child.on('error', () => undefined);
  child.on('close', (_code, cause) => {
    if (supervised.stopping) return;
    if (performance.now() - begun > steadyAfter) supervised.pauses = 0;
    const pause = Math.min(firstPause * 2 ** supervised.pauses, longestPause);
    supervised.pauses += 1;
    // Somebody who asks a process to end wants it started anew: that is no crash.
    if (cause !== 'SIGTERM') supervised.restarts += 1;
    supervised.timer = setTimeout(again, pause);
  });
};

export const createSupervisor = (layout: Layout): Supervisor => {
  const children: Supervised[] = [];
  let ended = false;

  const spawnChild = async (supervised: Supervised): Promise<void> => {
    const child = launch(layout, supervised.specification);
    follow(layout, supervised, child, performance.now(), () => void spawnChild(supervised));
    if (child.pid === undefined) return;
    supervised.identity = { pid: child.pid, started: startOf(child.pid) ?? 'ended at once' };
    const { name } = supervised.specification;
    await writeRecord(layout, { name, ...supervised.identity, restarts: supervised.restarts });
  };

  const stopChild = async (supervised: Supervised): Promise<void> => {
    supervised.stopping = true;
    clearTimeout(supervised.timer);
    const { name } = supervised.specification;
    if (supervised.identity) await stopRecorded(name, supervised.identity);
    await removeRecord(layout, name);
  };

  return {
    start: async (specification, milliseconds = defaultDeadline) => {
      if (ended) throw new Error('the network is being stopped');
      const supervised: Supervised = { specification, restarts: 0, pauses: 0, stopping: false };
      children.push(supervised);
      await spawnChild(supervised);
      const check = (): Promise<void> => (ended ? Promise.resolve() : specification.check());
      await waitUntil(specification.name, check, milliseconds);
    },
    stop: async (say) => {
      ended = true;
      const groups = Map.groupBy([...children].reverse(), ({ specification }) => groupOf(specification.name));
      for (const [group, members] of groups) {
        say(`stopping ${group} (${members.length})`);
        await Promise.all(members.map(stopChild));
      }
    },
  };
};

/** `peer-harbour-bank` belongs to `peer`. */
const groupOf = (name: string): string => name.split('-')[0] ?? name;
