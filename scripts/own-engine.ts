/** A Docker engine for the length of a run, where none answers: in a folder of its own, ended by its own process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '@chopmark/network/command';
import { waitUntil } from '@chopmark/network/processes/wait';
import { findCommand } from '@chopmark/network/toolchain';

/** The usual one first; kernels without overlays of file systems, or without packet filters, run containers too. */
const ways = [
  ['--storage-driver=overlay2'],
  ['--storage-driver=vfs'],
  ['--storage-driver=vfs', '--iptables=false', '--ip6tables=false'],
] as const;
const patienceMs = 60_000;

export interface OwnEngine {
  /** What `DOCKER_HOST` has to be. */
  readonly host: string;
  /** Ends the engine and removes its folder. */
  readonly stop: () => Promise<void>;
}

const hostIn = (folder: string): string => `unix://${join(folder, 'docker.sock')}`;

/** A process group of its own, so that Ctrl-C leaves the engine to those who still have to clean up with it. */
const spawnEngine = (folder: string, log: string, flags: readonly string[]): ChildProcess => {
  const settings = join(folder, 'daemon.json');
  writeFileSync(settings, '{}');
  const places = [
    `--host=${hostIn(folder)}`,
    `--data-root=${join(folder, 'images')}`,
    `--exec-root=${join(folder, 'run')}`,
    `--pidfile=${join(folder, 'pid')}`,
    `--config-file=${settings}`,
  ];
  const output = openSync(log, 'w');
  const child = spawn('dockerd', [...places, ...flags], {
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  return child;
};

/** @throws Error when it ends at once, or does not answer */
const startIn = async (folder: string, log: string, flags: readonly string[]): Promise<OwnEngine> => {
  const host = hostIn(folder);
  const child = spawnEngine(folder, log, flags);
  const ended = new Promise((resolve) => child.once('error', resolve).once('exit', resolve));
  const hasEnded = (): boolean =>
    child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const answerOrEnd = async (): Promise<void> => {
    if (!hasEnded()) await run('docker', ['version'], { env: { DOCKER_HOST: host } });
  };
  try {
    await waitUntil('an answer', answerOrEnd, patienceMs);
    if (hasEnded()) throw new Error('it ended');
    return { host, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** @throws Error with the last words of each engine that did not start */
export const startOwnEngine = async (): Promise<OwnEngine> => {
  if (!findCommand('dockerd')) throw new Error('dockerd is not installed');
  const lastWords: string[] = [];
  for (const flags of ways) {
    const folder = mkdtempSync(join(tmpdir(), 'chopmark-engine-'));
    const log = `${folder}.log`;
    console.log(`… Docker engine ${flags.join(' ')}`);
    try {
      return await startIn(folder, log, flags);
    } catch (error) {
      const said = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
      lastWords.push(`dockerd ${flags.join(' ')}: ${String(error)}: ${said}`);
    } finally {
      rmSync(log, { force: true });
    }
  }
  throw new Error(lastWords.join('\n'));
};

const namespaces = ['--mount', '--uts', '--ipc', '--net', '--pid', '--fork'];
const controlGroups = ['/sys/fs/cgroup/cgroup.controllers', '/sys/fs/cgroup/devices'];

/** What this kernel keeps from any program that would run containers on it; nothing when it can. */
export const kernelObstacle = async (): Promise<string | undefined> => {
  if (!controlGroups.some((path) => existsSync(path))) return 'this kernel has no control groups';
  return run('unshare', [...namespaces, 'true']).then(
    () => undefined,
    (error: unknown) => `this kernel makes no namespaces: ${String(error)}`,
  );
};
