/**
 * Compiles a format notation into a matcher. A text that does not fit is answered with the furthest place that
 * was reached and what would have fitted there.
 */
import { isInCharset } from './charset.ts';
import { type Component, type FormatNode, readNotation } from './notation.ts';

export type FormatProblem = 'LINE_TOO_LONG' | 'TOO_MANY_LINES' | 'CHARACTER_NOT_ALLOWED' | 'FORMAT_INVALID';

export interface Mismatch {
  readonly isMatch: false;
  readonly code: FormatProblem;
  /** Characters from the start of the text; line ends count as one. */
  readonly at: number;
  readonly expected: string;
}

export interface Match {
  readonly isMatch: true;
  /** What each component of the notation holds; undefined where an optional one is absent. */
  readonly parts: readonly (string | undefined)[];
  /** Where each part starts. */
  readonly starts: readonly number[];
}

export interface Format {
  readonly notation: string;
  readonly components: readonly Component[];
  readonly match: (text: string) => Match | Mismatch;
}

interface State {
  readonly text: string;
  readonly starts: number[];
  readonly ends: number[];
  failure: Mismatch;
}

/** Tries to match from a place on; what follows is part of the step. */
type Step = (state: State, at: number) => boolean;

const lineEnd = 10;

const note = (state: State, at: number, code: FormatProblem, expected: string): false => {
  const isVague = at === state.failure.at && state.failure.code === 'FORMAT_INVALID';
  if (isVague || at > state.failure.at) state.failure = { isMatch: false, code, at, expected };
  return false;
};

const setNames = {
  n: 'a digit',
  a: 'a letter A to Z',
  c: 'a letter A to Z or a digit',
  d: 'a digit or the comma',
  h: 'a hexadecimal digit',
  x: 'a character of set x',
  y: 'a character of set y',
  z: 'a character of set z',
} as const;

const describe = ({ lengthMax, isFixed, charset }: Component): string =>
  `${isFixed ? 'exactly' : 'at most'} ${lengthMax} of ${charset}`;

/** End of the run of characters that the component takes in one line. */
const runEnd = (component: Component, stop: number, text: string, from: number): number => {
  const limit = Math.min(text.length, from + component.lengthMax);
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (code === stop || !isInCharset(component.charset, code)) break;
    at += 1;
  }
  return at;
};

/** Says why the run ended before the line did. */
const noteEnd = (state: State, component: Component, from: number, end: number): void => {
  const code = state.text.charCodeAt(end);
  if (end >= state.text.length || code === lineEnd) return;
  if (end - from === component.lengthMax) note(state, end, 'LINE_TOO_LONG', describe(component));
  else if (!isInCharset(component.charset, code)) {
    note(state, end, 'CHARACTER_NOT_ALLOWED', setNames[component.charset]);
  }
};

const singleLine = (component: Component, stop: number, next: Step): Step => {
  const shortest = component.isFixed ? component.lengthMax : 1;
  return (state, at) => {
    const end = runEnd(component, stop, state.text, at);
    noteEnd(state, component, at, end);
    if (end - at < shortest) return note(state, end, 'FORMAT_INVALID', describe(component));
    state.starts[component.index] = at;
    state.ends[component.index] = end;
    if (next(state, end)) return true;
    state.ends[component.index] = -1;
    return false;
  };
};

/** Ends of the lines that fit, in order. Lines after the first may be empty: the validator warns of them. */
const lineEnds = (component: Component, state: State, at: number): number[] => {
  const ends: number[] = [];
  const linesMax = component.linesMax ?? Infinity;
  let from = at;
  for (;;) {
    const end = runEnd(component, -1, state.text, from);
    if (end === at) return ends;
    ends.push(end);
    noteEnd(state, component, from, end);
    if (state.text.charCodeAt(end) !== lineEnd) return ends;
    if (ends.length === linesMax) {
      note(state, end, 'TOO_MANY_LINES', `at most ${linesMax} lines`);
      return ends;
    }
    from = end + 1;
  }
};

const multiLine = (component: Component, next: Step): Step => {
  return (state, at) => {
    const ends = lineEnds(component, state, at);
    if (ends.length === 0) return note(state, at, 'FORMAT_INVALID', describe(component));
    state.starts[component.index] = at;
    for (let line = ends.length - 1; line >= 0; line -= 1) {
      const end = ends[line] ?? at;
      state.ends[component.index] = end;
      if (next(state, end)) return true;
    }
    state.ends[component.index] = -1;
    return false;
  };
};

const literal = (character: string, next: Step): Step => {
  const code = character.charCodeAt(0);
  const expected = character === '\n' ? 'a further line' : character;
  return (state, at) =>
    state.text.charCodeAt(at) === code ? next(state, at + 1) : note(state, at, 'FORMAT_INVALID', expected);
};

const finish: Step = (state, at) =>
  at === state.text.length || note(state, at, 'FORMAT_INVALID', 'the end of the field');

/** A component ends before the literal that follows it: the code of `30x[/35x]` holds no slash. */
const firstLiteral = (nodes: readonly FormatNode[]): number => {
  const [node] = nodes;
  if (node === undefined || node.kind === 'component') return -1;
  return node.kind === 'literal' ? node.character.charCodeAt(0) : firstLiteral(node.nodes);
};

const compileNodes = (nodes: readonly FormatNode[], next: Step): Step =>
  nodes.reduceRight<Step>((after, node, index) => {
    if (node.kind === 'literal') return literal(node.character, after);
    if (node.kind === 'optional') {
      const within = compileNodes(node.nodes, after);
      return (state, at) => within(state, at) || after(state, at);
    }
    if (node.isMultiLine) return multiLine(node, after);
    return singleLine(node, firstLiteral(nodes.slice(index + 1)), after);
  }, next);

/** Compiles a notation. @throws Error on a notation that is none */
export const compileFormat = (notation: string): Format => {
  const { alternatives, components } = readNotation(notation);
  const steps = alternatives.map((nodes) => compileNodes(nodes, finish));
  const match = (text: string): Match | Mismatch => {
    const state: State = {
      text,
      starts: components.map(() => 0),
      ends: components.map(() => -1),
      failure: { isMatch: false, code: 'FORMAT_INVALID', at: -1, expected: notation },
    };
    if (!steps.some((step) => step(state, 0))) return state.failure;
    const parts = state.ends.map((end, index) =>
      end < 0 ? undefined : text.slice(state.starts[index], end),
    );
    return { isMatch: true, parts, starts: state.starts };
  };
  return { notation, components, match };
};
