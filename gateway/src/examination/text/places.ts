/** Whether a document names the place that the credit names. */
import type { Likeness } from './names.ts';
import { isHan, mayBeTypingError, plain, wordsOf } from './plain.ts';
import { countriesOfRange, countryNames, countryOfPlace } from './ports.ts';

/** Words that say what a place is, not which one. */
const genericWords = new Set([
  ...[
    'PORT',
    'SEAPORT',
    'SEA',
    'PORTS',
    'AIRPORT',
    'INTERNATIONAL',
    'INTL',
    'OF',
    'THE',
    'CITY',
    'AT',
    'IN',
    'MAIN',
  ],
  ...[
    'P.R',
    'P.R.',
    'PR',
    'PRC',
    'P',
    'R',
    'REPUBLIC',
    'PEOPLES',
    'PEOPLE',
    'S',
    'CY',
    'CFS',
    'TERMINAL',
    'HARBOUR',
  ],
  ...['HARBOR', 'UK', 'USA', 'US', 'U', 'K', 'A', 'UAE'],
]);

const otherNames: Readonly<Record<string, string>> = {
  PUSAN: 'BUSAN',
  XINGANG: 'TIANJIN',
  GENOVA: 'GENOA',
  CHATTOGRAM: 'CHITTAGONG',
  HONGKONG: 'HONG KONG',
  ANTWERPEN: 'ANTWERP',
};

/** The words that tell one place from another. */
const coreOf = (place: string): string => {
  const text = wordsOf(place).join(' ');
  const country = countryNames.find((name) => text !== name && ` ${text}`.endsWith(` ${name}`));
  const local = country === undefined ? text : text.slice(0, text.length - country.length);
  return local
    .split(' ')
    .map((word) => otherNames[word] ?? word)
    .filter((word) => word !== '' && !genericWords.has(word))
    .join(' ');
};

const hanCore = (place: string): string =>
  plain(place)
    .replace(/\s/g, '')
    .replace(/^中国/, '')
    .replace(/[省市区县港站]/g, '');

const compareHan = (expected: string, found: string): Likeness => {
  const [one, other] = [hanCore(expected), hanCore(found)];
  if (one === other || one.endsWith(other) || other.endsWith(one)) return 'same';
  return one.includes(other) || other.includes(one) ? 'unclear' : 'different';
};

const holds = (one: string, other: string): boolean =>
  one !== '' && other !== '' && ` ${one} `.includes(` ${other} `);

const areInTwoCountries = (expected: string, found: string): boolean => {
  const [from, to] = [countryOfPlace(expected), countryOfPlace(found)];
  return from !== undefined && to !== undefined && from !== to;
};

const compareLatin = (expected: string, found: string): Likeness => {
  const [one, other] = [coreOf(expected), coreOf(found)];
  if (one === other) return one !== '' || plain(expected) === plain(found) ? 'same' : 'different';
  if (areInTwoCountries(expected, found)) return 'different';
  if (holds(one, other) || holds(other, one)) return 'same';
  return mayBeTypingError(one, other) ? 'unclear' : 'different';
};

const compareOne = (expected: string, found: string): Likeness => {
  if (isHan(expected) !== isHan(found)) return 'unclear';
  return isHan(expected) ? compareHan(expected, found) : compareLatin(expected, found);
};

const isRange = (place: string): boolean => /\bANY\b|\bPORTS\b|任何|任一/i.test(place);

/** A range or a choice is met by any place in it; the document must show the actual one (UCP 600 art. 20(a)(iii)). */
const compareRange = (expected: string, found: string): Likeness => {
  const countries = countriesOfRange(expected);
  const country = countryOfPlace(found);
  if (isRange(found)) return 'different';
  if (countries.length === 0 || country === undefined) return 'unclear';
  return countries.includes(country) ? 'same' : 'different';
};

/** `expected` is the credit's wording: a place, a choice of places, or a range. */
export const comparePlaces = (expected: string, found: string): Likeness => {
  if (isRange(expected)) return compareRange(expected, found);
  const choices = expected.split(/\s+OR\s+|\s*\/\s*|或/i);
  const answers = choices.map((choice) => compareOne(choice, found));
  if (answers.includes('same')) return 'same';
  return answers.includes('unclear') ? 'unclear' : 'different';
};
