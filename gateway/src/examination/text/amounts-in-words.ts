/** Whether an amount in words says the same as the figures. */
import { type Money, minorOf } from '@chopmark/chaincode/api';
import { fenInChinese } from './chinese-amounts.ts';
import { decimalsOf } from './decimals.ts';
import { minorInEnglish } from './english-amounts.ts';
import type { Likeness } from './names.ts';
import { isHan } from './plain.ts';

export const compareWithWords = (money: Money, words: string): Likeness => {
  const minor = isHan(words) ? fenInChinese(words) : minorInEnglish(words, decimalsOf(money));
  if (minor === undefined) return 'unclear';
  return minor === minorOf(money) ? 'same' : 'different';
};
