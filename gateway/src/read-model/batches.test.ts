import { setImmediate as tick } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { batches } from './batches.ts';

async function* numbers(count: number, failure?: Error): AsyncGenerator<number> {
  for (let number = 0; number < count; number += 1) {
    await tick();
    yield number;
  }
  if (failure !== undefined) throw failure;
}

const collect = async (source: AsyncIterable<number>, sizeMax: number, ticksPerBatch: number) => {
  const taken: number[][] = [];
  for await (const batch of batches(source, sizeMax)) {
    taken.push(batch);
    for (let i = 0; i < ticksPerBatch; i += 1) await tick();
  }
  return taken;
};

test('a failure of the source comes after all that it gave', async () => {
  const seen: number[] = [];
  const reading = (async () => {
    for await (const batch of batches(numbers(5, new Error('lost')), 10)) seen.push(...batch);
  })();
  await expect(reading).rejects.toThrow('lost');
  expect(seen).toEqual([0, 1, 2, 3, 4]);
});

test('nothing is lost, doubled or reordered, whatever the pace', async () => {
  for (const [sizeMax, pace] of [
    [1, 0],
    [3, 7],
    [100, 1],
    [100, 20],
  ] as const) {
    const taken = await collect(numbers(50), sizeMax, pace);
    expect(taken.flat()).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(Math.max(...taken.map((batch) => batch.length))).toBeLessThanOrEqual(sizeMax);
  }
});

test('what arrives while a batch is written makes the next one', async () => {
  const taken = await collect(numbers(50), 100, 20);
  expect(taken.length).toBeLessThan(10);
});

test('a reader that leaves closes the source', async () => {
  let closed = false;
  async function* source(): AsyncGenerator<number> {
    try {
      for (let number = 0; ; number += 1) {
        await tick();
        yield number;
      }
    } finally {
      closed = true;
    }
  }
  for await (const batch of batches(source(), 3)) if (batch.length > 0) break;
  await tick();
  await tick();
  expect(closed).toBe(true);
});
