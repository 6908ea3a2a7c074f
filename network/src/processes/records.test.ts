import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, type Layout } from '../layout.ts';
import { startOf, stillRuns } from './identity.ts';
import {
  AlreadyRunning,
  claimSupervision,
  readRecords,
  releaseSupervision,
  runningSupervisor,
  stopSurvivors,
  writeRecord,
} from './records.ts';

let layout: Layout;
let child: ChildProcess;
let pid: number;
const ended = () => new Promise((resolve) => child.once('exit', resolve));

beforeEach(() => {
  layout = layoutOf(mkdtempSync(join(tmpdir(), 'chopmark-records-')));
  child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  pid = child.pid ?? 0;
});

afterEach(async () => {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = ended();
    child.kill('SIGKILL');
    await gone;
  }
  rmSync(layout.home, { recursive: true });
});

const record = (started: string) => ({ name: 'peer-harbour-bank', pid, started, restarts: 0 });

describe('process records', () => {
  test('a process that has taken the number of a recorded one is never stopped', async () => {
    await writeRecord(layout, record('another moment'));
    expect(await stopSurvivors(layout)).toEqual([]);
    expect(startOf(pid)).toBeDefined();
    expect(await readRecords(layout)).toEqual([]);
  });

  test('a process that has ended runs no more, though nobody has collected it', async () => {
    const started = startOf(pid) ?? '';
    const gone = ended();
    child.kill('SIGKILL');
    await gone;
    expect(stillRuns({ pid, started })).toBe(false);
  });

  test('what an interrupted run left is stopped and forgotten', async () => {
    await writeRecord(layout, record(startOf(pid) ?? ''));
    expect(await stopSurvivors(layout)).toEqual(['peer-harbour-bank']);
    expect(startOf(pid)).toBeUndefined();
    expect(await readRecords(layout)).toEqual([]);
  });

  test('a state directory has one supervisor at a time', async () => {
    await claimSupervision(layout);
    await expect(claimSupervision(layout)).rejects.toThrow(AlreadyRunning);
    expect((await runningSupervisor(layout))?.pid).toBe(process.pid);
    await releaseSupervision(layout);
    expect(await runningSupervisor(layout)).toBeUndefined();
  });

  test('only the owner may read what is recorded', async () => {
    await writeRecord(layout, record(startOf(pid) ?? ''));
    expect(statSync(join(layout.processes, 'peer-harbour-bank.json')).mode & 0o777).toBe(0o600);
  });
});
