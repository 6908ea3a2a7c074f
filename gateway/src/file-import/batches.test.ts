/** How rows of a file go to the ledger. */
import { expect, test } from '@jest/globals';
import { batchesOf, inOrder } from './batches.ts';

async function* counted(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number += 1) yield number;
}

const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
};

test('the last batch has what is left, and no batch is empty', async () => {
  expect((await all(batchesOf(counted(5), 2, 0))).map(({ rows }) => rows)).toEqual([[0, 1], [2, 3], [4]]);
  expect((await all(batchesOf(counted(4), 2, 0))).map(({ rows }) => rows)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(await all(batchesOf(counted(0), 2, 0))).toEqual([]);
});

test('batches that were brought before are left out, and keep their numbers', async () => {
  expect(await all(batchesOf(counted(5), 2, 2))).toEqual([{ number: 2, rows: [4] }]);
  expect(await all(batchesOf(counted(5), 2, 3))).toEqual([]);
});

/** Work that ends when it is told to. */
const told = () => {
  const begun: number[] = [];
  const ends = new Map<number, PromiseWithResolvers<number>>();
  return {
    begun,
    end: (item: number) => ends.get(item)?.resolve(item),
    fail: (item: number) => ends.get(item)?.reject(new Error(`item ${item}`)),
    work: (item: number): Promise<number> => {
      begun.push(item);
      const settled = Promise.withResolvers<number>();
      ends.set(item, settled);
      return settled.promise;
    },
  };
};

test('so many are under way at once, and results keep the order of the items', async () => {
  const { begun, end, work } = told();
  const results = inOrder(counted(4), 2, work);
  const first = results.next();
  await new Promise(setImmediate);
  expect(begun).toEqual([0, 1]);
  end(1);
  await new Promise(setImmediate);
  expect(begun).toEqual([0, 1]);
  end(0);
  expect(await first).toEqual({ done: false, value: 0 });
  const rest = all(results);
  await new Promise(setImmediate);
  expect(begun).toEqual([0, 1, 2, 3]);
  end(2);
  await new Promise(setImmediate);
  end(3);
  expect(await rest).toEqual([1, 2, 3]);
});

test('a failure ends it once what was begun has ended, and nothing more is begun', async () => {
  const { begun, end, fail, work } = told();
  let ended = false;
  const results = all(inOrder(counted(4), 2, work)).finally(() => (ended = true));
  results.catch(() => undefined);
  await new Promise(setImmediate);
  fail(0);
  await new Promise(setImmediate);
  expect([ended, begun]).toEqual([false, [0, 1]]);
  end(1);
  await expect(results).rejects.toThrow('item 0');
  expect(begun).toEqual([0, 1]);
});
