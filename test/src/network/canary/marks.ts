/** What is searched for: each private value in every form in which it may leak. */
import { createHash } from 'node:crypto';

/** A private value of a scenario, and the organisations that are party to it. */
export interface Canary {
  readonly name: string;
  readonly value: string;
  /** Organisations that may know it. */
  readonly parties: readonly string[];
}

export interface Mark {
  readonly canary: Canary;
  readonly form: string;
  readonly bytes: Buffer;
}

const shortest = 8;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Base64 of a text has three forms, by its place in a stream; the middle of each is always the same. */
const base64Cores = (text: string): string[] =>
  [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), Buffer.from(text)])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );

/** Texts as they are, in hexadecimal, base64, UTF-16 and JSON, and their unsalted hashes. */
export const marksOf = (canary: Canary): Mark[] => {
  const { value } = canary;
  const hashes = [sha256(value), sha256(JSON.stringify(value))];
  const forms: [string, Buffer | string][] = [
    ['text', value],
    ['JSON', JSON.stringify(value).slice(1, -1)],
    ['hexadecimal', Buffer.from(value).toString('hex')],
    ['hexadecimal, upper case', Buffer.from(value).toString('hex').toUpperCase()],
    ['UTF-16', Buffer.from(value, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(value, 'utf16le').swap16()],
    ['URL', encodeURIComponent(value)],
    ...base64Cores(value).map((core): [string, string] => ['base64', core]),
    ...hashes.flatMap((hash): [string, Buffer | string][] => [
      ['SHA-256', hash],
      ['SHA-256 in hexadecimal', hash.toString('hex')],
      ['SHA-256 in base64', hash.toString('base64')],
    ]),
  ];
  return forms
    .map(([form, bytes]) => ({ canary, form, bytes: Buffer.from(bytes as string) }))
    .filter(({ bytes }) => bytes.length >= shortest);
};

export interface Find {
  readonly place: string;
  readonly form: string;
  readonly canary: string;
}

/**
 * Finds every mark that stands in the bytes of a place, except those that the place's owner may know.
 * @param owner whose people alone can read the place; `undefined` where everybody can
 */
export type Search = (place: string, owner: string | undefined, bytes: Buffer) => Find[];

const tableBits = 20;
// Under Jest a global is looked up through the test's own context: in a loop over every byte that takes a minute.
const { imul } = Math;
/** Spreads four bytes over the table (Knuth's multiplicative hash). */
const slotOf = (word: number): number => imul(word, 0x9e3779b1) >>> (32 - tableBits);

/**
 * One pass over the bytes finds all marks: one after the other, thousands of them would take minutes. They are known
 * by their last four bytes: what makes a value like no other stands at its end.
 */
export const searchFor = (marks: readonly Mark[]): Search => {
  const byEnd = Map.groupBy(marks, ({ bytes }) => bytes.readInt32BE(bytes.length - 4));
  const isEnd = new Uint8Array(2 ** tableBits);
  for (const word of byEnd.keys()) isEnd[slotOf(word)] = 1;

  const marksIn = (bytes: Buffer): Set<Mark> => {
    const found = new Set<Mark>();
    let word = 0;
    for (let end = 1; end <= bytes.length; end += 1) {
      word = (word << 8) | (bytes[end - 1] ?? 0);
      if (isEnd[slotOf(word)] === 0) continue;
      for (const mark of byEnd.get(word) ?? []) {
        const start = end - mark.bytes.length;
        if (start >= 0 && mark.bytes.equals(bytes.subarray(start, end))) found.add(mark);
      }
    }
    return found;
  };

  return (place, owner, bytes) =>
    [...marksIn(bytes)]
      .filter(({ canary }) => owner === undefined || !canary.parties.includes(owner))
      .map(({ canary, form }) => ({ place, form, canary: canary.name }));
};
