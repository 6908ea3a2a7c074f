/**
 * Fabric's own commands and the document store, built from their Go modules into a cache outside git. The
 * folder of a build is named by what goes into it, so a changed dependency builds anew and an unchanged one
 * never does.
 */
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { run } from './command.ts';
import { cacheRoot, networkRoot } from './layout.ts';
import type { Say } from './progress.ts';

export const fabricCommands = [
  'peer',
  'orderer',
  'configtxgen',
  'osnadmin',
  'discover',
  'fabric-ca-server',
] as const;
const builtFabricVersion = '2.5.0';
const builtAuthorityVersion = '1.5.15';
const linkFlags = [
  '-s -w',
  `-X github.com/hyperledger/fabric/common/metadata.Version=${builtFabricVersion}`,
  `-X github.com/hyperledger/fabric-ca/lib/metadata.Version=${builtAuthorityVersion}`,
].join(' ');

/** Where the commands are, and which release they are. */
export type Toolchain = {
  readonly fabric: string;
  readonly documentStore: string;
  readonly version: string;
};

/** A fault that a person can cure, with the cure. */
export class Unready extends Error {
  readonly cure: string;
  constructor(cause: string, cure: string) {
    super(cause);
    this.cure = cure;
  }
}

/** The path of a command, found as a shell would, or undefined. */
export const findCommand = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

export const findCompiler = (): string | undefined =>
  [process.env['CC'], 'cc', 'gcc', 'clang'].map((name) => name && findCommand(name)).find(Boolean);

const sources = ['fabric/go.mod', 'fabric/go.sum', 'document-store/go.mod', 'document-store/go.sum'];

/** The folder of this version's build, whether or not it has been built. */
export const buildFolder = async (): Promise<string> => {
  const hash = createHash('sha256').update(linkFlags);
  const own = ['id-index.go', 'lazy-log.go', 'main.go', 'unbegun.go'].map((name) => `document-store/${name}`);
  for (const file of [...sources, ...own]) hash.update(await readFile(join(networkRoot, file)));
  const part = process.env['FABRIC_BIN'] ? '-document-store' : '';
  return join(cacheRoot(), `${hash.digest('hex').slice(0, 16)}${part}`);
};

/** What has to be built: an installed Fabric leaves only the document store. */
const modules = (folder: string) => [
  {
    module: 'document-store',
    target: '.',
    output: join(folder, 'document-store'),
    commands: ['document-store'],
  },
  ...(process.env['FABRIC_BIN']
    ? []
    : [{ module: 'fabric', target: 'tool', output: `${folder}/`, commands: fabricCommands }]),
];

const isComplete = (folder: string): boolean =>
  modules(folder).every(({ commands }) => commands.every((name) => existsSync(join(folder, name))));

const requireCompilers = (): void => {
  if (!findCommand('go')) {
    throw new Unready(
      "Go is not installed, and Fabric's commands have to be built once",
      'install Go 1.26 or newer (https://go.dev/dl), or point FABRIC_BIN at an installed Fabric of release 2.4 or newer',
    );
  }
  if (!findCompiler()) {
    throw new Unready(
      'no C compiler is installed, and the certificate authority needs one (SQLite)',
      'install gcc or clang (Debian: apt-get install gcc libc6-dev; macOS: xcode-select --install)',
    );
  }
};

const build = async (folder: string, say: Say): Promise<void> => {
  requireCompilers();
  const partial = `${folder}.${process.pid}.partial`;
  await mkdir(partial, { recursive: true });
  let packages = 0;
  const count = (line: string): void => {
    packages += 1;
    say(`${packages} packages compiled, now ${line.trim()}`);
  };
  try {
    for (const { module, target, output } of modules(partial)) {
      const parts = ['build', '-v', '-ldflags', linkFlags, '-o', output, target];
      await run('go', parts, { cwd: join(networkRoot, module), onLine: count });
    }
    await rename(partial, folder).catch((error: unknown) => {
      // Another process has built the same in the meantime.
      if (!isComplete(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
};

/** `[major, minor]` out of what `peer version` prints, or undefined. */
export const parseVersion = (output: string): readonly [number, number] | undefined => {
  const match = /Version:\s*v?(\d+)\.(\d+)/.exec(output);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
};

const installedVersion = async (folder: string): Promise<string> => {
  const missing = fabricCommands.filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0) {
    throw new Unready(
      `FABRIC_BIN=${folder} lacks ${missing.join(', ')}`,
      'point FABRIC_BIN at a folder with all commands of Fabric and Fabric CA, or unset it to build them',
    );
  }
  const { stdout } = await run(join(folder, 'peer'), ['version'], { env: { FABRIC_CFG_PATH: folder } });
  const version = parseVersion(stdout);
  if (!version || version[0] < 2 || (version[0] === 2 && version[1] < 4)) {
    const found = /Version:.*/.exec(stdout)?.[0] ?? 'an unknown version';
    throw new Unready(
      `FABRIC_BIN holds ${found}`,
      'install Fabric 2.4 or newer (the Gateway service came with it)',
    );
  }
  return /Version:\s*v?(\S+)/.exec(stdout)?.[1] ?? 'unknown';
};

/** What is there without building anything; undefined when a build is needed first. */
export const findToolchain = async (): Promise<Toolchain | undefined> => {
  const built = await buildFolder();
  if (!isComplete(built)) return undefined;
  const installed = process.env['FABRIC_BIN'];
  const documentStore = join(built, 'document-store');
  if (!installed) return { fabric: built, documentStore, version: builtFabricVersion };
  const fabric = resolve(installed);
  return { fabric, documentStore, version: await installedVersion(fabric) };
};

/**
 * The commands, built first when they are not there.
 * @param say told what is being compiled
 * @throws Unready when Go or a C compiler is missing, or FABRIC_BIN is too old
 */
export const ensureToolchain = async (say: Say): Promise<Toolchain> => {
  const found = await findToolchain();
  if (found) return found;
  await build(await buildFolder(), say);
  const ready = await findToolchain();
  if (!ready) throw new Error('the build left no complete set of commands');
  return ready;
};
