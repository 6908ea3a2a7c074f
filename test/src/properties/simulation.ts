/** Runs many random schedules and reports what they did; a broken law is shrunk to a short schedule. */
import fc from 'fast-check';
import { forkOf, prepareBases } from './bases.ts';
import type { Violation } from './invariants.ts';
import { dishonestCandidates, playSchedule, type Played, type Schedule, type Tally } from './schedule.ts';
import type { Variant } from './variants.ts';
import type { World } from './world.ts';

/** Random schedules; every choice shrinks towards an honest, short one. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  seed: fc.nat(),
  base: fc.nat(10),
  dishonest: fc.nat(dishonestCandidates.length - 1),
  actions: fc.array(fc.record({ kind: fc.nat(99), pick: fc.nat(9999), detail: fc.nat(9999) }), {
    minLength: 1,
    maxLength: 80,
    size: 'max',
  }),
});

export interface Failure {
  readonly violation: Violation;
  readonly schedule: Schedule;
  /** Schedules played until the first broken law. */
  readonly after: number;
}

export interface Report {
  readonly schedules: number;
  readonly seconds: number;
  readonly tally: Tally;
  readonly failure: Failure | undefined;
}

const add = (total: Tally, one: Tally): void => {
  total.blocks += one.blocks;
  total.proposed += one.proposed;
  total.refused += one.refused;
  total.forged += one.forged;
  for (const [code, count] of Object.entries(one.codes)) total.codes[code] = (total.codes[code] ?? 0) + count;
};

const play = (bases: readonly World[], variant: Variant | undefined, schedule: Schedule): Promise<Played> => {
  const base = bases[schedule.base % bases.length];
  if (base === undefined) throw new Error('there is no world to start from');
  const world = forkOf(base, schedule.seed, variant);
  return playSchedule(world, schedule);
};

export interface Options {
  readonly seed: number;
  readonly count: number;
  readonly variant?: Variant;
  /** Whether to look for a shorter schedule that breaks a law too. */
  readonly shrink?: boolean;
}

/** Plays `count` schedules of this seed until a law is broken. */
export const simulate = async ({ seed, count, variant, shrink = true }: Options): Promise<Report> => {
  const bases = await prepareBases(variant);
  const tally: Tally = { blocks: 0, proposed: 0, refused: 0, forged: 0, codes: {} };
  const start = performance.now();
  let played = 0;
  let firstAt: number | undefined;
  const property = fc.asyncProperty(schedules, async (schedule) => {
    const { tally: one, violation } = await play(bases, variant, schedule);
    played += 1;
    add(tally, one);
    if (violation !== undefined) firstAt ??= played;
    return violation === undefined;
  });
  const details = await fc.check(property, { seed, numRuns: count, endOnFailure: !shrink });
  const seconds = (performance.now() - start) / 1000;
  const schedule = details.counterexample?.[0];
  const violation = schedule && (await play(bases, variant, schedule)).violation;
  if (violation === undefined && details.errorInstance instanceof Error) throw details.errorInstance;
  const failure =
    schedule === undefined || violation === undefined
      ? undefined
      : { violation, schedule, after: firstAt ?? played };
  return { schedules: played, seconds, tally, failure };
};
