/** Time of a first and of a second start of each profile, with Fabric's commands built and packages installed. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { networkRoot, repositoryRoot } from '@chopmark/network/layout';
import { profileNames } from '@chopmark/network/topology';
import { rounded } from '../load/statistics.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';

const portBase = '31000';

/** Seconds. @throws Error when the command fails */
const timed = (home: string, ...parts: string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [join(networkRoot, 'src/cli.ts'), ...parts], {
      cwd: repositoryRoot,
      env: { ...process.env, CHOPMARK_HOME: home, CHOPMARK_PORT_BASE: portBase },
      stdio: 'ignore',
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(rounded((performance.now() - start) / 1000, 1));
      else reject(new Error(`${parts.join(' ')} ended with ${code}`));
    });
  });

/** On a network of its own, which is removed afterwards. */
const startsOf = async (profile: string): Promise<Row> => {
  const home = mkdtempSync(join(tmpdir(), 'chopmark-bench-'));
  try {
    return {
      profile,
      'first start s': await timed(home, 'up', '--profile', profile),
      'stop s': await timed(home, 'down'),
      'second start s': await timed(home, 'up'),
    };
  } finally {
    await timed(home, 'down');
    rmSync(home, { recursive: true, force: true });
  }
};

export const measureStartup = async (): Promise<Result> => {
  const rows: Row[] = [];
  for (const profile of profileNames) rows.push(await startsOf(profile));
  return { name: 'startup', settings: {}, rows };
};
