import { describe, expect, jest, test } from '@jest/globals';
import { describeSchedule } from './schedule.ts';
import { simulate } from './simulation.ts';
import { variants } from './variants.ts';

jest.setTimeout(300_000);

/** One seed for ever, and one that differs from run to run: a failure prints it. */
const seeds = [20_260_302, Math.floor(Math.random() * 2 ** 31)];

describe('the laws hold over random schedules with one dishonest organisation', () => {
  test.each(seeds)('seed %i', async (seed) => {
    const { failure } = await simulate({ seed, count: 30 });
    const found = failure && { seed, ...failure.violation, schedule: describeSchedule(failure.schedule) };
    expect(found).toBeUndefined();
  });
});

describe('a broken rule is caught', () => {
  test.each(variants)('$name', async (variant) => {
    const { failure } = await simulate({ seed: 7, count: 300, variant, shrink: false });
    expect(failure?.violation.law).toBeDefined();
  });
});
