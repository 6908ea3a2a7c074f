import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { moneyOf } from '@chopmark/chaincode/api';
import { amountInChinese, amountInEnglish } from './amount-in-words.ts';

test.each([
  ['485000.00', 'USD', 'USD Four Hundred Eighty Five Thousand Only'],
  [
    '1234567.89',
    'USD',
    'USD One Million Two Hundred Thirty Four Thousand Five Hundred Sixty Seven and 89/100 Only',
  ],
  ['125000000', 'JPY', 'JPY One Hundred Twenty Five Million Only'],
  ['0.05', 'EUR', 'EUR Zero and 05/100 Only'],
  ['1.005', 'KWD', 'KWD One and 005/1000 Only'],
])('%s %s is “%s”', (amount, currency, words) => {
  expect(amountInEnglish({ amount, currency })).toBe(words);
});

test.each([
  ['107000.53', '人民币壹拾万柒仟元伍角叁分'],
  ['1409.50', '人民币壹仟肆佰零玖元伍角'],
  ['6007.14', '人民币陆仟零柒元壹角肆分'],
  ['325.04', '人民币叁佰贰拾伍元零肆分'],
  ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
  ['1000000.00', '人民币壹佰万元整'],
  ['0.00', '人民币零元整'],
])('%s renminbi is %s in capitals', (amount, words) => {
  expect(amountInChinese({ amount, currency: 'CNY' })).toBe(words);
});

const digits = '零壹贰叁肆伍陆柒捌玖';
const units: Readonly<Record<string, bigint>> = { 拾: 10n, 佰: 100n, 仟: 1000n };

/** Reads capitals back to fen, by the rules of the numerals alone. */
const fenOf = (words: string): bigint => {
  let fen = 0n;
  let total = 0n;
  let section = 0n;
  let digit = 0n;
  for (const sign of words.replace('人民币', '').replace('整', '')) {
    const value = digits.indexOf(sign);
    if (value >= 0) digit = BigInt(value);
    else if (sign in units) [section, digit] = [section + (digit || 1n) * (units[sign] ?? 0n), 0n];
    else if (sign === '万') [total, section, digit] = [total + (section + digit) * 10_000n, 0n, 0n];
    else if (sign === '亿') [total, section, digit] = [(total + section + digit) * 100_000_000n, 0n, 0n];
    else if (sign === '元') [fen, digit] = [(total + section + digit) * 100n, 0n];
    else [fen, digit] = [fen + digit * (sign === '角' ? 10n : 1n), 0n];
  }
  return fen;
};

test('capitals read back to the same fen', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 13n }), (fen) => {
      expect(fenOf(amountInChinese(moneyOf(fen, 'CNY')) ?? '')).toBe(fen);
    }),
  );
});
