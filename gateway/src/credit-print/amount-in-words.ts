/** Amounts in words, beside the figures: in English, and in Chinese capitals as payment instruments are written. */
import { minorOf, type Money } from '@chopmark/chaincode/api';
import chinese from 'nzh/cn';
import { ToWords } from 'to-words/en-US';

const english = new ToWords();

/** Whole units and the digits behind the point, which is none for a currency without minor units. */
const partsOf = ({ amount }: Money): readonly [string, string] => {
  const [whole = '0', fraction = ''] = amount.split('.');
  return [whole, fraction];
};

/** `USD Four Hundred Eighty Five Thousand and 50/100 Only`. */
export const amountInEnglish = (money: Money): string => {
  const [whole, fraction] = partsOf(money);
  const minor = /[1-9]/.test(fraction) ? ` and ${fraction}/1${'0'.repeat(fraction.length)}` : '';
  return `${money.currency} ${english.convert(BigInt(whole))}${minor} Only`;
};

/** `人民币壹拾万柒仟元伍角叁分`; of another currency than the renminbi the figures alone are usual. */
export const amountInChinese = (money: Money): string | undefined => {
  if (money.currency !== 'CNY') return undefined;
  if (minorOf(money) === 0n) return '人民币零元整';
  const words = chinese.toMoney(money.amount, { outSymbol: false });
  // What ends with whole yuan is closed, so that nothing can be added to it.
  return `人民币${words}${words.endsWith('元') ? '整' : ''}`;
};
