import { expect, test } from '@jest/globals';
import { goodsOf, tenUnits, tokensOf } from '../../test-support/papers.ts';
import { proceedsTokens } from '../../test-support/proceeds-papers.ts';
import { close, continuesTokens, isDuplicate, registerPending, renewTokens } from './machine.ts';
import type { Fingerprint, Token } from './records.ts';
import type { Registration } from './store.ts';

const goods = goodsOf('LOT', tenUnits, 'WR-1');
const [old, both, fresh] = [tokensOf(goods, [1]), tokensOf(goods, [1, 2]), tokensOf(goods, [2])];

test('new tokens that say something else under a known key, or share no key, do not continue the old ones', () => {
  const others = tokensOf({ ...goods, receiptNumber: 'WR-2' }, [1, 2]);
  expect(continuesTokens(old, others, [1, 2])).toBe(false);
  expect(continuesTokens(old, fresh, [2])).toBe(false);
  expect(continuesTokens(old, both, [1, 2])).toBe(true);
});

test('new tokens stand under each live key and no other, as many of each kind as before, no two alike', () => {
  const twice = (tokens: readonly Token[]): Token[] =>
    tokens.map((one) => ({ ...one, token: 'ab'.repeat(32) }));
  expect(continuesTokens(old, both, [1, 2, 3])).toBe(false);
  expect(continuesTokens(old, both, [1])).toBe(false);
  expect(continuesTokens(old, both.slice(0, -1), [1, 2])).toBe(false);
  expect(continuesTokens(old, [...old, ...twice(fresh)], [1, 2])).toBe(false);
  expect(continuesTokens(both, fresh, [2])).toBe(true);
});

test('what was taken under a key that has ended is free, and what is taken under the others stays', () => {
  const written = (present: typeof old, renewed: typeof old) =>
    renewTokens(present, renewed, 'WR-A', 'WR-A').map((change) =>
      change.type === 'put' ? [change.key, change.value] : [change.type],
    );
  const registrations = (tokens: typeof old, status: string) =>
    tokens.map(({ subset, token }) => [
      ['R1', 'R3'].includes(subset) ? `fingerprint/${token}` : `fingerprint/${token}/WR-A`,
      { assetId: 'WR-A', rootId: 'WR-A', status },
    ]);
  expect(written(old, both)).toEqual([
    ...registrations(fresh, 'live'),
    ['remove'],
    ['keyed/2/WR-A', { assetId: 'WR-A', epochs: [1, 2] }],
  ]);
  expect(written(both, fresh)).toEqual([
    ...registrations(old, 'closed'),
    ['keyed/2/WR-A', { assetId: 'WR-A', epochs: [2] }],
  ]);
});

const credit = proceedsTokens('LC-A') as Token[];
const found = (status: Fingerprint['status'], rootId = 'LC-A', expiresAt?: string): Registration[] =>
  credit.map((token) => ({
    token,
    found: [{ assetId: 'CPR-A', rootId, status, ...(expiresAt === undefined ? {} : { expiresAt }) }],
  }));
const noon = Date.parse('2026-03-02T12:00:00Z');
const later = '2026-03-09T12:00:00Z';
const pendingBeside = (registrations: Registration[]) =>
  registerPending(registrations, 'CCL-B', later, noon).map(({ key }) => key);

test('a pending registration stands aside for a live one of its credit, for a tombstone, for one that runs', () => {
  expect(pendingBeside(found('live'))).toEqual([]);
  expect(pendingBeside(found('closed'))).toEqual([]);
  expect(pendingBeside(found('pending', 'CPR-A', later))).toEqual([]);
  expect(pendingBeside(found('pending', 'CPR-A', '2026-03-01T12:00:00Z'))).toHaveLength(1);
});

test('the number of a credit whose proceeds have ended stays taken; the units of goods that have left are free', () => {
  expect(isDuplicate(found('closed'), 'LC-B')).toBe(true);
  expect(isDuplicate(found('closed'), 'LC-A')).toBe(false);
  expect(close(credit, 'CPR-A', 'LC-A')).toEqual([
    expect.objectContaining({ type: 'put', value: { assetId: 'CPR-A', rootId: 'LC-A', status: 'closed' } }),
    { type: 'remove', key: 'keyed/1/CPR-A' },
  ]);
  const units = fresh.filter(({ subset }) => subset === 'R3');
  const delivered: Fingerprint = { assetId: 'WR-A', rootId: 'WR-A', status: 'closed' };
  expect(
    isDuplicate(
      units.map((token) => ({ token, found: [delivered] })),
      'WR-B',
    ),
  ).toBe(false);
});
