/** What there is of a network's containers, as the engine says. */
import { z } from 'zod';
import type { RunningNode } from '../driver.ts';
import { docker } from './engine.ts';
import { keepLog } from './kept-logs.ts';

const Container = z.object({
  Id: z.string(),
  Name: z.string(),
  RestartCount: z.number(),
  State: z.object({ Running: z.boolean(), Pid: z.number() }),
  Config: z.object({ Image: z.string(), Labels: z.record(z.string(), z.string()) }),
});

export type ContainerState = RunningNode & { readonly container: string; readonly image: string };

const projectLabel = 'com.docker.compose.project';
const serviceLabel = 'com.docker.compose.service';
const filterOf = (project: string): string => `--filter=label=${projectLabel}=${project}`;

const idsOf = async (project: string): Promise<readonly string[]> =>
  (await docker(['ps', '--all', '--quiet', filterOf(project)])).split('\n').filter(Boolean);

/** Every container of a project, whether it runs or not. */
export const containersOf = async (project: string): Promise<readonly ContainerState[]> => {
  const ids = await idsOf(project);
  if (ids.length === 0) return [];
  const found = z.array(Container).parse(JSON.parse(await docker(['inspect', ...ids])));
  return found.map(({ Name, RestartCount, State, Config }) => ({
    name: Config.Labels[serviceLabel] ?? '',
    container: Name.replace(/^\//, ''),
    image: Config.Image,
    pid: State.Running ? State.Pid : undefined,
    restarts: RestartCount,
  }));
};

/**
 * Removes the containers and networks of a project, by its label: whatever its compose file says by now.
 * @param logs the folder that keeps what they wrote
 * @returns the names of the nodes whose containers there were
 */
export const removeStack = async (
  project: string,
  patienceSeconds: number,
  logs: string,
): Promise<readonly string[]> => {
  const containers = await containersOf(project);
  const names = containers.map(({ container }) => container);
  if (names.length > 0) {
    await docker(['stop', '-t', `${patienceSeconds}`, ...names]);
    for (const { name, container } of containers) await keepLog(logs, name, container);
    await docker(['rm', '--force', '--volumes', ...names]);
  }
  const networks = (await docker(['network', 'ls', '--quiet', filterOf(project)]))
    .split('\n')
    .filter(Boolean);
  if (networks.length > 0) await docker(['network', 'rm', ...networks]);
  return containers.map(({ name }) => name);
};
