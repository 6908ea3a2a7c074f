/** Those who wait for a block to be in the view. */
interface Waiter {
  readonly block: number;
  readonly settle: (reached: boolean) => void;
}

export interface HeightWaiters {
  height(): number;
  reached(block: number): void;
  /** Whether the height reached the block within the time. */
  wait(block: number, timeoutMs: number): Promise<boolean>;
}

export const heightWaiters = (): HeightWaiters => {
  let height = -1;
  const waiters = new Set<Waiter>();
  return {
    height: () => height,
    reached: (block) => {
      height = block;
      for (const waiter of waiters) if (waiter.block <= height) waiter.settle(true);
    },
    wait: (block, timeoutMs) => {
      if (block <= height) return Promise.resolve(true);
      return new Promise((resolve) => {
        const waiter: Waiter = {
          block,
          settle: (reached) => {
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve(reached);
          },
        };
        const timer = setTimeout(() => waiter.settle(false), timeoutMs);
        timer.unref();
        waiters.add(waiter);
      });
    },
  };
};
