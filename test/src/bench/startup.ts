/** Time of a first and of a second start of each profile, with Fabric's commands built and packages installed. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker } from '@chopmark/network/containers/engine';
import { ensureImages } from '@chopmark/network/containers/images';
import { networkRoot, repositoryRoot } from '@chopmark/network/layout';
import type { RuntimeName } from '@chopmark/network/placement';
import { ensureToolchain } from '@chopmark/network/toolchain';
import { profileNames } from '@chopmark/network/topology';
import { openConsortium } from '../load/consortium.ts';
import { say } from '../load/operation.ts';
import { emptyOperation } from '../load/parcel.ts';
import { rounded } from '../load/statistics.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';

const portBase = '31000';

/** Seconds from now until one command is committed, with the session that it needs. @throws Error when it is not */
const firstCommit = async (home: string): Promise<number> => {
  process.env['CHOPMARK_HOME'] = home;
  const consortium = await openConsortium();
  try {
    const { outcome, startedAt, endedAt } = await say(consortium, emptyOperation());
    if (outcome.type !== 'committed') throw new Error(`the first command: ${JSON.stringify(outcome)}`);
    return rounded((endedAt - startedAt) / 1000, 1);
  } finally {
    consortium.close();
  }
};

/** Seconds. @throws Error with what it said when the command fails */
const timed = (home: string, ...parts: string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [join(networkRoot, 'src/cli.ts'), ...parts], {
      cwd: repositoryRoot,
      env: { ...process.env, CHOPMARK_HOME: home, CHOPMARK_PORT_BASE: portBase },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(rounded((performance.now() - start) / 1000, 1));
      else reject(new Error(`${parts.join(' ')} ended with ${code}: ${Buffer.concat(said).toString()}`));
    });
  });

/** On a network of its own, which is removed afterwards. */
const startsOf = async (profile: string, runtime: RuntimeName): Promise<Row> => {
  const home = mkdtempSync(join(tmpdir(), 'chopmark-bench-'));
  try {
    return {
      profile,
      'first start s': await timed(home, 'up', '--profile', profile, '--runtime', runtime),
      'to first commit s': await firstCommit(home),
      'stop s': await timed(home, 'down'),
      'second start s': await timed(home, 'up'),
      'and first commit s': await firstCommit(home),
    };
  } finally {
    await timed(home, 'down');
    rmSync(home, { recursive: true, force: true });
  }
};

export const measureStartup = async (): Promise<Result> => {
  const rows: Row[] = [];
  for (const profile of profileNames) rows.push(await startsOf(profile, 'process'));
  return { name: 'startup', settings: {}, rows };
};

const mebibyte = 2 ** 20;

/** Sizes of the images, which are built first; layers that several share count in each. */
export const measureImages = async (): Promise<Result> => {
  const images = await ensureImages(await ensureToolchain(() => undefined), () => undefined);
  const rows: Row[] = [];
  for (const [image, tag] of Object.entries(images)) {
    const size = Number(await docker(['image', 'inspect', '--format', '{{.Size}}', tag]));
    rows.push({ image, MiB: Math.round(size / mebibyte) });
  }
  return { name: 'images', settings: {}, rows };
};

/** The same in containers, with the images built, for the profiles of the suites. */
export const measureContainers = async (): Promise<Result> => {
  const rows = [await startsOf('solo', 'docker'), await startsOf('small', 'docker')];
  return { name: 'containers', settings: {}, rows };
};
