import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layoutOf, type Layout } from '../layout.ts';
import { readRecords } from './records.ts';
import { createSupervisor, type ProcessSpecification, type Supervisor } from './supervisor.ts';
import { waitUntil } from './wait.ts';

let layout: Layout;
let supervisor: Supervisor;

beforeEach(() => {
  layout = layoutOf(mkdtempSync(join(tmpdir(), 'chopmark-supervisor-')));
  supervisor = createSupervisor(layout);
});

afterEach(async () => {
  await supervisor.stop(() => undefined);
  rmSync(layout.home, { recursive: true });
});

/** A process that leaves a file when it is ready and another when it is asked to stop. */
const clock = (name: string): ProcessSpecification => ({
  name,
  command: process.execPath,
  parts: [
    '-e',
    `const fs = require('fs');
     process.on('SIGTERM', () => { fs.appendFileSync('stopped', '${name} '); process.exit(0); });
     fs.writeFileSync('${name}.ready', String(process.pid)); setInterval(() => {}, 1000);`,
  ],
  directory: layout.home,
  environment: {},
  check: () =>
    existsSync(join(layout.home, `${name}.ready`))
      ? Promise.resolve()
      : Promise.reject(new Error('not ready')),
});

const pidOf = async (name: string): Promise<number> =>
  (await readRecords(layout)).find((record) => record.name === name)?.pid ?? 0;

describe('the supervisor', () => {
  test('a process that never works is reported with its complaint', async () => {
    const never = { ...clock('orderer-one'), check: () => Promise.reject(new Error('no answer')) };
    await expect(supervisor.start(never, 300)).rejects.toThrow('orderer-one: not within 0 s (no answer)');
  });

  test('a process that dies is started again, and the crash is counted', async () => {
    await supervisor.start(clock('peer-one'));
    const first = await pidOf('peer-one');
    process.kill(first, 'SIGKILL');
    await waitUntil(
      'a new process',
      async () => {
        if ((await pidOf('peer-one')) === first) throw new Error('the same');
      },
      2_000,
    );
    expect((await readRecords(layout))[0]?.restarts).toBe(1);
  });

  test('the last started is stopped first, and nothing is started afterwards', async () => {
    await supervisor.start(clock('orderer-one'));
    await supervisor.start(clock('peer-one'));
    await supervisor.stop(() => undefined);
    expect(readFileSync(join(layout.home, 'stopped'), 'utf8')).toBe('peer-one orderer-one ');
    expect(await readRecords(layout)).toEqual([]);
    await expect(supervisor.start(clock('peer-two'))).rejects.toThrow('being stopped');
  });
});
