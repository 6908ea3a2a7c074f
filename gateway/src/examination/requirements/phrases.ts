/**
 * Reading a paragraph by phrases: at each place the longest phrase that fits is taken, words that carry nothing are
 * passed over, and all others are reported with their position.
 */
import { defined } from '../defined.ts';
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
  /** What of it stands in clauses that were understood to the last word. */
  readonly sure: Required<Meaning>;
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
  'numbers',
  'statements',
  'shows',
  'formats',
  'named',
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

/** Words that the credit itself uses as names of its parties and places say nothing new. */
export type KnownWords = ReadonlySet<string>;

const piecesOf = (reading: string, grammar: Grammar, known: KnownWords): Piece[] => {
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
      if (!known.has(reading.slice(at, end))) pieces.push({ start: at, end });
      at = end;
    }
  }
  return pieces;
};

const demandOf = (piece: Piece | undefined): Demand => piece?.meaning?.demand ?? {};

/** Of these, what stands in a list is an alternative by itself. */
const alternatives: readonly string[] = ['types', 'named', 'freight', 'insuranceForms', 'formats'];

/** Asks for one thing in two ways, or for two things. */
const areExclusive = (one: Piece, other: Piece): boolean =>
  [one, other].every((piece) => Object.keys(demandOf(piece)).some((name) => !alternatives.includes(name)));

/** "Drawn or endorsed": of a choice nothing is asked before a person has read it, but where a list says it whole. */
const isHalfOfChoice = (pieces: readonly Piece[], index: number, reading: string): boolean => {
  const piece = pieces[index];
  if (piece?.meaning?.demand === undefined || piece.meaning.demand.types !== undefined) return false;
  const isChoice = (one: Piece | undefined, other: Piece | undefined): boolean => {
    if (one === undefined || other === undefined) return false;
    if (!/^[\s,"']*(?:OR|\/|或|或者)[\s"']*$/.test(reading.slice(one.end, other.start))) return false;
    return one.meaning === undefined || other.meaning === undefined || areExclusive(one, other);
  };
  return isChoice(pieces[index - 1], piece) || isChoice(piece, pieces[index + 1]);
};

/** Words after which what was read may not be asked at all. */
const turns =
  /\b(?:EXCEPT|EXCLUDING|UNLESS|OTHER THAN|IF|IN CASE|PROVIDED|MAY|CAN|NEED|NOT|NEITHER|WITHOUT|INSTEAD)\b|除|若|如|可|不|无需|免/;

/** The number of the clause in which each piece stands. */
const clausesOf = (pieces: readonly Piece[], reading: string): number[] => {
  let clause = 0;
  return pieces.map(({ start, end }, index) => {
    const between = reading.slice(pieces[index - 1]?.end ?? start, start);
    const last = pieces[index - 1];
    const isNew =
      /[,;:]|\.\s|[，。；：、]/.test(between) ||
      (last !== undefined && /[,;.，。；]\s*$/.test(reading.slice(last.start, last.end)));
    if (isNew) clause += 1;
    return end < start ? -1 : clause;
  });
};

interface Statement extends Required<Meaning> {
  readonly piece: Piece;
  readonly clause: number;
  /** Not understood, or about another document. */
  readonly isOpen: boolean;
}

/** Which document is asked for counts wherever it stands: it only finds what is examined. */
const nameOnly = ({ types, named, alsoAsked, alsoNamed }: Demand): Demand =>
  defined({ types, named, alsoAsked, alsoNamed });

const surely = (said: readonly Statement[], opened: ReadonlySet<number>): Reading['sure'] =>
  said.reduce<Reading['sure']>(
    ({ demand, condition }, one) =>
      opened.has(one.clause)
        ? { demand: mergeDemands(demand, nameOnly(one.demand)), condition }
        : { demand: mergeDemands(demand, one.demand), condition: { ...condition, ...one.condition } },
    { demand: {}, condition: {} },
  );

/** The pieces one after the other, with what each asks after those before it. */
const statementsOf = (pieces: readonly Piece[], reading: string): Statement[] => {
  const clauses = clausesOf(pieces, reading);
  let demand: Demand = {};
  return pieces.map((piece, index) => {
    const { start, meaning } = piece;
    const isUnread = meaning === undefined || isHalfOfChoice(pieces, index, reading);
    const asked = isUnread ? {} : placed(demand, meaning.demand ?? {}, reading.slice(0, start));
    demand = mergeDemands(demand, asked);
    return {
      ...{ piece, clause: clauses[index] ?? 0, isOpen: isUnread || asked.alsoNamed !== undefined },
      ...{ demand: asked, condition: isUnread ? {} : (meaning.condition ?? {}) },
    };
  });
};

/** Clauses in which something was not understood; a word that turns the sense opens all. */
const openClauses = (statements: readonly Statement[], reading: string): ReadonlySet<number> => {
  const opened = statements.filter(({ isOpen }) => isOpen);
  const isTurned = opened.some(({ piece: { start, end } }) => turns.test(reading.slice(start, end)));
  return new Set((isTurned ? statements : opened).map(({ clause }) => clause));
};

/** `CERTIFICATE OF CONFORMITY (COC)`: an abbreviation of the words before it says nothing new. */
const withoutAbbreviations = (reading: string): string =>
  reading.replace(/\(([A-Z]{2,6})\)/g, (bracket, letters: string, at: number) => {
    const words = reading.slice(0, at).match(/[\p{L}\p{N}]+/gu) ?? [];
    const initials = words.slice(-letters.length).map((word) => word.slice(0, 1));
    return initials.join('') === letters ? ' '.repeat(bracket.length) : bracket;
  });

export const read = (text: string, grammar: Grammar, known: KnownWords = new Set()): Reading => {
  const reading = withoutAbbreviations(folded(text));
  const statements = statementsOf(piecesOf(reading, grammar, known), reading);
  return {
    demand: statements.reduce<Demand>((all, { demand }) => mergeDemands(all, demand), {}),
    condition: Object.assign({}, ...statements.map(({ condition }) => condition)) as Condition,
    notUnderstood: statements
      .filter(({ isOpen }) => isOpen)
      .reduce<Span[]>((spans, { piece: { start, end } }) => withWord(spans, text, start, end), []),
    sure: surely(statements, openClauses(statements, reading)),
  };
};
