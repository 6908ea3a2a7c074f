/** Everything that a document says, as one text. */
import type { PresentedDocument } from '@chopmark/chaincode/api';
import { bare, isHan, plain } from './text/plain.ts';

const silentFields = new Set([
  'id',
  'medium',
  'files',
  'sources',
  'electronic',
  'language',
  'type',
  'method',
  'form',
]);

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => !silentFields.has(name))
    .flatMap(([, member]) => textsIn(member));
};

export const textOf = (document: PresentedDocument): string => textsIn(document).join('\n');

/** Whether the document shows a number of another paper anywhere. */
export const showsNumber = (document: PresentedDocument, number: string): boolean =>
  textsIn(document).some((text) => bare(text).includes(bare(number)));

const silentWords = new Set(
  (
    'THE AND THAT FOR WITH HAS HAVE BEEN WAS WERE ARE THIS THESE WHICH SHALL MUST WILL HEREBY CERTIFY CERTIFIED ' +
    'CERTIFYING STATE STATING CONFIRM CONFIRMED DECLARE WE FOLLOWING CLAUSE SAID SUCH NO NUMBER DIRECT DIRECTLY'
  ).split(' '),
);

const units = (text: string): string[] =>
  isHan(text)
    ? Array.from(text.replace(/[^\p{L}\p{N}]/gu, ''))
    : plain(text)
        .split(/\s+/)
        .filter((word) => (word.length > 2 || /\d/.test(word)) && !silentWords.has(word));

/** Forms of one word have its first letters: `INDIA` and `INDIAN`, `SHIPMENT` and `SHIPPED`. */
const stem = (word: string): string => (/\d/.test(word) || word.length < 5 ? word : word.slice(0, 5));

/** The share of a sentence's words, in per cent, that a text holds. */
export const coverage = (sentence: string, text: string): number => {
  const wanted = units(sentence).map(stem);
  const held = new Set(units(text).map(stem));
  if (wanted.length === 0) return 100;
  return Math.floor((wanted.filter((word) => held.has(word)).length * 100) / wanted.length);
};
