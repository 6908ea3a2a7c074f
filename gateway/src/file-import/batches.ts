/** Rows of a file on their way to the ledger: in numbered batches, some under way at once, results in order. */

export interface NumberedBatch<Row> {
  /** Its place in the file, from 0. */
  readonly number: number;
  readonly rows: readonly Row[];
}

/** @param from the first batch that has not been brought yet */
export async function* batchesOf<Row>(
  rows: AsyncIterable<Row>,
  length: number,
  from: number,
): AsyncGenerator<NumberedBatch<Row>> {
  let [number, gathered] = [0, [] as Row[]];
  for await (const row of rows) {
    gathered.push(row);
    if (gathered.length < length) continue;
    if (number >= from) yield { number, rows: gathered };
    [number, gathered] = [number + 1, []];
  }
  if (gathered.length > 0 && number >= from) yield { number, rows: gathered };
}

/**
 * Does so many at once, and takes up the next one as soon as the first of them has ended. Results come in the order of
 * the items. Where one fails nothing more is taken up, and the failure is thrown once all that was begun has ended.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const begun = work(item);
      // Whoever waits for it hears of its failure; until then it is nobody's.
      begun.catch(() => undefined);
      underWay.push(begun);
      const [first] = underWay;
      if (underWay.length < atOnce || first === undefined) continue;
      yield await first;
      void underWay.shift();
    }
    for (const begun of underWay) yield await begun;
  } finally {
    await Promise.allSettled(underWay);
  }
}
