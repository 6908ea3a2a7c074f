/** What an operator gets wrong with containers: each is named with cause and cure, and leaves nothing behind. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { projectName } from '@chopmark/network/containers/compose';
import { docker, engineTrouble } from '@chopmark/network/containers/engine';
import { ensureImages, type Images } from '@chopmark/network/containers/images';
import { containersOf } from '@chopmark/network/containers/stack';
import { layoutOf } from '@chopmark/network/layout';
import { type Consortium, openConsortium } from '../load/consortium.ts';

const minutes = 60_000;
const operator = fileURLToPath(new URL('../../../network/src/cli.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

const ended = (
  command: string,
  parts: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly uid?: number } = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const { env, ...user } = options;
    const child = spawn(command, parts, { env: { ...process.env, ...env }, ...user });
    const chunks: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said: Buffer.concat(chunks).toString('utf8') }));
  });

let consortium: Consortium;
let images: Images;
let home: string;

const operate = (parts: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  ended(process.execPath, [operator, ...parts], {
    env: { CHOPMARK_HOME: home, CHOPMARK_PORT_BASE: '45000', ...env },
  });
const start = (env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  operate(['up', '--runtime', 'docker', '--profile', 'solo'], env);

const expectNothingLeft = async (): Promise<void> => {
  expect(await containersOf(projectName({ layout: layoutOf(home) }))).toEqual([]);
  expect(existsSync(layoutOf(home).state)).toBe(false);
  expect(existsSync(layoutOf(home).supervisor)).toBe(false);
};

beforeAll(async () => {
  consortium = await openConsortium();
  images = await ensureImages(consortium.site.toolchain, () => undefined);
}, 2 * minutes);
afterAll(() => consortium.close());
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'chopmark-operator-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('without an engine that can be used', () => {
  test(
    'one that does not answer is named with the place where it was looked for',
    async () => {
      const { code, said } = await start({ DOCKER_HOST: `unix://${home}/nobody.sock` });
      expect(code).toBe(1);
      expect(said).toContain(`no Docker engine answers at unix://${home}/nobody.sock`);
      expect(said).toContain('What to do: start it');
      await expectNothingLeft();
    },
    minutes,
  );

  test(
    'a machine without Docker is told what to install',
    async () => {
      const { code, said } = await start({ PATH: home });
      expect(code).toBe(1);
      expect(said).toContain('Docker is not installed');
      expect(said).toContain('apt-get install docker.io');
      await expectNothingLeft();
    },
    minutes,
  );

  test(
    'the doctor says the same',
    async () => {
      const { code, said } = await operate(['doctor', '--runtime', 'docker'], { PATH: home });
      expect(code).toBe(1);
      expect(said).toContain('WRONG Docker engine: Docker is not installed');
    },
    minutes,
  );

  // Nobody but root can be somebody else.
  if (process.getuid?.() === 0) {
    test('a socket that is not for this user is told from an engine that is away', async () => {
      const nobody = 65_534;
      const { said } = await ended('docker', ['version'], { env: { HOME: '/' }, uid: nobody });
      expect(engineTrouble(said).message).toBe('this user may not use the socket of the Docker engine');
    });
  }

  describe('of an old release', () => {
    let engine: Server;
    let socket: string;

    beforeEach(async () => {
      socket = join(home, 'old.sock');
      const answer = {
        Version: '19.03.15',
        ApiVersion: '1.40',
        MinAPIVersion: '1.12',
        Os: 'linux',
        Arch: 'amd64',
      };
      engine = createServer((_request, response) => {
        response.setHeader('api-version', answer.ApiVersion);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ ...answer, SecurityOptions: [] }));
      });
      await new Promise<void>((resolve) => engine.listen(socket, resolve));
    });
    afterEach(() => new Promise((resolve) => engine.close(resolve)));

    test(
      'it is named with the release that is needed',
      async () => {
        const { code, said } = await start({ DOCKER_HOST: `unix://${socket}` });
        expect(code).toBe(1);
        expect(said).toMatch(/the Docker engine is of release 19\.03\.15|do not fit/);
        expect(said).toContain('install Docker Engine 20.10 or newer');
        await expectNothingLeft();
      },
      minutes,
    );
  });
});

test(
  'ports that another network has are named, and that network goes on',
  async () => {
    const { code, said } = await start({ CHOPMARK_PORT_BASE: `${consortium.site.portBase}` });
    expect(code).toBe(1);
    expect(said).toMatch(/ports are in use: \d+ \(gateway\)/);
    expect(said).toContain('CHOPMARK_PORT_BASE');
    await expectNothingLeft();
    expect((await containersOf(projectName(consortium.site))).every(({ pid }) => pid !== undefined)).toBe(
      true,
    );
  },
  2 * minutes,
);

describe('a part of a network, of another version', () => {
  let project: string;
  const found = (portBase: number): void => {
    const state = { format: 1, profile: 'solo', portBase, runtime: 'docker' };
    writeFileSync(layoutOf(home).state, JSON.stringify(state));
  };

  beforeEach(async () => {
    project = projectName({ layout: layoutOf(home) });
    found(45_000);
    const labels = { 'com.docker.compose.project': project, 'com.docker.compose.service': 'gateway' };
    const flags = Object.entries(labels).map(([name, value]) => `--label=${name}=${value}`);
    const name = `${project}-gateway`;
    await docker([
      'run',
      '--detach',
      '--init',
      '--name',
      name,
      ...flags,
      '--entrypoint=sleep',
      images.health,
      '600',
    ]);
  }, minutes);
  afterEach(async () => {
    await operate(['down']);
  }, minutes);

  test(
    'is shown by the status, and the doctor names what is away, what is strange, and the cure',
    async () => {
      const status = await operate(['status']);
      expect(status.code).toBe(1);
      expect(status.said).toContain('Profile solo, runtime docker, Fabric 2.5.0: incomplete');
      const { code, said } = await operate(['doctor']);
      expect(code).toBe(1);
      expect(said).toMatch(/WRONG Containers: 15 of 16 do not run: /);
      expect(said).toContain(
        `WRONG gateway: it runs ${images.health}, and this working copy makes ${images.gateway}`,
      );
      expect(said).toContain('npm run down, then npm run up');
    },
    2 * minutes,
  );

  test(
    'is taken down by the next start before anything else is done',
    async () => {
      found(consortium.site.portBase);
      const { said } = await operate(['up'], { CHOPMARK_PORT_BASE: `${consortium.site.portBase}` });
      expect(said).toContain('stopped 1 nodes that an interrupted run had left');
      expect(said).toContain('ports are in use');
      expect(await containersOf(project)).toEqual([]);
    },
    2 * minutes,
  );

  test(
    'goes with npm run down, and the data and what it wrote stay',
    async () => {
      const { code, said } = await operate(['down']);
      expect({ code, said }).toEqual({ code: 0, said: 'The network is stopped; its data are kept.\n' });
      expect(await containersOf(project)).toEqual([]);
      expect(readdirSync(home)).toContain('state.json');
      expect(readdirSync(layoutOf(home).logs)).toEqual(['gateway.log']);
    },
    minutes,
  );
});

test(
  'an image that bears a name of ours and holds something else is replaced, and that is said',
  async () => {
    const lines: string[] = [];
    await docker(['tag', images.health, images['document-store']]);
    const again = await ensureImages(consortium.site.toolchain, (line) => lines.push(line));
    expect(again).toEqual(images);
    expect(lines).toEqual([`replacing what bears the name of ${images['document-store']}`]);
    expect(await ensureImages(consortium.site.toolchain, (line) => lines.push(line))).toEqual(images);
    expect(lines).toHaveLength(1);
  },
  2 * minutes,
);
