import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { identifierVectors as vectors } from '../../test-support/vectors.ts';
import { isBic, isLei, isUscc } from './check-digits.ts';

const byVerdict = (cases: readonly { value: string; ok: boolean }[]): [boolean, string][] =>
  cases
    .map(({ value, ok }) => [ok, value] as [boolean, string])
    .sort(([one], [other]) => Number(one) - Number(other));

describe('unified social credit code', () => {
  test.each(byVerdict(vectors.uscc))('%s: %s', (ok, value) => expect(isUscc(value)).toBe(ok));

  test('one wrong character is always found', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'.split('');
    const good = vectors.uscc.filter(({ ok }) => ok).map(({ value }) => value);
    fc.assert(
      fc.property(
        fc.constantFrom(...good),
        fc.nat(17),
        fc.constantFrom(...alphabet),
        (code, at, character) => {
          fc.pre(code.charAt(at) !== character);
          expect(isUscc(code.slice(0, at) + character + code.slice(at + 1))).toBe(false);
        },
      ),
    );
  });
});

describe('legal entity identifier', () => {
  test.each(byVerdict(vectors.lei))('%s: %s', (ok, value) => expect(isLei(value)).toBe(ok));

  test('of all check digits exactly one pair from 02 to 98 fits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{18}$/), (start) => {
        const pairs = Array.from({ length: 97 }, (_, i) => String(i + 2).padStart(2, '0'));
        expect(pairs.filter((pair) => isLei(start + pair))).toHaveLength(1);
      }),
    );
  });
});

describe('business identifier code', () => {
  test.each(byVerdict(vectors.bic))('%s: %s', (ok, value) => expect(isBic(value)).toBe(ok));

  test('a country that does not exist is refused', () => expect(isBic('AVRNZZB0')).toBe(false));
});
