/** The character sets of FIN. Line ends are no members: the formats say where lines may break. */

/** n digits, a letters, c letters and digits (all upper case), d amounts, h hexadecimal, x y z text. */
export type Charset = 'n' | 'a' | 'c' | 'd' | 'h' | 'x' | 'y' | 'z';

const digits = '0123456789';
const upperCase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lowerCase = 'abcdefghijklmnopqrstuvwxyz';

const members: Readonly<Record<Charset, string>> = {
  n: digits,
  a: upperCase,
  c: upperCase + digits,
  d: `${digits},`,
  h: `${digits}ABCDEF`,
  x: `${upperCase}${lowerCase}${digits}/-?:().,'+ `,
  y: `${upperCase}${digits} .,-()/='+:?!"%&*<>;`,
  z: `${upperCase}${lowerCase}${digits} .,-()/='+:?!"%&*<>;{@#_`,
};

const asciiSize = 128;

const tableOf = (characters: string): Uint8Array => {
  const table = new Uint8Array(asciiSize);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
};

const tables: Readonly<Record<Charset, Uint8Array>> = {
  n: tableOf(members.n),
  a: tableOf(members.a),
  c: tableOf(members.c),
  d: tableOf(members.d),
  h: tableOf(members.h),
  x: tableOf(members.x),
  y: tableOf(members.y),
  z: tableOf(members.z),
};

/** All characters of a set, in a fixed order. */
export const charactersOf = (charset: Charset): string => members[charset];

/** Whether the UTF-16 code unit belongs to the set. */
export const isInCharset = (charset: Charset, code: number): boolean =>
  code < asciiSize && tables[charset][code] === 1;

export const isCharset = (letter: string): letter is Charset => letter in members;
