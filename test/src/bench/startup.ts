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
const timed = (home: string, environment: Readonly<Record<string, string>>, ...parts: string[]) =>
  new Promise<number>((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [join(networkRoot, 'src/cli.ts'), ...parts], {
      cwd: repositoryRoot,
      env: { ...process.env, CHOPMARK_HOME: home, CHOPMARK_PORT_BASE: portBase, ...environment },
      stdio: 'ignore',
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(rounded((performance.now() - start) / 1000, 1));
      else reject(new Error(`${parts.join(' ')} ended with ${code}`));
    });
  });

/** Runs the work on a network of its own, which is removed afterwards. */
export const onOwnNetwork = async <Answer>(
  profile: string,
  environment: Readonly<Record<string, string>>,
  work: (home: string, coldSeconds: number) => Promise<Answer>,
): Promise<Answer> => {
  const home = mkdtempSync(join(tmpdir(), 'chopmark-bench-'));
  try {
    const cold = await timed(home, environment, 'up', '--profile', profile);
    return await work(home, cold);
  } finally {
    await timed(home, {}, 'down');
    rmSync(home, { recursive: true, force: true });
  }
};

export const measureStartup = async (): Promise<Result> => {
  const rows: Row[] = [];
  for (const profile of profileNames) {
    const row = await onOwnNetwork(profile, {}, async (home, cold) => {
      const down = await timed(home, {}, 'down');
      const warm = await timed(home, {}, 'up');
      return { profile, 'first start s': cold, 'stop s': down, 'second start s': warm };
    });
    rows.push(row);
  }
  return { name: 'startup', settings: {}, rows };
};
