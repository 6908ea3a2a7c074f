/** Stories of the examples played with each private value of them like no other in the world. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';
import type { StoryDriver } from '../../story/driver.ts';
import type { Story } from '../../story/format.ts';
import { readStory } from '../../story/reading.ts';
import type { Harness } from '../harness.ts';
import { playOver } from '../story-driver.ts';
import type { Canary } from './marks.ts';
import { markingOf } from './marked-terms.ts';
import { secretsOf } from './secrets.ts';
import { type Said, saidIn } from './sections.ts';

const examples = fileURLToPath(new URL('../../../../docs/examples', import.meta.url));

/** Who may know more in a story than the readers of a section do: by the beginning of a value's name. */
export type MoreReaders = Readonly<Record<string, readonly string[]>>;

const markingDriver = (
  driver: StoryDriver,
  playId: string,
  marked: Set<string>,
  factor?: number,
): StoryDriver => {
  const mark = markingOf(playId, marked, factor);
  return {
    ...driver,
    perform: (actor, request) =>
      driver.perform(actor, { ...request, terms: mark(request.command, request.terms) }),
  };
};

/** Queries are asked, and their answers searched; what they mention was written before it was marked. */
const withoutMentions = (story: Story): Story => ({
  ...story,
  steps: story.steps.map((step) =>
    'query' in step ? { ...step, expect: { ...step.expect, mentions: [], lacks: [] } } : step,
  ),
});

/** A story with what its marks change in it. */
export interface MarkedStory {
  readonly more?: MoreReaders;
  /** Steps that are refused because marked amounts are great: they exceed what is allowed for small ones. */
  readonly refused?: readonly string[];
  /** 1 where sums are computed to the minor unit and cannot be scaled: its texts alone are marked. */
  readonly factor?: 1;
}

const withMoreReaders = (canary: Canary, more: MoreReaders): readonly string[] =>
  Object.entries(more).flatMap(([start, readers]) =>
    canary.name.split(' = ').some((name) => name.startsWith(start)) ? readers : [],
  );

/** Who may read "Nostro of River Bank" reads "River Bank". */
const withReadersOfLonger = (canary: Canary, all: readonly Canary[]): Canary => ({
  ...canary,
  parties: all.filter(({ value }) => value.includes(canary.value)).flatMap(({ parties }) => parties),
});

export interface Readership {
  /** Who may know a section of terms that was said so. */
  readonly readersOf: (said: Said) => readonly string[];
  /** Who supervises a value. */
  readonly supervised: (canary: Canary) => readonly string[];
}

/**
 * @param stories by path below the examples, such as `receivable/factoring`
 * @returns every marked value that was said and committed, with all who may know it
 */
export const playMarked = async (
  harness: Harness,
  stories: Readonly<Record<string, MarkedStory>>,
  { readersOf, supervised }: Readership,
): Promise<readonly Canary[]> => {
  const marked = new Set<string>();
  const isMarked = ({ value }: Canary): boolean =>
    [...marked].some((mark) => value === mark || value === mark.replace('.', ''));
  const secrets: Canary[] = [];
  for (const [name, { more = {}, refused = [], factor }] of Object.entries(stories)) {
    const before = harness.exchanges.all().length;
    const story = withoutMentions(readStory(join(examples, `${name}.json`)));
    const { steps } = await playOver(harness, story, (driver, playId) =>
      markingDriver(driver, playId, marked, factor),
    );
    const unexpected = steps.filter((step) => step.unexpected !== undefined && !refused.includes(step.name));
    expect([name, unexpected]).toEqual([name, []]);
    const said = secretsOf(saidIn(harness.exchanges.all().slice(before)), readersOf).filter(isMarked);
    secrets.push(
      ...said.map((canary) => ({
        value: canary.value,
        name: `${name}: ${canary.name}`,
        parties: [...canary.parties, ...withMoreReaders(canary, more), ...supervised(canary)],
      })),
    );
  }
  return secrets.map((canary) => withReadersOfLonger(canary, secrets));
};
