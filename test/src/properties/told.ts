/**
 * Worlds that a story of the documentation tells: its commands, as far as a world needs them, on the simulated ledger.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRefusal } from '@chopmark/chaincode/api';
import { subjectOf } from '../simulated/consortium.ts';
import type { StoryDriver } from '../story/driver.ts';
import { readStory } from '../story/reading.ts';
import { playStory } from '../story/runner.ts';
import { canary, commitMove, type World } from './world.ts';

const examples = fileURLToPath(new URL('../../../docs/examples', import.meta.url));

const driverOf = (world: World): StoryDriver => ({
  now: () => world.channel.now,
  perform: async ({ organisation, role, person, firm }, { command, input, terms }) => {
    const move = { person: { organisation, role, person, firm }, command, input, terms };
    const outcome = await commitMove(world, move);
    return isRefusal(outcome)
      ? { status: 'refused', code: outcome.refused, replayed: false, ids: {} }
      : { status: 'committed', replayed: false, ids: outcome.ids };
  },
  performBatch: () => Promise.reject(new Error('a world takes one command at a time')),
  query: () => Promise.reject(new Error('a world has no readers')),
  subjectOf,
  pause: async (ms) => void (world.channel.now += ms),
  close: async () => undefined,
});

/** Plays these steps of a story; the play's name, which stands in numbers of papers, is the mark of private text. */
export const tell = async (world: World, file: string, steps: readonly string[]): Promise<void> => {
  const story = readStory(join(examples, file));
  const told = steps.map((name) => {
    const step = story.steps.find((one) => one.name === name);
    if (step === undefined) throw new Error(`${file} has no step ${name}`);
    return step;
  });
  const { steps: played } = await playStory(
    { ...story, steps: told },
    { driver: driverOf(world), driverName: 'simulated', clock: () => 0, playId: canary },
  );
  const unexpected = played.find((step) => step.unexpected !== undefined);
  if (unexpected !== undefined)
    throw new Error(`${file}: ${unexpected.name}: ${unexpected.unexpected ?? ''}`);
};
