import { expect, test } from '@jest/globals';
import { patienceFor } from './command-transport.ts';

test.each([
  ['a single command has no more', { receivableId: 'RV-1' }, 3_000],
  ['a batch has a twentieth for each item', Array.from({ length: 100 }, () => ({})), 18_000],
  ['a list within a command counts as its items do', { batchId: 'LB-1', items: Array(40).fill({}) }, 9_000],
  ['the longest of several lists counts', { one: [1], other: Array(20).fill(1) }, 6_000],
])('%s', (_rule, input, milliseconds) => {
  expect(patienceFor({ input }, 3_000)).toBe(milliseconds);
});
