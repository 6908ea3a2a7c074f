import { describe, expect, test } from '@jest/globals';
import { commonErrorCodes, type ErrorCode, errorCodes, handlers } from '@chopmark/chaincode/api';
import { filesMatching } from './repository.ts';

const definitions = [...handlers.values()].map(({ definition }) => definition);
const playedIn = filesMatching(/^docs\/examples\/.*\.json$|\.scenario\.ts$/).map(({ text }) => text);

const twice = (items: readonly string[]): string[] =>
  items.filter((item, index) => items.indexOf(item) !== index);

describe('commands', () => {
  test('each has its own name and address', () => {
    expect(twice(definitions.map(({ name }) => name))).toEqual([]);
    expect(twice(definitions.map(({ path }) => path))).toEqual([]);
  });

  test.each(definitions)('$name is declared consistently', (definition) => {
    const members = Object.keys(definition.input.shape);
    const inPath = [...definition.path.matchAll(/\{(\w+)\}/g)].map(([, member]) => member);
    expect(members).toEqual(expect.arrayContaining(inPath));
    expect(members).toEqual(expect.arrayContaining(Object.keys(definition.creates)));
    expect(Object.keys(definition.sections)).toEqual(expect.arrayContaining([...definition.known]));
    expect(definition.roles.length).toBeGreaterThan(0);
    expect(definition.events.length).toBeGreaterThan(0);
    expect(twice(definition.errors)).toEqual([]);
  });

  test.each(definitions)('$name takes no member that it does not know', ({ input }) => {
    expect(input.safeParse({ unknownMember: 1 }).error?.issues.map(({ code }) => code)).toContain(
      'unrecognized_keys',
    );
  });

  const said = definitions.filter(({ recorded }) => recorded !== false);

  test.each(said)('$name is played by a story or a scenario', ({ name }) => {
    expect(playedIn.some((text) => new RegExp(`["']${name}["']`).test(text))).toBe(true);
  });
});

describe('refusals', () => {
  const declared = new Set<ErrorCode>([
    ...commonErrorCodes,
    ...definitions.flatMap(({ errors }) => [...errors] as ErrorCode[]),
  ]);

  test.each(errorCodes)('%s is declared by a command or common to all', (code) => {
    expect(declared.has(code)).toBe(true);
  });

  test.each(errorCodes)('%s is documented', (code) => {
    const [page] = filesMatching(/^docs\/reference\/errors\.md$/);
    expect(page?.text).toContain(`\`${code}\``);
  });
});
