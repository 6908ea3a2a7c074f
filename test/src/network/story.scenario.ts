/** The stories of the examples, played by the real users over HTTP: each step comes to what the story says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Story } from '../story/format.ts';
import { readStory } from '../story/reading.ts';
import { type Harness, openHarness } from './harness.ts';
import { playOver } from './story-driver.ts';
import { measured } from './table.ts';

const examples = fileURLToPath(new URL('../../../docs/examples', import.meta.url));
const filesIn = (folder: string): string[] =>
  readdirSync(join(examples, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));

const storyMs = 180_000;
// Concurrent tests begin before any hook has run.
const opening = openHarness();

afterAll(async () => (await opening).close());

/** Whether everyone in the story is in this consortium: a small profile has fewer members. */
const canBePlayed = (harness: Harness, { drivers, actors }: Story): boolean => {
  const members = harness.manifest.organisations.map(({ mspId }) => mspId);
  const here = Object.values(actors).every(({ organisation }) => members.includes(organisation));
  return drivers.includes('network') && here;
};

const files = [
  ...filesIn('.'),
  ...filesIn('attacks'),
  ...filesIn('letter-of-credit'),
  ...filesIn('receivable'),
  ...filesIn('voucher'),
  ...filesIn('legacy'),
  ...filesIn('customs'),
  ...filesIn('claim'),
  ...filesIn('recall'),
  ...filesIn('refinancing'),
];

/** Settings of the consortium hold for everybody: who changes them in a story plays it alone. */
const changesSettings = (file: string): boolean =>
  readFileSync(join(examples, file), 'utf8').includes('"ProposeChange"');

const end = async (file: string): Promise<void> => {
  const harness = await opening;
  const story = readStory(join(examples, file));
  if (!canBePlayed(harness, story)) return;
  const { steps, ok } = await playOver(harness, story);
  measured(file, `${steps.length} steps in ${Math.round(steps.reduce((sum, { ms }) => sum + ms, 0))} ms`);
  expect(steps.filter(({ unexpected }) => unexpected !== undefined)).toEqual([]);
  expect(ok).toBe(true);
};

describe('stories, several at once as in a real market', () => {
  test.concurrent.each(files.filter((file) => !changesSettings(file)))(
    'the story %s ends as it is written',
    end,
    storyMs,
  );
});

describe('stories that change what holds for everybody', () => {
  test.each(files.filter(changesSettings))('the story %s ends as it is written', end, storyMs);
});
