/**
 * Brings free text into a character set of FIN. Each character that does not belong is replaced by what is nearest to
 * it, or by a full stop, and the caller is told which.
 */
import { charactersOf, type Charset, isInCharset } from './charset.ts';

const replacements: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Æ: 'AE',
    æ: 'ae',
    Œ: 'OE',
    œ: 'oe',
    Ø: 'O',
    ø: 'o',
    Ł: 'L',
    ł: 'l',
    Đ: 'D',
    đ: 'd',
    Þ: 'TH',
    þ: 'th',
    Ð: 'D',
    ð: 'd',
    ß: 'ss',
    ẞ: 'SS',
    Ä: 'AE',
    ä: 'ae',
    Ö: 'OE',
    ö: 'oe',
    Ü: 'UE',
    ü: 'ue',
    ı: 'i',
    '‘': "'",
    '’': "'",
    '‚': "'",
    '“': "'",
    '”': "'",
    '„': "'",
    '"': "'",
    '`': "'",
    '´': "'",
    '–': '-',
    '—': '-',
    '−': '-',
    '‐': '-',
    '‑': '-',
    '…': '...',
    '€': 'EUR',
    '£': 'GBP',
    '¥': 'YEN',
    '°': 'DEG',
    '×': 'X',
    '&': '+',
    '@': '(AT)',
    '%': 'PCT',
    '#': 'NO.',
    _: '-',
    ';': ',',
    '=': '-',
    '<': '(',
    '>': ')',
    '[': '(',
    ']': ')',
    '{': '(',
    '}': ')',
    '\\': '/',
    '|': '/',
    '~': '-',
    '!': '.',
    '*': 'X',
    '\t': ' ',
    '\u00a0': ' ',
    '，': ',',
    '。': '.',
    '、': ',',
    '：': ':',
    '（': '(',
    '）': ')',
  }),
);

const combiningMark = /\p{M}/gu;
const unknown = '.';

const belongs = (text: string, charset: Charset): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    if (!isInCharset(charset, text.charCodeAt(at))) return false;
  }
  return true;
};

const nearest = (character: string, charset: Charset): string => {
  const composed = character.normalize('NFC');
  const candidates = [
    replacements.get(composed),
    character.normalize('NFKD').replace(combiningMark, ''),
    character.toUpperCase(),
    replacements.get(composed)?.toUpperCase(),
  ];
  return candidates.find((text) => text !== undefined && text !== '' && belongs(text, charset)) ?? unknown;
};

export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** A character outside of the set, with the marks that combine with it. */
const outsideOf = (charset: Charset): RegExp => {
  const inside = `${charactersOf(charset).replace(/[\]\\^-]/g, '\\$&')}\\n`;
  return new RegExp(`[${inside}]?\\p{M}+|[^${inside}]\\p{M}*`, 'gu');
};

const outside: Readonly<Record<Charset, RegExp>> = {
  n: outsideOf('n'),
  a: outsideOf('a'),
  c: outsideOf('c'),
  d: outsideOf('d'),
  h: outsideOf('h'),
  x: outsideOf('x'),
  y: outsideOf('y'),
  z: outsideOf('z'),
};

/** The text within the set, and every replacement. Line ends are kept. */
export const transliterate = (
  text: string,
  charset: Charset,
): { text: string; replacements: Replacement[] } => {
  const replaced: Replacement[] = [];
  const inSet = text.replace(outside[charset], (from) => {
    const to = nearest(from, charset);
    replaced.push({ from, to });
    return to;
  });
  return { text: inSet, replacements: replaced };
};
