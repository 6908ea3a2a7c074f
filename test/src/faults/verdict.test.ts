import { expect, test } from '@jest/globals';
import type { LedgerCommand } from '../load/ledger-commands.ts';
import type { Outcome, Said } from '../load/operation.ts';
import { isSound, recoveryOf, verdictOf } from './verdict.ts';

const heard = (outcome: Outcome, startedAt = 0, endedAt = 1): Said => ({
  command: 'ProposeReceipt',
  startedAt,
  endedAt,
  requests: 1,
  setbacks: [],
  outcome,
});
const committed = (commandId: string): Outcome => ({ type: 'committed', commandId, txId: 'ab', ids: {} });
const written = (commandId: string): LedgerCommand => ({
  name: 'ProposeReceipt',
  commandId,
  mspId: 'EastgateMSP',
  block: 7,
});

test('an acknowledged command that is not on the ledger is lost', () => {
  const verdict = verdictOf([heard(committed('CMD-1'))], []);
  expect(verdict).toMatchObject({ committedOnce: 0, lost: 1 });
  expect(isSound(verdict)).toBe(false);
});

test('a command that is on the ledger twice is doubled', () => {
  const verdict = verdictOf([heard(committed('CMD-1'))], [written('CMD-1'), written('CMD-1')]);
  expect(verdict).toMatchObject({ committedOnce: 0, doubled: 1 });
  expect(isSound(verdict)).toBe(false);
});

test('two operations that end in one command are doubled', () => {
  const verdict = verdictOf([heard(committed('CMD-1')), heard(committed('CMD-1'))], [written('CMD-1')]);
  expect(verdict.doubled).toBe(1);
});

test('a refused command that is on the ledger is unreported', () => {
  const verdict = verdictOf([heard({ type: 'refused', code: 'OFFER_NOT_OPEN' })], [written('CMD-1')]);
  expect(verdict).toMatchObject({ refused: 1, unreported: 1 });
  expect(isSound(verdict)).toBe(false);
});

test('what nobody knows at the end is unsound', () => {
  expect(isSound(verdictOf([heard({ type: 'unknown' })], []))).toBe(false);
});

test('every acknowledgement once on the ledger and nothing else is sound', () => {
  const refused: Outcome = { type: 'refused', code: 'ASSET_FROZEN' };
  const verdict = verdictOf([heard(committed('CMD-1')), heard(refused)], [written('CMD-1')]);
  expect(verdict).toMatchObject({ operations: 2, committedOnce: 1, refused: 1, lost: 0, doubled: 0 });
  expect(isSound(verdict)).toBe(true);
});

test('the gap is the longest silence after the kill, the first one included', () => {
  const all = [5, 90, 100, 130].map((at) => heard(committed(`CMD-${at}`), at - 5, at));
  expect(recoveryOf(all, 10).gapMs).toBe(80);
});

test('what was under way at the kill counts as backlog until it is settled', () => {
  const all = [heard(committed('CMD-1'), 5, 60), heard(committed('CMD-2'), 20, 90)];
  expect(recoveryOf(all, 10).drainedMs).toBe(50);
});
