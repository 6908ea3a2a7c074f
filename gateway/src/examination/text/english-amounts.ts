/** Amounts in English words: `SAY US DOLLARS FOUR HUNDRED AND EIGHTY-FIVE THOUSAND ONLY`. */
import { editDistance, plain } from './plain.ts';

const ones =
  'ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN ELEVEN TWELVE THIRTEEN FOURTEEN FIFTEEN SIXTEEN SEVENTEEN ' +
  'EIGHTEEN NINETEEN';
const tens = 'TWENTY THIRTY FORTY FIFTY SIXTY SEVENTY EIGHTY NINETY';

const values = new Map<string, bigint>([
  ...ones.split(' ').map((word, value): [string, bigint] => [word, BigInt(value)]),
  ...tens.split(' ').map((word, index): [string, bigint] => [word, BigInt((index + 2) * 10)]),
]);
const powers = new Map<string, bigint>([
  ['THOUSAND', 1_000n],
  ['LAKH', 100_000n],
  ['LAC', 100_000n],
  ['MILLION', 1_000_000n],
  ['CRORE', 10_000_000n],
  ['BILLION', 1_000_000_000n],
]);
const minorNames = /\b(CENTS?|PENCE|FILS|SEN)\b/;

/** The whole number of a run of number words; words that are no numbers end or are passed over. */
const numberIn = (words: readonly string[]): bigint | undefined => {
  let [total, group, seen] = [0n, 0n, false];
  for (const word of words) {
    const value = values.get(word);
    const power = powers.get(word);
    if (value !== undefined) group += value;
    else if (word === 'HUNDRED') group = (group === 0n ? 1n : group) * 100n;
    else if (power !== undefined) {
      total += (group === 0n ? 1n : group) * power;
      group = 0n;
    } else continue;
    seen = true;
  }
  return seen ? total + group : undefined;
};

const numberWord = (word: string): boolean => values.has(word) || powers.has(word) || word === 'HUNDRED';

/** The words of the minor unit: those directly before or after its name, or `POINT`. */
const minorWords = (words: readonly string[]): readonly [readonly string[], readonly string[]] => {
  const at = words.findIndex((word) => minorNames.test(word));
  if (at < 0) return [words, []];
  if (numberWord(words[at + 1] ?? '')) return [words.slice(0, at), words.slice(at + 1)];
  let from = at;
  while (from > 0 && numberWord(words[from - 1] ?? '') && at - from < 2) from -= 1;
  return [words.slice(0, from), words.slice(from, at)];
};

/** A number word with a letter wrong, such as `FOURTY`: what it says is for a person. */
const isMisspelled = (word: string): boolean =>
  !numberWord(word) &&
  word.length > 3 &&
  [...values.keys(), ...powers.keys(), 'HUNDRED'].some(
    (known) => known.length > 3 && known[0] === word[0] && editDistance(known, word) === 1,
  );

/** Minor units of the amount that the words state; `undefined` where they are not understood. */
export const minorInEnglish = (text: string, digits: number): bigint | undefined => {
  const fraction = /(\d{1,3})\s*\/\s*100\b/.exec(text);
  const words = plain(text.replace(/\d+\s*\/\s*100/, ' '))
    .split(/\s+/)
    .map((word) => word.replace(/^(LAKH|LAC|CRORE)S$/, '$1'));
  if (words.some(isMisspelled)) return undefined;
  const [majorWords, centWords] = minorWords(words);
  const major = numberIn(majorWords);
  if (major === undefined) return undefined;
  const cents = fraction === null ? (numberIn(centWords) ?? 0n) : BigInt(fraction[1] ?? '0');
  return major * 10n ** BigInt(digits) + cents;
};
