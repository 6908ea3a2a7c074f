/**
 * Which process a number means. A pid alone is reused after its process ends, and again after a reboot; a pid with the
 * moment its process started is not.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const startTimeField = 22;

const linuxStart = (pid: number): string | undefined => {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command, second field, is in parentheses and may itself hold spaces and parentheses.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const zombie = fields[0] === 'Z';
  const ticks = fields[startTimeField - 3];
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return zombie || ticks === undefined ? undefined : `${boot}:${ticks}`;
};

const otherStart = (pid: number): string | undefined => {
  const printed = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  return printed === '' ? undefined : printed;
};

/** The moment a process started, in a form that only compares; undefined when no such process runs. */
export const startOf = (pid: number): string | undefined => {
  try {
    return process.platform === 'linux' ? linuxStart(pid) : otherStart(pid);
  } catch {
    return undefined;
  }
};

export type ProcessIdentity = { readonly pid: number; readonly started: string };

/** Whether the very process that was recorded still runs. */
export const stillRuns = ({ pid, started }: ProcessIdentity): boolean => startOf(pid) === started;

/** Sends a signal to the recorded process, and to nothing else that may bear its number now. */
export const signal = (
  identity: ProcessIdentity,
  name: 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT',
): boolean => {
  if (!stillRuns(identity)) return false;
  try {
    process.kill(identity.pid, name);
    return true;
  } catch {
    return false;
  }
};
