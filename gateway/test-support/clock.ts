/** The clock of a test, and nothing else that tells time. */
import { jest } from '@jest/globals';

const left = [
  ...(['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'performance'] as const),
  ...(['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'hrtime'] as const),
];

/** From now on it is so many milliseconds later, until `jest.useRealTimers()`. */
export const advanceClock = (ms: number): void => {
  jest.useFakeTimers({ now: Date.now() + ms, doNotFake: left });
};
