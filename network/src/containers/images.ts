/**
 * Builds the images. An image is named by what is in it, so that a changed file makes a new image, an unchanged one
 * never does, and a network runs exactly what this working copy holds.
 */
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../command.ts';
import { cacheRoot, networkRoot, repositoryRoot } from '../layout.ts';
import { inContainers } from '../placement.ts';
import type { Say } from '../progress.ts';
import { Unready, type Toolchain } from '../toolchain.ts';
import { ensureBaseImage, findBaseImage } from './base-image.ts';
import { docker } from './engine.ts';
import { packageFiles, recipesOf, type ImageName, type Recipe } from './recipes.ts';

/** Tags of all images. */
export type Images = Readonly<Record<ImageName, string>>;

const contentLabel = 'chopmark.content';
/** The user of every image, unless the operator's own is to own the files. */
export const imageUser = 10_001;

const isTest = (path: string): boolean => /\.test\.ts$|\/fixtures(\/|$)/.test(path);

/** An image as this working copy makes it. */
type Planned = {
  readonly recipe: Recipe;
  readonly parent: string;
  readonly content: string;
  readonly tag: string;
};

const filesUnder = async (path: string): Promise<readonly string[]> => {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !isTest(file))
    .sort();
};

/** @param parent the tag of the image that it adds to */
const contentOf = async (recipe: Recipe, parent: string): Promise<string> => {
  const hash = createHash('sha256').update(JSON.stringify([recipe.entrypoint, recipe.title, parent]));
  for (const [target, source] of Object.entries(recipe.files)) {
    for (const file of await filesUnder(source)) {
      hash.update(`${target}${file.slice(source.length)}\0`).update(await readFile(file));
    }
  }
  if (recipe.packages) {
    for (const file of packageFiles) hash.update(await readFile(join(repositoryRoot, file)));
  }
  return hash.digest('hex').slice(0, 16);
};

/** Installs the gateway's packages from the lockfile, without what only development needs. */
const installPackages = async (root: string): Promise<void> => {
  for (const file of packageFiles) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await cp(join(repositoryRoot, file), join(root, file));
  }
  const only = ['--omit=dev', '--workspace=@chopmark/gateway', '--ignore-scripts'];
  await run('npm', ['ci', ...only, '--no-audit', '--no-fund', '--prefer-offline'], { cwd: root });
  const unread = ['*.d.ts', '*.d.mts', '*.d.cts', '*.map', '*.md'].flatMap((name) => ['-o', '-name', name]);
  await run('find', [root, '-type', 'f', '(', ...unread.slice(1), ')', '-delete']);
};

/** Each instruction takes its time, so what an image inherits is not said again. */
const instructions = ({ recipe, parent, content }: Planned): string => {
  const labels = {
    [contentLabel]: content,
    'org.opencontainers.image.title': recipe.title,
    'org.opencontainers.image.licenses': 'Apache-2.0',
  };
  const inherited = ['ENV HOME=/tmp PATH=/usr/local/bin:/usr/bin:/bin', `USER ${imageUser}:${imageUser}`];
  return [
    `FROM ${parent}`,
    ...(recipe.parent === undefined ? inherited : []),
    'COPY files/ /',
    `ENTRYPOINT ${JSON.stringify(recipe.entrypoint)}`,
    `LABEL ${Object.entries(labels)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
      .join(' ')}`,
    '',
  ].join('\n');
};

/** @throws Unready when the program does not run on the libraries of the image */
const tryOut = async (tag: string, [command, flag]: readonly [string, string]): Promise<void> => {
  try {
    await docker(['run', '--rm', '--network=none', '--entrypoint', command, tag, flag]);
  } catch (error) {
    await docker(['image', 'rm', '--force', tag]);
    throw new Unready(
      `${command} of this machine does not run in a container: ${String(error)}`,
      'it was built for a newer C library, or for another system, than the images have: build it on Linux with ' +
        "Debian 13's or an older one, or point FABRIC_BIN at such a build",
    );
  }
};

const build = async (image: Planned): Promise<void> => {
  const { recipe, tag } = image;
  const folder = await mkdtemp(join(cacheRoot(), 'image-'));
  try {
    const files = join(folder, 'files');
    if (recipe.packages) await installPackages(join(files, inContainers.programs.root));
    for (const [target, source] of Object.entries(recipe.files)) {
      await cp(source, join(files, target), { recursive: true, filter: (path) => !isTest(path) });
    }
    // Whatever the umask of the working copy: the image's user reads it.
    await run('chmod', ['-R', 'a+rX', files]);
    await writeFile(join(folder, 'Dockerfile'), instructions(image));
    await docker(['build', '--quiet', '--tag', tag, folder]);
    if (recipe.trial) await tryOut(tag, recipe.trial);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The label that says what is in an image; undefined when there is no such image. */
const labelledContent = (tag: string): Promise<string | undefined> =>
  docker(['image', 'inspect', '--format', `{{index .Config.Labels "${contentLabel}"}}`, tag]).then(
    (printed) => printed.trim(),
    () => undefined,
  );

const buildProbe = async (): Promise<string> => {
  const output = join(cacheRoot(), 'health');
  const parts = ['build', '-trimpath', '-buildvcs=false', '-ldflags', '-s -w', '-o', output, '.'];
  await run('go', parts, { cwd: join(networkRoot, 'health'), env: { CGO_ENABLED: '0' } });
  return output;
};

const plan = async (toolchain: Toolchain, base: string): Promise<readonly Planned[]> => {
  const planned = new Map<ImageName, Planned>();
  for (const recipe of recipesOf(toolchain, await buildProbe())) {
    const parent = (recipe.parent && planned.get(recipe.parent)?.tag) ?? base;
    const content = await contentOf(recipe, parent);
    planned.set(recipe.name, { recipe, parent, content, tag: `chopmark/${recipe.name}:${content}` });
  }
  return [...planned.values()];
};

const imagesOf = (planned: readonly Planned[]): Images =>
  Object.fromEntries(planned.map(({ recipe, tag }) => [recipe.name, tag])) as Images;

/** The images that a start would use; undefined before the first one has made their base. */
export const plannedImages = async (toolchain: Toolchain): Promise<Images | undefined> => {
  const base = await findBaseImage();
  return base === undefined ? undefined : imagesOf(await plan(toolchain, base));
};

const ensureImage = async (image: Planned, parent: Promise<void> | undefined, say: Say): Promise<void> => {
  await parent;
  const found = await labelledContent(image.tag);
  if (found === image.content) return;
  say(`${found === undefined ? 'building' : 'replacing what bears the name of'} ${image.tag}`);
  await build(image);
};

/**
 * Builds what is not there yet.
 * @throws Unready when the base image can be neither pulled nor made, or the programs do not run on it
 */
export const ensureImages = async (toolchain: Toolchain, say: Say): Promise<Images> => {
  const planned = await plan(toolchain, await ensureBaseImage(say));
  const ready = new Map<string, Promise<void>>();
  for (const image of planned) ready.set(image.tag, ensureImage(image, ready.get(image.parent), say));
  await Promise.all(ready.values());
  return imagesOf(planned);
};
