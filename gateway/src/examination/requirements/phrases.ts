/**
 * Reading a paragraph by phrases: at each place the longest phrase that fits is taken, words that carry nothing are
 * passed over, and all others are reported with their position.
 */
import type { Span } from '../finding.ts';
import type { Condition, Demand } from './requirement.ts';

export interface Meaning {
  readonly demand?: Demand;
  readonly condition?: Condition;
}

export interface Phrase {
  readonly pattern: RegExp;
  readonly means: (match: RegExpExecArray) => Meaning;
}

/** What a grammar is: its phrases, the words that carry nothing, and what one unknown word is. */
export interface Grammar {
  readonly phrases: readonly Phrase[];
  /** Tried where no phrase fits. */
  readonly general: readonly Phrase[];
  readonly silent: RegExp;
  readonly word: RegExp;
}

export interface Reading {
  readonly demand: Demand;
  readonly condition: Condition;
  readonly notUnderstood: readonly Span[];
}

/** `FULL SET OF` as a pattern for the place at which reading stands: any white space between its words. */
export const phrase = (source: string, means: Phrase['means']): Phrase => ({
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${source.replace(/ \?/g, '\\s*').replace(/ /g, '\\s+')})(?![\\p{L}\\p{N}])`,
    'uy',
  ),
  means,
});

/** Chinese has no spaces between words. */
export const hanPhrase = (source: string, means: Phrase['means']): Phrase => ({
  pattern: new RegExp(`(?:${source})`, 'uy'),
  means,
});

/** Same length as the text, so that positions are the text's own. */
const folded = (text: string): string =>
  Array.from(text, (sign) => (sign.toUpperCase().length === sign.length ? sign.toUpperCase() : sign)).join(
    '',
  );

const joined = <T>(
  one: readonly T[] | undefined,
  other: readonly T[] | undefined,
): { value?: readonly T[] } =>
  one === undefined && other === undefined ? {} : { value: [...new Set([...(one ?? []), ...(other ?? [])])] };

const lists = [
  'alsoAsked',
  'freight',
  'types',
  'alsoNamed',
  'notify',
  'insuranceForms',
  'risks',
  'quotes',
  'statements',
  'shows',
  'formats',
] as const;

/** Lists are joined; of single answers the first one said counts. */
export const mergeDemands = (one: Demand, other: Demand): Demand => {
  const merged: Record<string, unknown> = { ...other, ...one };
  for (const name of lists) {
    const { value } = joined<unknown>(one[name], other[name]);
    if (value !== undefined) merged[name] = value;
  }
  return merged;
};

interface Found {
  readonly length: number;
  readonly meaning: Meaning;
}

const longestAt = (text: string, at: number, phrases: readonly Phrase[]): Found | undefined => {
  let best: Found | undefined;
  for (const { pattern, means } of phrases) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const length = match?.[0].length ?? 0;
    if (match !== null && length > (best?.length ?? 0)) best = { length, meaning: means(match) };
  }
  return best;
};

const lengthAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
};

/** Neighbouring unknown words, with what stands between them, are one span. */
const withWord = (spans: readonly Span[], text: string, start: number, end: number): Span[] => {
  const last = spans.at(-1);
  const adjoins = last !== undefined && /^[\s,]*$/.test(text.slice(last.end, start));
  const from = adjoins ? last.start : start;
  return [...(adjoins ? spans.slice(0, -1) : spans), { start: from, end, text: text.slice(from, end) }];
};

/** A second name of a document that is not an alternative: what it has to do with the first is for a person to say. */
const isAnotherDocument = (demand: Demand, types: Demand['types'], before: string): boolean =>
  types !== undefined &&
  demand.types !== undefined &&
  !types.every((type) => demand.types?.includes(type)) &&
  !/(\bOR|\/|或)\s*$/.test(before);

/** "Invoice and packing list": a second document is asked for; in other places it may only be referred to. */
const placed = (demand: Demand, meant: Demand, before: string): Demand => {
  if (!isAnotherDocument(demand, meant.types, before)) return meant;
  const { types = [] } = meant;
  return /(?:\bAND|\bPLUS|&|及|和)\s*$/.test(before)
    ? { ...meant, types: [], alsoAsked: types }
    : { alsoNamed: types };
};

/** A stretch of the text: a phrase with its meaning, or words that were not understood. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly meaning?: Meaning;
}

const piecesOf = (reading: string, grammar: Grammar): Piece[] => {
  const pieces: Piece[] = [];
  for (let at = 0; at < reading.length;) {
    const silent = lengthAt(grammar.silent, reading, at);
    const found = longestAt(reading, at, grammar.phrases) ?? longestAt(reading, at, grammar.general);
    if (found !== undefined && found.length >= silent) {
      pieces.push({ start: at, end: at + found.length, meaning: found.meaning });
      at += found.length;
    } else if (silent > 0) at += silent;
    else {
      const end = at + Math.max(1, lengthAt(grammar.word, reading, at));
      pieces.push({ start: at, end });
      at = end;
    }
  }
  return pieces;
};

/** "Drawn or endorsed": where one side of a choice was not understood, neither is asked before a person has read it. */
const isHalfOfChoice = (pieces: readonly Piece[], index: number, reading: string): boolean => {
  const piece = pieces[index];
  if (piece?.meaning?.demand === undefined || piece.meaning.demand.types !== undefined) return false;
  const [before, after] = [pieces[index - 1], pieces[index + 1]];
  const isOr = (from: number, to: number): boolean => /^\s*(?:OR|\/|或)\s*$/.test(reading.slice(from, to));
  const afterUnknown = before !== undefined && before.meaning === undefined && isOr(before.end, piece.start);
  return afterUnknown || (after !== undefined && after.meaning === undefined && isOr(piece.end, after.start));
};

export const read = (text: string, grammar: Grammar): Reading => {
  const reading = folded(text);
  const pieces = piecesOf(reading, grammar);
  let demand: Demand = {};
  let condition: Condition = {};
  let notUnderstood: Span[] = [];
  for (const [index, { start, end, meaning }] of pieces.entries()) {
    const isOpen = meaning === undefined || isHalfOfChoice(pieces, index, reading);
    const meant = isOpen ? {} : placed(demand, meaning.demand ?? {}, reading.slice(0, start));
    if (isOpen || meant.alsoNamed !== undefined) notUnderstood = withWord(notUnderstood, text, start, end);
    demand = mergeDemands(demand, meant);
    if (!isOpen) condition = { ...condition, ...meaning.condition };
  }
  return { demand, condition, notUnderstood };
};
