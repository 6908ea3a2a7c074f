/** The files of the repository, as the tidy rules read them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

export interface RepositoryFile {
  /** Path from the root of the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');

/** Every file that git keeps. */
export const repositoryFiles: readonly RepositoryFile[] = tracked
  .filter((path) => path !== '' && existsSync(join(root, path)))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

export const filesMatching = (pattern: RegExp): readonly RepositoryFile[] =>
  repositoryFiles.filter(({ path }) => pattern.test(path));

export const sources = filesMatching(/\.(ts|mjs|go)$|\/bin\/[a-z]+$/);

/** `path:line` of every line that breaks a rule. */
export const offences = (
  files: readonly RepositoryFile[],
  breaks: (line: string, path: string) => boolean,
): string[] =>
  files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (breaks(line, path) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
