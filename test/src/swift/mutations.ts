/** Ways to break a text, each as likely to hit structure as content. */
import type { Random } from '../simulated/random.ts';

const nasty = [
  '{',
  '}',
  ':',
  '-',
  '\r',
  '\n',
  '\r\n',
  '\r\n-}',
  '/',
  '//',
  ',',
  '+',
  '{1:',
  '{4:',
  '{5:',
  ':20:',
  ':32B:',
  '$',
  '\u0000',
  '\ufeff',
  '\u00e4',
  '\u4e2d',
  '\ud800',
  ' ',
  '\t',
  '9'.repeat(40),
  'A'.repeat(200),
  '\r\n:27:1/1',
  '-}',
];

type Mutation = (text: string, random: Random, other: string) => string;

const pick = <T>(list: readonly T[], random: Random): T => list[random.below(list.length)] as T;

const replaceAt = (text: string, at: number, length: number, by: string): string =>
  text.slice(0, at) + by + text.slice(at + length);

const withLines = (change: (lines: string[], random: Random) => string[]): Mutation => {
  return (text, random) => change(text.split('\r\n'), random).join('\r\n');
};

const mutations: readonly Mutation[] = [
  (text, random) => replaceAt(text, random.below(text.length + 1), 1, ''),
  (text, random) => replaceAt(text, random.below(text.length + 1), random.below(60), ''),
  (text, random) => replaceAt(text, random.below(text.length + 1), 0, pick(nasty, random)),
  (text, random) => replaceAt(text, random.below(text.length + 1), 1, pick(nasty, random)),
  (text, random) => {
    const at = random.below(text.length + 1);
    return replaceAt(text, at, 1, text.charAt(random.below(text.length + 1)));
  },
  (text, random) => {
    const at = random.below(text.length + 1);
    return replaceAt(text, at, 1, String.fromCharCode(random.below(256)));
  },
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random, other) =>
    text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1)),
  (text, _, other) => text + other,
  (text) => text.replaceAll('\r\n', '\n'),
  (text) => text.toLowerCase(),
  withLines((lines, random) => lines.filter((_, at) => at !== random.below(lines.length))),
  withLines((lines, random) => {
    const at = random.below(lines.length);
    return [...lines.slice(0, at), ...lines.slice(at, at + 1), ...lines.slice(at)];
  }),
  withLines((lines, random) => random.shuffled(lines)),
  withLines((lines, random) => {
    const at = random.below(lines.length);
    const moved = lines.slice(at, at + 1);
    const left = lines.filter((_, place) => place !== at);
    const to = random.below(left.length + 1);
    return [...left.slice(0, to), ...moved, ...left.slice(to)];
  }),
  withLines((lines, random) => {
    const at = random.below(lines.length);
    return lines.map((line, place) => (place === at ? line.repeat(1 + random.below(120)) : line));
  }),
];

/** Several messages at their full length; longer texts only take longer. */
const lengthMax = 30_000;

/** The text after one to four mutations. */
export const mutated = (text: string, random: Random, other: string): string => {
  let result = text;
  for (let count = 1 + random.below(4); count > 0; count -= 1)
    result = pick(mutations, random)(result.slice(0, lengthMax), random, other);
  return result.slice(0, lengthMax);
};
