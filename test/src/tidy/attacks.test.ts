/** Every attack of the catalogue is a story that ends in its answer, or it is said why it is none. */
import { expect, test } from '@jest/globals';
import { errorCodes } from '@chopmark/chaincode/api';
import { filesMatching } from './repository.ts';

/** Numbers of the catalogue; those between them were never given. */
const catalogue = [
  ...[1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 24, 25, 26, 27, 28, 30, 31, 32],
  ...[33, 34, 35, 36, 37, 38, 40, 42, 43, 44, 45, 46, 48, 49, 50, 53, 54, 55],
];

interface Row {
  readonly attack: number;
  readonly answer: string;
  readonly stories: readonly string[];
}

const namesIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');

const rows: readonly Row[] = (filesMatching(/^docs\/attacks\.md$/)[0]?.text ?? '')
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, attack = '']) => /^\d+$/.test(attack))
  .map(([, attack = '', , answer = '', stories = '']) => ({
    attack: Number(attack),
    answer,
    stories: namesIn(stories),
  }));

const files = filesMatching(/^docs\/examples\/attacks\//).map(({ path, text }) => ({
  name: path.replace(/^.*\/|\.json$/g, ''),
  text,
}));

test('each attack of the catalogue has its row', () =>
  expect(rows.map(({ attack }) => attack)).toEqual(catalogue));

test('each story of an attack stands in the row of its number', () => {
  const inRows = rows.flatMap(({ attack, stories }) => stories.map((name) => `${attack}: ${name}`));
  const inFolder = files.map(({ name }) => `${Number(name.slice(0, 2))}: ${name}`);
  expect(inRows.sort()).toEqual(inFolder.sort());
});

test('an attack without a story says why, and names no refusal', () => {
  const without = rows.filter(({ stories }) => stories.length === 0);
  expect(without.map(({ attack }) => attack)).toEqual([31, 42, 54, 55]);
  expect(without.flatMap(({ answer }) => namesIn(answer)).filter((name) => /^[A-Z_]+$/.test(name))).toEqual(
    [],
  );
});

test.each(rows.filter(({ stories }) => stories.length > 0))(
  'what attack $attack is answered comes up in its stories',
  ({ answer, stories }) => {
    const told = files.filter(({ name }) => stories.includes(name)).map(({ text }) => text);
    const codes: readonly string[] = errorCodes;
    for (const code of namesIn(answer)) {
      expect(codes).toContain(code);
      expect(told.some((text) => text.includes(`"${code}"`))).toBe(true);
    }
  },
);
