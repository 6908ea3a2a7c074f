/** What keeps containers from running, or makes those that run not what this working copy holds. */
import { good, note, wrong, type Finding } from '../finding.ts';
import { nodesOf } from '../nodes.ts';
import { findCommand, Unready } from '../toolchain.ts';
import type { Site } from '../site.ts';
import { projectName } from './compose.ts';
import { findEngine } from './engine.ts';
import { plannedImages } from './images.ts';
import { serviceOf } from './service.ts';
import { containersOf } from './stack.ts';

/** Whether there is an engine that can be used. */
export const diagnoseEngine = async (): Promise<readonly Finding[]> => {
  try {
    const { version, compose } = await findEngine();
    const base = findCommand('mmdebstrap')
      ? good('Base image', 'pulled, or made with mmdebstrap where no registry answers')
      : note('Base image', 'can only be pulled', 'without a registry: apt-get install mmdebstrap');
    return [good('Docker engine', `${version}, ${compose.join(' ')}`), base];
  } catch (error) {
    if (error instanceof Unready) return [wrong('Docker engine', error.message, error.cure)];
    throw error;
  }
};

const anew = 'npm run down, then npm run up, which starts all of them anew; the data are kept';

const missing = (site: Site, running: ReadonlySet<string>): Finding => {
  const names = nodesOf(site).map(({ specification }) => specification.name);
  const away = names.filter((name) => !running.has(name));
  const named = away.slice(0, 3).join(', ');
  const more = away.length > 3 ? ` and ${away.length - 3} more` : '';
  return wrong('Containers', `${away.length} of ${names.length} do not run: ${named}${more}`, anew);
};

/** Whether all containers run, and run what this working copy makes. */
export const diagnoseStack = async (site: Site, phase: string): Promise<readonly Finding[]> => {
  const containers = await containersOf(projectName(site));
  if (containers.length === 0) return [];
  const running = new Set(containers.flatMap(({ name, pid }) => (pid === undefined ? [] : [name])));
  const images = await plannedImages(site.toolchain);
  const strange = nodesOf(site).flatMap((node) => {
    const { name } = node.specification;
    const wanted = images?.[serviceOf(site, node).image];
    const image = containers.find((container) => container.name === name)?.image;
    return image === undefined || image === wanted
      ? []
      : [wrong(name, `it runs ${image}, and this working copy makes ${wanted ?? 'another one'}`, anew)];
  });
  return [...(phase === 'incomplete' ? [missing(site, running)] : []), ...strange];
};
