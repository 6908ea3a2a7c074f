/** The demonstration's story, played by its people over HTTP against containers. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Harness, openHarness } from '../network/harness.ts';
import { playOver } from '../network/story-driver.ts';
import { measured } from '../network/table.ts';
import { readStory } from '../story/reading.ts';

const file = fileURLToPath(new URL('../../../docs/examples/one-pledge.json', import.meta.url));
let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
}, 60_000);
afterAll(() => harness.close());

test('every step of the demonstration ends as it is written', async () => {
  const { steps } = await playOver(harness, readStory(file));
  measured(
    'the story',
    `${steps.length} steps in ${Math.round(steps.reduce((sum, { ms }) => sum + ms, 0))} ms`,
  );
  expect(steps.filter(({ unexpected }) => unexpected !== undefined)).toEqual([]);
}, 180_000);
