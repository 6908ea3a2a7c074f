/** The image that all others stand on: pulled where a registry can be reached, made of Debian's packages elsewhere. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailed, run } from '../command.ts';
import { networkRoot } from '../layout.ts';
import type { Say } from '../progress.ts';
import { findCommand, Unready } from '../toolchain.ts';
import { docker } from './engine.ts';

/** Newer than the machines that build Fabric's commands, so that its C library has all that they were linked with. */
const suite = 'trixie';
/** The usual slim image of that suite, by its digest. */
const published =
  'debian:trixie-20260918-slim@sha256:a99cfc517144bc59b1978475ec53b46ecabec7e43635402ee5b77cc54cd1b20a';
const pullPatience = 120_000;

const script = join(networkRoot, 'containers/base.sh');

const isThere = async (image: string): Promise<boolean> =>
  docker(['image', 'inspect', '--format', '{{.Id}}', image]).then(
    () => true,
    () => false,
  );

const pull = async (say: Say): Promise<string | undefined> => {
  say(`pulling ${published}`);
  try {
    await docker(['pull', '--quiet', published], { timeoutMilliseconds: pullPatience });
    return undefined;
  } catch (error) {
    return error instanceof CommandFailed ? (error.stderr.split('\n').at(-1) ?? '') : String(error);
  }
};

const make = async (image: string, pullFailure: string, say: Say): Promise<void> => {
  if (!findCommand('mmdebstrap')) {
    throw new Unready(
      `the base image cannot be pulled (${pullFailure}), and there is no mmdebstrap to make one`,
      'let the engine reach a registry that has it, or install mmdebstrap (Debian: apt-get install mmdebstrap)',
    );
  }
  say(`no registry answers: making the base image of Debian ${suite} with mmdebstrap`);
  const folder = await mkdtemp(join(tmpdir(), 'chopmark-base-'));
  try {
    const archive = join(folder, 'base.tar');
    await run(script, [suite, archive]);
    await docker(['import', archive, image]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The name of the image that is made, by what it is made of. */
const madeName = async (): Promise<string> => {
  const hash = createHash('sha256')
    .update(suite)
    .update(await readFile(script));
  return `chopmark/base:${hash.digest('hex').slice(0, 16)}`;
};

/** The base image that is there, if one is. */
export const findBaseImage = async (): Promise<string | undefined> => {
  for (const image of [published, await madeName()]) if (await isThere(image)) return image;
  return undefined;
};

/**
 * The name of the base image, which is there afterwards.
 * @throws Unready when it can be neither pulled nor made
 */
export const ensureBaseImage = async (say: Say): Promise<string> => {
  const found = await findBaseImage();
  if (found !== undefined) return found;
  const failure = await pull(say);
  if (failure === undefined) return published;
  const made = await madeName();
  await make(made, failure, say);
  return made;
};
