import { expect, test } from '@jest/globals';
import type { ImportRecord } from './import-record.ts';
import { endLines, progressLine } from './progress-lines.ts';

const record: ImportRecord = {
  ...{ importId: 'a', fileHash: 'b', format: 'csv', mapping: {}, leaveFaultsOut: false },
  ...{ state: 'importing', startedAt: '2026-03-02T09:30:00.000Z' },
  ...{ rows: 10_000, faults: 0, firstFaults: [], conflicts: 12, batches: 12 },
  ...{ imported: 1_100, present: 100, contradicted: 0, crowded: 0, cases: 0, hits: 1 },
};

test('while rows are checked, faults and papers that come twice are counted', () => {
  expect(progressLine({ ...record, state: 'checking' }, undefined, 0)).toBe(
    'checked 10 000 rows: 0 faults, 12 on papers of other rows',
  );
});

test.each([
  ['without a pace yet no end is promised', record, 5, '(12 %)'],
  [
    'the rest takes as long as its pace says',
    { ...record, imported: 0 },
    10,
    '(12 %), 110 rows/s, about 80 s left',
  ],
  [
    'a long rest is told in minutes',
    { ...record, imported: 1_000 },
    10,
    '(12 %), 10 rows/s, about 15 min left',
  ],
])('%s', (_rule, from, seconds, ending) => {
  expect(progressLine(record, from, seconds)).toBe(`on the ledger: 1 200 of 10 000 rows ${ending}`);
});

test('of a file without rows everything is there', () => {
  expect(progressLine({ ...record, rows: 0, imported: 0, present: 0 }, undefined, 0)).toContain('(100 %)');
});

test('a refusal names the first faults by line and column, and how many more there are', () => {
  const fault = { fault: 'row' as const, line: 3, column: 'financedOn', expected: 'a day' };
  const refused = { ...record, state: 'refused' as const, faults: 30, firstFaults: Array(30).fill(fault) };
  const lines = endLines(refused);
  expect(lines).toHaveLength(22);
  expect([lines[0], lines[1], lines.at(-1)]).toEqual([
    'refused: 30 faults',
    '  line 3, column financedOn: expected a day',
    '  and 10 more',
  ]);
});

test('a failure says what stopped it, and how to go on', () => {
  expect(endLines({ ...record, state: 'failed', failure: 'LEDGER_UNAVAILABLE' })).toEqual([
    'stopped: LEDGER_UNAVAILABLE. The same command goes on behind what the ledger has.',
  ]);
});
