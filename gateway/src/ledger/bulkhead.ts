/**
 * Keeps the requests in flight to one peer below the peer's own limit, which it answers with an unclear
 * error.
 */
import { OverloadedError } from './errors.ts';

export type Bulkhead = <T>(request: () => Promise<T>) => Promise<T>;

/**
 * @param concurrency requests in flight
 * @param waitingMax requests that wait for a place; one more is refused at once with OverloadedError
 */
export const bulkhead = (concurrency: number, waitingMax: number): Bulkhead => {
  let free = concurrency;
  const waiting: (() => void)[] = [];
  const enter = (): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    if (waiting.length >= waitingMax)
      return Promise.reject(new OverloadedError('too many requests for this peer'));
    return new Promise((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async (request) => {
    await enter();
    try {
      return await request();
    } finally {
      leave();
    }
  };
};
