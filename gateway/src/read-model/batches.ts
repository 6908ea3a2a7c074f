/**
 * Groups what has already arrived: while one batch is written the next one gathers, so a follower that lags writes
 * many blocks at once, and one that keeps up writes each at once.
 * @param sizeMax also how many may be waiting: reading stops there until a batch is taken
 */
export async function* batches<T>(source: AsyncIterable<T>, sizeMax: number): AsyncGenerator<T[]> {
  const iterator = source[Symbol.asyncIterator]();
  let gathered: T[] = [];
  const reading: { ended: boolean; failure?: { readonly error: unknown } } = { ended: false };
  let arrived = Promise.withResolvers<undefined>();
  let taken = Promise.withResolvers<undefined>();

  const gather = async (): Promise<void> => {
    for (;;) {
      const next = await iterator.next();
      if (next.done) return;
      gathered.push(next.value);
      arrived.resolve(undefined);
      if (gathered.length >= sizeMax) await taken.promise;
    }
  };
  void gather()
    .then(
      () => undefined,
      (error: unknown) => {
        reading.failure = { error };
      },
    )
    .finally(() => {
      reading.ended = true;
      arrived.resolve(undefined);
    });

  try {
    for (;;) {
      await arrived.promise;
      if (gathered.length === 0 && reading.ended) break;
      const batch = gathered;
      gathered = [];
      if (!reading.ended) arrived = Promise.withResolvers();
      taken.resolve(undefined);
      taken = Promise.withResolvers();
      if (batch.length > 0) yield batch;
    }
    if (reading.failure !== undefined) throw reading.failure.error;
  } finally {
    taken.resolve(undefined);
    // Not awaited: it settles after a pending read, which may last until the next block.
    Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
