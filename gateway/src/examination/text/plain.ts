/** One reading of a text for comparisons: compatibility forms, capitals, single spaces, no accents or punctuation. */

/** `L'Oréal S.A., Paris` → `L OREAL S A PARIS`. Full-width forms of Chinese typing become plain ones. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/&/g, ' AND ')
    .replace(/(\d)[,](?=\d{3}(\D|$))/g, '$1')
    .replace(/[^\p{L}\p{N}.%]+|\.(?!\d)/gu, ' ')
    .replace(/(^|\s)\.(?=\d)/g, '$10.')
    .trim();

/** Without any separator: for numbers of papers, where spaces and hyphens carry nothing. */
export const bare = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]/gu, '');

export const wordsOf = (text: string): string[] =>
  plain(text)
    .split(/\s+/)
    .filter((word) => word !== '');

/** Whether a text is written in Chinese characters, at least in part. */
export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** The costs of the rows before, from which the next one follows. */
interface Rows {
  readonly before: readonly number[];
  readonly row: readonly number[];
}

const nextRow = (one: string, other: string, i: number, { before, row }: Rows): number[] => {
  const next = [i];
  for (let j = 1; j <= other.length; j += 1) {
    const cost = one[i - 1] === other[j - 1] ? 0 : 1;
    const isSwap = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
    const swapped = isSwap ? (before[j - 2] ?? Infinity) + 1 : Infinity;
    next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost, swapped));
  }
  return next;
};

/** Edits that turn one text into the other: insertions, deletions, replacements, exchanges of neighbours. */
export const editDistance = (one: string, other: string): number => {
  let rows: Rows = { before: [], row: Array.from({ length: other.length + 1 }, (_, j) => j) };
  for (let i = 1; i <= one.length; i += 1) rows = { before: rows.row, row: nextRow(one, other, i, rows) };
  return rows.row[other.length] ?? 0;
};

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/**
 * Whether two texts differ by what may be a typing error: a letter or two of a longer word, never a digit. Whether the
 * sense is changed is for a person to say. A Chinese sign is a word: another one is no typing error.
 */
export const mayBeTypingError = (one: string, other: string): boolean => {
  if (one === other || digitsOf(one) !== digitsOf(other) || isHan(one) || isHan(other)) return false;
  const length = Math.min(one.length, other.length);
  if (length < 5 || Math.abs(one.length - other.length) > 2) return false;
  return editDistance(one, other) <= (length < 10 ? 1 : 2);
};
