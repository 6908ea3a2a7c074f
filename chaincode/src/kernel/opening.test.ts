import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { hashOfOpening, openingOf, Salt } from './opening.ts';
import { opens } from './terms.ts';

const salt = fc.stringMatching(/^[0-9a-f]{32}$/);

describe('openings', () => {
  test.each(['', '00'.repeat(15), '0'.repeat(65), 'G'.repeat(32), 'A'.repeat(32)])('%j is no salt', (text) =>
    expect(Salt.safeParse(text).success).toBe(false),
  );

  test.each([
    ['without a salt', { terms: 1 }],
    ['with something beside terms and salt', { terms: 1, salt: '0'.repeat(32), more: 1 }],
    ['with other terms', { terms: 'one', salt: '0'.repeat(32) }],
  ])('one %s is refused', (_case, opening) =>
    expect(openingOf(z.number()).safeParse(opening).success).toBe(false),
  );

  test('the same terms under two salts have two hashes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), salt, salt, (terms, one, other) => {
        fc.pre(one !== other);
        expect(hashOfOpening({ terms, salt: one })).not.toBe(hashOfOpening({ terms, salt: other }));
      }),
    );
  });

  test('an opening opens its own hash and no other', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), salt, (terms, others, key) => {
        fc.pre(JSON.stringify(terms) !== JSON.stringify(others));
        const hash = hashOfOpening({ terms, salt: key });
        expect(opens({ terms, salt: key }, hash)).toBe(true);
        expect(opens({ terms: [others, 'other'], salt: key }, hash)).toBe(false);
      }),
    );
  });

  test('where no hash was committed, nothing opens', () =>
    expect(opens({ terms: 1, salt: '0'.repeat(32) }, undefined)).toBe(false));
});
