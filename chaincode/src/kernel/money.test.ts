import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { minorUnitDigits } from './currencies.ts';
import { amountMinorMax, minorOf, Money, moneyOf, PositiveMoney } from './money.ts';

const currencies = fc.constantFrom(...minorUnitDigits.keys());

describe('Money', () => {
  test.each([
    ['half a yen', '1.5', 'JPY', '/amount'],
    ['a tenth of a cent', '1000.005', 'USD', '/amount'],
    ['no cents', '1000', 'USD', '/amount'],
    ['a leading zero', '01.00', 'USD', '/amount'],
    ['no whole part', '.50', 'USD', '/amount'],
    ['a sign', '-1.00', 'USD', '/amount'],
    ['grouping', '1,980,025.15', 'USD', '/amount'],
    ['an exponent', '1e3', 'JPY', '/amount'],
    ['a blank', ' 1.00', 'USD', '/amount'],
    ['one minor unit too many', '10000000000000.01', 'USD', '/amount'],
    ['gold', '1.00', 'XAU', '/currency'],
    ['offshore renminbi', '1.00', 'CNH', '/currency'],
    ['lower case', '1.00', 'usd', '/currency'],
    ['the guilder that ended in 2025', '1.00', 'ANG', '/currency'],
  ])('%s is refused', (_case, amount, currency, pointer) => {
    const parsed = Money.safeParse({ amount, currency });
    expect(parsed.error?.issues.map(({ path }) => `/${path.join('/')}`)).toContain(pointer);
  });

  test('a float is refused', () =>
    expect(Money.safeParse({ amount: 1.5, currency: 'USD' }).success).toBe(false));

  test('a member that money does not have is refused', () =>
    expect(Money.safeParse({ amount: '1.00', currency: 'USD', rounding: 'up' }).success).toBe(false));

  test.each([
    ['125000000', 'JPY', 125_000_000n],
    ['1000.001', 'KWD', 1_000_001n],
    ['1980025.15', 'USD', 198_002_515n],
    ['0.00', 'CNY', 0n],
    ['1.00', 'HUF', 100n],
    ['10000000000000.00', 'USD', amountMinorMax],
  ])('%s %s has %s minor units', (amount, currency, minor) =>
    expect(minorOf(Money.parse({ amount, currency }))).toBe(minor),
  );

  test.each([['0.00'], ['0']])('%s is not above zero', (amount) =>
    expect(PositiveMoney.safeParse({ amount, currency: amount === '0' ? 'JPY' : 'USD' }).success).toBe(false),
  );

  test('every amount of every currency is the same after a round trip', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, amountMinorMax), currencies, (minor, currency) => {
        expect(minorOf(Money.parse(moneyOf(minor, currency)))).toBe(minor);
      }),
    );
  });

  test('an amount has one text only', () => {
    const text = fc.stringMatching(/^[0-9.]{1,12}$/);
    fc.assert(
      fc.property(text, currencies, (amount, currency) => {
        const parsed = Money.safeParse({ amount, currency });
        if (parsed.success) expect(moneyOf(minorOf(parsed.data), currency)).toEqual({ amount, currency });
      }),
    );
  });

  test('zero, three and four decimals are as in ISO 4217', () => {
    const ofDigits = (digits: number): string[] =>
      [...minorUnitDigits]
        .filter(([, own]) => own === digits)
        .map(([code]) => code)
        .sort();
    expect(ofDigits(0).join(' ')).toBe('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF');
    expect(ofDigits(3).join(' ')).toBe('BHD IQD JOD KWD LYD OMR TND');
    expect(ofDigits(4).join(' ')).toBe('CLF UYW');
    expect(ofDigits(2)).toEqual(
      expect.arrayContaining(['CNY', 'EUR', 'USD', 'HKD', 'SGD', 'GBP', 'CHF', 'AUD']),
    );
  });
});
