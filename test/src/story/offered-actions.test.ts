/** What a credit's view offers is what the ledger takes: before every step of the examples, the actor is asked. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, jest, test } from '@jest/globals';
import type { CommandRequest, Performed, StoryDriver } from './driver.ts';
import type { StoryActor } from './format.ts';
import { commandRequest, refusalIn } from './http-driver.ts';
import { pureDriver } from './local-driver.ts';
import { readStory } from './reading.ts';
import { playStory } from './runner.ts';

jest.setTimeout(300_000);

const examples = fileURLToPath(new URL('../../../docs/examples/letter-of-credit', import.meta.url));

interface Step {
  readonly command: string;
  readonly isOffered: boolean;
  readonly performed: Performed;
}

/** Refusals by what stands on the ledger or by who asks, not by what the command brings. */
const ofTheSituation = new Set([
  'ROLE_NOT_ALLOWED',
  'CREDIT_NOT_FOUND',
  'NOT_IN_PROFILE',
  'NOT_THE_PARTY',
  'CREDIT_STATUS_WRONG',
  'STATE_WRONG',
  'SAME_PERSON',
  'SINGLE_NOTICE',
  'ALREADY_HONOURED',
  'WAIVER_ANSWERED',
]);

interface View {
  readonly actions: readonly { readonly href: string }[];
}

/** Addresses of what the actor is offered; a stranger sees no credit, and so no action. */
const offeredTo = async (driver: StoryDriver, actor: StoryActor, creditId: string): Promise<string[]> => {
  const answer = await driver.query(actor, `/letters-of-credit/${creditId}`);
  return refusalIn(answer) === 'RECORD_NOT_FOUND' ? [] : (answer as View).actions.map(({ href }) => href);
};

const watched = (driver: StoryDriver, steps: Step[]): StoryDriver => ({
  ...driver,
  perform: async (actor: StoryActor, request: CommandRequest) => {
    const { creditId } = request.input;
    if (typeof creditId !== 'string') return driver.perform(actor, request);
    const offered = await offeredTo(driver, actor, creditId);
    const performed = await driver.perform(actor, request);
    const isOffered = offered.includes(commandRequest(request, '').path);
    if (!performed.replayed) steps.push({ command: request.command, isOffered, performed });
    return performed;
  },
});

/** Those that the real network plays as well: the others need days to pass, or a calendar of their own. */
const stories = readdirSync(examples).filter((file) =>
  readStory(join(examples, file)).drivers.includes('network'),
);

test.each(stories)('in %s exactly what may be done is offered', async (file) => {
  const story = readStory(join(examples, file));
  const steps: Step[] = [];
  const driver = watched(await pureDriver(story, 1, Date.now()), steps);
  try {
    const { steps: played } = await playStory(story, {
      driver,
      driverName: 'pure',
      clock: () => 0,
      playId: 'P1',
    });
    expect(played.filter(({ unexpected }) => unexpected !== undefined)).toEqual([]);
  } finally {
    await driver.close();
  }
  const wrong = steps.filter(({ isOffered, performed: { status, code } }) =>
    status === 'committed' ? !isOffered : isOffered && ofTheSituation.has(code ?? ''),
  );
  expect(steps.length).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
});
