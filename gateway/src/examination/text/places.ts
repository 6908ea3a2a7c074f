/** Whether a document names the place that the credit names. */
import { countryNamed } from './countries.ts';
import type { Likeness } from './names.ts';
import { isHan, mayBeTypingError, plain, wordsOf } from './plain.ts';
import { countriesOfRange, countryOfPlace } from './ports.ts';

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
  ...[
    'HARBOR',
    'UK',
    'USA',
    'US',
    'U',
    'K',
    'A',
    'UAE',
    'STATION',
    'RAILWAY',
    'FREIGHT',
    'CONTAINER',
    'INLAND',
  ],
  ...['DEPOT', 'SAFE'],
]);

/** Names of one place. */
const otherNames: readonly (readonly [string, string])[] = [
  ['PUSAN', 'BUSAN'],
  ['XINGANG', 'TIANJIN'],
  ['TSINGTAO', 'QINGDAO'],
  ['CANTON', 'GUANGZHOU'],
  ['PEKING', 'BEIJING'],
  ['GENOVA', 'GENOA'],
  ['LIVORNO', 'LEGHORN'],
  ['NAPOLI', 'NAPLES'],
  ['VENEZIA', 'VENICE'],
  ['CHATTOGRAM', 'CHITTAGONG'],
  ['HONGKONG', 'HONG KONG'],
  ['ANTWERPEN', 'ANTWERP'],
  ['ANVERS', 'ANTWERP'],
  ['SAIGON', 'HO CHI MINH'],
  ['HCMC', 'HO CHI MINH'],
  ['CALCUTTA', 'KOLKATA'],
  ['BOMBAY', 'MUMBAI'],
  ['MADRAS', 'CHENNAI'],
  ['JNPT', 'NHAVA SHEVA'],
  ['JAWAHARLAL NEHRU', 'NHAVA SHEVA'],
  ['MUENCHEN', 'MUNICH'],
  ['MUNCHEN', 'MUNICH'],
  ['KOELN', 'COLOGNE'],
  ['KOLN', 'COLOGNE'],
  ['WIEN', 'VIENNA'],
  ['GDYNIA', 'GDYNIA'],
  ['LISBOA', 'LISBON'],
  ['PIREAUS', 'PIRAEUS'],
  ['CONSTANTA', 'CONSTANZA'],
  ['KLANG', 'PORT KLANG'],
  ['KELANG', 'PORT KLANG'],
  ['RANGOON', 'YANGON'],
];

/** How many of the last words name a country; a place that is called like its country keeps its name. */
const countryAtEnd = (words: readonly string[]): number =>
  [4, 3, 2, 1].find(
    (count) => count < words.length && countryNamed(words.slice(-count).join(' ')) !== undefined,
  ) ?? 0;

/** The words that tell one place from another. */
const coreOf = (place: string): string => {
  const words = wordsOf(place);
  const country = countryAtEnd(words);
  const local = words.slice(0, words.length - country).join(' ');
  const usual = otherNames.reduce(
    (text, [other, name]) => ` ${text} `.replace(` ${other} `, ` ${name} `).trim(),
    local,
  );
  return usual
    .split(' ')
    .filter((word) => word !== '' && !genericWords.has(word))
    .join(' ');
};

const hanCore = (place: string): string =>
  plain(place)
    .replace(/\s/g, '')
    .replace(/^中国/, '')
    .replace(/(?:货运|火车|铁路)?(?:码头|港区|车站|站点|站|港口|港|仓库|工厂|厂区)/g, '')
    .replace(/[省市区县]/g, '');

const compareHan = (expected: string, found: string): Likeness => {
  const [one, other] = [hanCore(expected), hanCore(found)];
  if (one === other || one.endsWith(other) || other.endsWith(one)) return 'same';
  return one.includes(other) || other.includes(one) ? 'unclear' : 'different';
};

const holds = (one: string, other: string): boolean =>
  one !== '' && other !== '' && ` ${one} `.includes(` ${other} `);

const sharesWord = (one: string, other: string): boolean =>
  one.split(' ').some((word) => word.length > 3 && other.split(' ').includes(word));

const areInTwoCountries = (expected: string, found: string): boolean => {
  const [from, to] = [countryOfPlace(expected), countryOfPlace(found)];
  return from !== undefined && to !== undefined && from !== to;
};

const inOrder = (words: string): string => words.split(' ').sort().join(' ');

const compareLatin = (expected: string, found: string): Likeness => {
  const [one, other] = [coreOf(expected), coreOf(found)];
  if (inOrder(one) === inOrder(other))
    return one !== '' || plain(expected) === plain(found) ? 'same' : 'different';
  if (areInTwoCountries(expected, found)) return 'different';
  if (holds(one, other) || holds(other, one)) return 'same';
  return sharesWord(one, other) || mayBeTypingError(one, other) ? 'unclear' : 'different';
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
