/** Limits that a credit sets for what a certificate finds: `MOISTURE 14 PCT MAX` against `MOISTURE: 12.8 PCT`. */
import { decimalOf } from './decimals.ts';
import { decimalIn } from './figures.ts';
import type { Likeness } from './names.ts';

interface Limit {
  readonly name: string;
  readonly value: bigint;
  readonly isLeast: boolean;
}

const least = '(?:MIN(?:IMUM)?\\.?|NOT LESS THAN|AT LEAST|>=|不低于|不小于|≥)';
const most = '(?:MAX(?:IMUM)?\\.?|NOT MORE THAN|NOT EXCEEDING|AT MOST|<=|不高于|不超过|不大于|≤)';
const bound = `(?<bound>${least}|${most})`;
const number =
  '(?<number>\\d+(?:[.,]\\d+)?)\\s*(?:PCT|PERCENT|PER CENT|%|DEG(?:REES)?\\.? ?C|PPM|MM|KCAL/KG|LBS?(?: PER \\d+ ?KGS?)?|KGS?|度|千卡/千克|大卡/千克|千卡|大卡)?';
const name = '(?<name>[\\p{L}][\\p{L}\\p{N} ()/]{0,40}?)';
const forms = [
  new RegExp(`^${name}[:\\s]*${bound}\\s*${number}$`, 'u'),
  new RegExp(`^${name}[:\\s]*${number}\\s*${bound}$`, 'u'),
  new RegExp(`^${bound}\\s*${name}[:\\s]*${number}$`, 'u'),
];

const limitIn = (text: string): Limit | undefined => {
  for (const form of forms) {
    const groups = form.exec(text.trim())?.groups;
    const value = decimalIn(groups?.['number'] ?? '');
    if (groups === undefined || value === undefined) continue;
    const isLeast = new RegExp(`^${least}$`).test(groups['bound'] ?? '');
    return { name: (groups['name'] ?? '').trim(), value: decimalOf(value), isLeast };
  }
  return undefined;
};

const escaped = (text: string): string => text.replace(/[()/]/g, '\\$&');

const foundFor = (limit: Limit, result: string): bigint | undefined => {
  const match = new RegExp(
    `(?<!\\p{L})${escaped(limit.name)}(?!\\p{L})[^\\d,;]{0,15}(\\d+(?:[.,]\\d+)?)`,
    'u',
  ).exec(result);
  const value = decimalIn(match?.[1] ?? '');
  return value === undefined ? undefined : decimalOf(value);
};

/** `undefined` where the words are no limits; unclear where the result does not name what is limited. */
export const compareLimits = (words: string, result: string): Likeness | undefined => {
  const parts = words.toUpperCase().split(/[,;，；、]| AND /);
  const limits = parts.map(limitIn);
  if (limits.some((limit) => limit === undefined)) return undefined;
  const answers = limits.flatMap((limit): Likeness[] => {
    if (limit === undefined) return [];
    const seen = foundFor(limit, result.toUpperCase());
    if (seen === undefined) return ['unclear'];
    return [(limit.isLeast ? seen >= limit.value : seen <= limit.value) ? 'same' : 'different'];
  });
  return (['different', 'unclear'] as const).find((answer) => answers.includes(answer)) ?? 'same';
};
