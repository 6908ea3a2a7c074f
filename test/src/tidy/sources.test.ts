import { describe, expect, test } from '@jest/globals';
import { filesMatching, offences, repositoryFiles, sources } from './repository.ts';

/** Prettier keeps code at 110; a comment may run a little further. */
const columnsMax = 120;
const textFiles = repositoryFiles.filter(
  ({ path }) => path !== 'LICENSE' && !/(\.sum|package-lock\.json)$/.test(path),
);
const tests = filesMatching(/\.(test|scenario)\.ts$/);
const manifests = filesMatching(/(^|\/)package\.json$/);

describe('sources', () => {
  test('no work is left for later', () => {
    const later = /\b(T[O]DO|F[I]XME|H[A]CK)\b/;
    expect(offences(textFiles, (line) => later.test(line))).toEqual([]);
  });

  test('every test runs', () => {
    const skipped =
      /\b(test|it|describe)\.(only|skip|todo|failing)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/;
    expect(offences(tests, (line) => skipped.test(line))).toEqual([]);
  });

  test('a test title states a rule', () => {
    expect(
      offences(tests, (line) => /\b(test|it)(\.each.*)?\(\s*['"`].*\bshould\b(?! it\b)/.test(line)),
    ).toEqual([]);
  });

  test('tests wait for conditions, not for time to pass', () => {
    expect(offences(tests, (line) => /(?<!jest\.)\bsetTimeout\b|scheduler\.wait/.test(line))).toEqual([]);
  });

  test('tests replace no code of ours', () => {
    expect(offences(tests, (line) => /\bjest\.(mock|unstable_mockModule|spyOn|fn)\(/.test(line))).toEqual([]);
  });

  test(`no line is longer than ${columnsMax} columns, unless it is one literal`, () => {
    const written = sources.filter(({ path }) => /\.(ts|mjs)$/.test(path));
    const tooLong = (line: string): boolean => line.length > columnsMax && !/^\s*['"`/](?!\*|\/)/.test(line);
    expect(offences(written, tooLong)).toEqual([]);
  });

  test('no path of one machine stands in the repository', () => {
    const place = /(?<![\w.$}@/-])\/(?:home|root|tmp|work|Users)\/\w/;
    expect(offences(textFiles, (line) => place.test(line))).toEqual([]);
  });

  test('no private key stands in the repository', () => {
    const pem = new RegExp('-----BEGIN [A-Z ]*PRIVATE' + ' KEY-----\\s*\\S');
    expect(textFiles.filter(({ text }) => pem.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('files and folders have names in kebab case', () => {
    // Go finds its tests by the end of their names.
    const named = /^(\.?[a-z0-9]+([.-][a-z0-9]+)*(_test\.go)?|README\.md|CHANGELOG\.md|LICENSE)$/;
    const eventNames = /^docs\/reference\/events\//;
    const odd = repositoryFiles.filter(
      ({ path }) => !eventNames.test(path) && path.split('/').some((part) => !named.test(part)),
    );
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test('a name says what a thing is', () => {
    const vague = /\b(const|let|function|class|type|interface)\s+(data|info|manager|utils?|helpers?)\b/;
    expect(offences(sources, (line) => vague.test(line))).toEqual([]);
    const vagueFile = /(^|\/)(data|info|managers?|utils?|helpers?|common|misc)(\.|\/)/;
    expect(repositoryFiles.filter(({ path }) => vagueFile.test(path)).map(({ path }) => path)).toEqual([]);
  });

  test('code that is commented out is deleted', () => {
    const code = /^\s*\/\/ .*(;|\{|=>)$/;
    expect(offences(sources, (line, path) => path.endsWith('.ts') && code.test(line))).toEqual([]);
  });
});

describe('packages', () => {
  test('every dependency has an exact version', () => {
    expect(
      offences(manifests, (line) => /"[^"]+": "[\^~><*]\s*\d/.test(line) && !/"(node|npm)"/.test(line)),
    ).toEqual([]);
  });

  test('the lockfile names no registry', () => {
    const [lockfile] = filesMatching(/^package-lock\.json$/);
    expect(lockfile?.text).not.toMatch(/"resolved": "http/);
  });
});
