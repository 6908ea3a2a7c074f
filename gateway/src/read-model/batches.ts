/**
 * Groups what has already arrived: while one batch is written, the next one gathers, so a follower that lags writes
 * many blocks at once and one that keeps up writes each at once.
 */
export async function* batches<T>(source: AsyncIterable<T>, sizeMax: number): AsyncGenerator<T[]> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const first = await next;
      if (first.done) return;
      const batch = [first.value];
      next = iterator.next();
      while (batch.length < sizeMax) {
        const more = await Promise.race([next, soon()]);
        if (more === undefined || more.done) break;
        batch.push(more.value);
        next = iterator.next();
      }
      yield batch;
    }
  } finally {
    // The pending read may fail after nobody waits for it any more.
    next.catch(() => undefined);
    await iterator.return?.();
  }
}

const soon = (): Promise<undefined> => new Promise((resolve) => setImmediate(() => resolve(undefined)));
