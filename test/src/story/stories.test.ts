import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
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
const outcomesIn = ({ steps }: StoryResult): unknown[] =>
  steps.map(({ name, status, code }) => ({ name, status, code }));

describe.each(whole)('%s', (file) => {
  let simulated: StoryResult;
  beforeAll(async () => {
    simulated = await play('simulated', simulatedDriver, file);
  });

  test('it ends as it says, on the simulated ledger', () => {
    expect(unexpectedIn(simulated)).toEqual([]);
  });

  test('the rules alone tell it alike', async () => {
    expect(outcomesIn(await play('pure', pureDriver, file))).toEqual(outcomesIn(simulated));
  });
});

test.each(storiesIn('attacks'))('%s ends as it says, on the simulated ledger', async (file) => {
  expect(unexpectedIn(await play('simulated', simulatedDriver, file))).toEqual([]);
});
