import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, jest, test } from '@jest/globals';
import type { StoryDriver } from './driver.ts';
import type { DriverName, Story } from './format.ts';
import { pureDriver, simulatedDriver } from './local-driver.ts';
import { readStory } from './reading.ts';
import { playStory, type StoryResult } from './runner.ts';

jest.setTimeout(300_000);

const examples = fileURLToPath(new URL('../../../docs/examples', import.meta.url));
const storiesIn = (folder: string): string[] =>
  readdirSync(join(examples, folder)).map((file) => `${folder}/${file}`);
const whole = [
  'one-pledge.json',
  ...[
    'letter-of-credit',
    'receivable',
    'voucher',
    'legacy',
    'customs',
    'claim',
    'recall',
    'refinancing',
  ].flatMap(storiesIn),
];

const play = async (
  driverName: DriverName,
  open: (story: Story, seed: number) => Promise<StoryDriver>,
  file: string,
): Promise<StoryResult> => {
  const story = readStory(join(examples, file));
  const driver = await open(story, 1);
  try {
    return await playStory(story, { driver, driverName, clock: () => 0, playId: 'P1' });
  } finally {
    await driver.close();
  }
};

const unexpectedIn = ({ steps }: StoryResult): unknown[] =>
  steps.filter(({ unexpected }) => unexpected !== undefined);

describe('every example ends as it says, on the simulated ledger', () => {
  test.each([...whole, ...storiesIn('attacks')])('%s', async (file) => {
    expect(unexpectedIn(await play('simulated', simulatedDriver, file))).toEqual([]);
  });
});

test.each(whole)('the rules alone tell %s alike', async (file) => {
  const [simulated, pure] = [
    await play('simulated', simulatedDriver, file),
    await play('pure', pureDriver, file),
  ];
  const outcomes = ({ steps }: StoryResult) =>
    steps.map(({ name, status, code }) => ({ name, status, code }));
  expect(outcomes(pure)).toEqual(outcomes(simulated));
});
