/** Runs the nodes in containers, which the engine starts again, also after a reboot, until they are taken down. */
import { mkdir } from 'node:fs/promises';
import { z } from 'zod';
import { run } from '../command.ts';
import type { Driver, Phase } from '../driver.ts';
import { readJson, writeJson } from '../layout.ts';
import { chosenLedgerClient, defaultLedgerClient } from '../ledger-client.ts';
import { manifestOf } from '../manifest.ts';
import { nodesOf } from '../nodes.ts';
import type { Supervisor } from '../processes/supervisor.ts';
import { waitUntil } from '../processes/wait.ts';
import type { Say } from '../progress.ts';
import type { Site } from '../site.ts';
import { Unready } from '../toolchain.ts';
import { composeFileOf, containerUser, projectName } from './compose.ts';
import { findEngine, type Engine } from './engine.ts';
import { ensureImages } from './images.ts';
import { serviceOf } from './service.ts';
import { containersOf, removeStack } from './stack.ts';

const defaultDeadline = 60_000;
const stopPatience = 20;

/** @throws Unready when the images cannot do what the environment asks for */
const refuseWhatImagesLack = (): void => {
  if (chosenLedgerClient(process.env) === defaultLedgerClient) return;
  throw new Unready(
    `the images hold ${defaultLedgerClient} alone`,
    'leave CHOPMARK_LEDGER_CLIENT away, or run the network without --runtime docker',
  );
};

const prepare = async (site: Site, say: Say): Promise<void> => {
  refuseWhatImagesLack();
  await findEngine();
  const images = await ensureImages(site.toolchain, say);
  await writeJson(site.layout.compose, composeFileOf(site, images));
  await writeJson(site.layout.gatewayManifest, manifestOf(site, site.placement, process.env['MONGODB_URI']));
};

/** Folders are there before they are mounted, and belong to the containers' user. */
const handOver = async (site: Site, names: readonly string[]): Promise<void> => {
  const nodes = nodesOf(site).filter(({ specification }) => names.includes(specification.name));
  const mounts = nodes.flatMap((node) => serviceOf(site, node).mounts);
  for (const { source, writable } of mounts)
    if (writable) await mkdir(source, { recursive: true, mode: 0o700 });
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = containerUser();
  await run('chown', ['-R', `${uid}:${gid}`, ...new Set(mounts.map(({ source }) => source))]);
};

type Compose = (...parts: readonly string[]) => Promise<void>;

/** Docker Compose for this network, looked for once. */
const composeOf = (site: Site): Compose => {
  let engine: Promise<Engine> | undefined;
  return async (...parts) => {
    const [command, ...own] = (await (engine ??= findEngine())).compose;
    await run(command, [...own, '-p', projectName(site), '-f', site.layout.compose, ...parts]);
  };
};

/** Starts all that was asked for while the last start ran in one go: the compose command takes its time. */
const batchedStart = (site: Site): ((name: string) => Promise<void>) => {
  const compose = composeOf(site);
  let waiting: string[] = [];
  let last: Promise<void> = Promise.resolve();
  return (name) => {
    waiting.push(name);
    last = last
      .catch(() => undefined)
      .then(async () => {
        const names = waiting;
        waiting = [];
        if (names.length === 0) return;
        await handOver(site, names);
        await compose('up', '--detach', '--no-deps', '--no-build', ...names);
      });
    return last;
  };
};

const createSupervisor = (site: Site): Supervisor => {
  const begin = batchedStart(site);
  let ended = false;
  return {
    start: async ({ name, check }, milliseconds = defaultDeadline) => {
      if (ended) throw new Error('the network is being stopped');
      await begin(name);
      await waitUntil(name, () => (ended ? Promise.resolve() : check()), milliseconds);
    },
    stop: async (say) => {
      ended = true;
      say('stopping the containers');
      await removeStack(projectName(site), stopPatience, site.layout.logs);
    },
  };
};

const phaseOf = async (site: Site): Promise<Phase> => {
  const running = (await containersOf(projectName(site))).filter(({ pid }) => pid !== undefined);
  if (running.length === 0) return 'stopped';
  const names = new Set(running.map(({ name }) => name));
  return nodesOf(site).every(({ specification }) => names.has(specification.name)) ? 'running' : 'incomplete';
};

const ComposeFile = z.object({ services: z.record(z.string(), z.object({ image: z.string() })) });

export const containerDriver = (site: Site): Driver => {
  const project = projectName(site);
  const compose = composeOf(site);
  const containerOf = (name: string): string => `${project}-${name}`;
  return {
    outlives: true,
    prepare: (say) => prepare(site, say),
    supervisor: () => createSupervisor(site),
    running: () => containersOf(project),
    phase: () => phaseOf(site),
    clear: () => removeStack(project, stopPatience, site.layout.logs),
    renew: async (name, check) => {
      await compose('up', '--detach', '--no-deps', '--no-build', '--force-recreate', name);
      await waitUntil(name, check, defaultDeadline);
    },
    logs: async () => (await containersOf(project)).map(({ name }) => name),
    tail: (name, follow) => [
      ...(['docker', 'logs', '--tail', '100'] as const),
      ...(follow ? ['--follow'] : []),
      containerOf(name),
    ],
  };
};

/** Images that the network of this state directory was started with, by node. */
export const composedImages = async ({ layout }: Site): Promise<ReadonlyMap<string, string>> => {
  const read = ComposeFile.safeParse(await readJson(layout.compose));
  if (!read.success) return new Map();
  return new Map(Object.entries(read.data.services).map(([name, { image }]) => [name, image]));
};
