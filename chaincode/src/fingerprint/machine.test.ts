import { expect, test } from '@jest/globals';
import { goodsOf, tenUnits, tokensOf } from '../../test-support/papers.ts';
import { continuesTokens, renewTokens } from './machine.ts';

const goods = goodsOf('LOT', tenUnits, 'WR-1');
const [old, both, fresh] = [tokensOf(goods, [1]), tokensOf(goods, [1, 2]), tokensOf(goods, [2])];

test('new tokens that say something else under a known key, or share no key, do not continue the old ones', () => {
  const others = tokensOf({ ...goods, receiptNumber: 'WR-2' }, [1, 2]);
  expect(continuesTokens(old, others)).toBe(false);
  expect(continuesTokens(old, fresh)).toBe(false);
  expect(continuesTokens(old, both)).toBe(true);
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
