/** Whether a description says another word in the place of one that is expected. */
import { contrast } from './contrasts.ts';
import { isHan } from './plain.ts';

export interface Replaced {
  readonly missing: string;
  readonly foreign: string;
}

const shape = (word: string): string => word.replace(/\d/g, '9');

/** `AT-204` and `AT-205`, `Q355B` and `Q235B`, `A级` and `B级`: codes of one form that differ. */
export const isOtherCode = (missing: string, foreign: string): boolean =>
  /\d/.test(missing) && /\p{L}/u.test(missing)
    ? shape(missing) === shape(foreign)
    : /^[A-Z]\p{Script=Han}/u.test(missing) && missing.slice(1) === foreign.slice(1);

const isNumber = (word: string | undefined): boolean => word !== undefined && /^\d/.test(word);

/** An abbreviation or another form of the same word begins with the same letter. */
const mayBeSame = (one: string, other: string): boolean =>
  one.length < 3 || other.length < 3 || one[0] === other[0] || isHan(one) || isHan(other);

const isOtherWord = (missing: string, foreign: string): boolean =>
  isNumber(missing) ? isNumber(foreign) : !isNumber(foreign) && !mayBeSame(missing, foreign);

interface Place {
  readonly word: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const placesIn = (lines: readonly (readonly string[])[]): Place[] =>
  lines.flatMap((words) =>
    words.map((word, index) => ({ word, before: words[index - 1], after: words[index + 1] })),
  );

/** Between the same neighbours; one of them may be the end of a line. */
const isSamePlace = (one: Place, other: Place): boolean => {
  const before = one.before !== undefined && one.before === other.before;
  const after = one.after !== undefined && one.after === other.after;
  const isFirst = one.before === undefined || other.before === undefined;
  const isLast = one.after === undefined || other.after === undefined;
  return (before && after) || (before && isLast) || (after && isFirst);
};

/** Lines are significant words in their order. */
export const replacedWord = (
  expected: readonly (readonly string[])[],
  found: readonly (readonly string[])[],
): Replaced | undefined => {
  const [wanted, seen] = [expected.flat(), found.flat()];
  const excluded = contrast(wanted, seen);
  if (excluded !== undefined) return excluded;
  const missing = placesIn(expected).filter(({ word }) => !seen.includes(word));
  const foreign = placesIn(found).filter(({ word }) => !wanted.includes(word));
  for (const one of missing) {
    const other = foreign.find(
      (place) =>
        isOtherCode(one.word, place.word) || (isSamePlace(one, place) && isOtherWord(one.word, place.word)),
    );
    if (other !== undefined) return { missing: one.word, foreign: other.word };
  }
  return undefined;
};
