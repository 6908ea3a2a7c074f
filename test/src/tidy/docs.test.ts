import { describe, expect, test } from '@jest/globals';
import { posix } from 'node:path';
import { filesMatching, repositoryFiles } from './repository.ts';

const pages = filesMatching(/\.md$/);
const decisions = filesMatching(/^docs\/adr\/.*\.md$/);
const paths = new Set(repositoryFiles.map(({ path }) => path));
const code = filesMatching(/\.(ts|mjs|go|json)$/).filter(({ path }) => !path.startsWith('docs/'));

const linksOf = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));

const isThere = (path: string): boolean =>
  paths.has(path) || [...paths].some((one) => one.startsWith(`${path}/`));

describe('pages', () => {
  test.each(pages)('links of $path lead somewhere', ({ path, text }) => {
    const broken = linksOf(text).filter(
      (target) => !isThere(posix.join(posix.dirname(path), target).replace(/\/$/, '')),
    );
    expect(broken).toEqual([]);
  });

  test.each(pages)('npm scripts named in $path exist', ({ text }) => {
    const [manifest] = filesMatching(/^package\.json$/);
    const { scripts } = JSON.parse(manifest?.text ?? '{}') as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run ([a-z]+)/g)].map(([, name]) => name ?? '');
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  });
});

describe('decisions', () => {
  test('are numbered without a gap', () => {
    const numbers = decisions
      .map(({ path }) => Number(/\/(\d{4})-/.exec(path)?.[1]))
      .sort((one, other) => one - other);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test.each(decisions)('$path says how it could turn out wrong', ({ text }) => {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'Context',
      'Decision',
      'Consequences',
      'How we would notice that it was wrong',
    ]);
  });
});

describe('glossary', () => {
  const [glossary] = filesMatching(/^docs\/glossary\.md$/);
  const rows = (glossary?.text ?? '').split('\n').filter((line) => /^\| (?!Term |-)/.test(line));
  const entries = rows.map((row) => {
    const [, term = '', , , codeName = ''] = row.split('|').map((cell) => cell.trim());
    return { term, codeName };
  });

  test('has terms', () => {
    expect(entries.length).toBeGreaterThan(0);
  });

  test.each(entries)('the code names of $term are used in the code', ({ codeName }) => {
    const names = [...codeName.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');
    const unused = names.filter(
      (name) => !code.some(({ text, path }) => text.includes(name) || path.includes(name)),
    );
    expect(unused).toEqual([]);
  });
});
