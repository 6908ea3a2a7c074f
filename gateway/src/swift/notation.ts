/**
 * SWIFT's format notation, read into a tree: `4*35x`, `[/34x]`, `3!a15d`, `1!n/1!n`. `$` stands for a line end, `|`
 * parts alternatives.
 */
import { type Charset, isCharset } from './charset.ts';

/** `lines*length!charset`, for example 4*35x: up to four lines of up to 35 characters. */
export interface Component {
  readonly kind: 'component';
  /** Position among the components of the notation: where its match is kept. */
  readonly index: number;
  /** Undefined: one line, or as many as come (`n*78x`). */
  readonly linesMax: number | undefined;
  readonly isMultiLine: boolean;
  readonly lengthMax: number;
  readonly isFixed: boolean;
  readonly charset: Charset;
}

export type FormatNode =
  | Component
  | { readonly kind: 'literal'; readonly character: string }
  | { readonly kind: 'optional'; readonly nodes: readonly FormatNode[] };

const componentPattern = /^(?:(\d+|n)\*)?(\d+)(!?)([a-z])$/;

const componentFrom = (match: RegExpExecArray, index: number): Component => {
  const [, lines, length, mark, letter = ''] = match;
  if (!isCharset(letter)) throw new Error(`no character set ${letter}`);
  return {
    kind: 'component',
    index,
    linesMax: lines === undefined || lines === 'n' ? undefined : Number(lines),
    isMultiLine: lines !== undefined,
    lengthMax: Number(length),
    isFixed: mark === '!',
    charset: letter,
  };
};

const tokenPattern = /(?:\d+\*|n\*)?\d+!?[a-z]|./g;

/** The nodes of a nesting of tokens up to its closing bracket; components are appended to those before. */
const readNodes = (tokens: string[], components: Component[]): FormatNode[] => {
  const nodes: FormatNode[] = [];
  for (let token = tokens.shift(); token !== undefined && token !== ']'; token = tokens.shift()) {
    const match = componentPattern.exec(token);
    if (match !== null) {
      const component = componentFrom(match, components.length);
      components.push(component);
      nodes.push(component);
    } else if (token === '[') nodes.push({ kind: 'optional', nodes: readNodes(tokens, components) });
    else nodes.push({ kind: 'literal', character: token === '$' ? '\n' : token });
  }
  return nodes;
};

export interface Notation {
  readonly alternatives: readonly (readonly FormatNode[])[];
  readonly components: readonly Component[];
}

/** The trees of a notation. @throws Error on a notation that is none: the tables are code */
export const readNotation = (notation: string): Notation => {
  const components: Component[] = [];
  const alternatives = notation
    .split('|')
    .map((alternative) => readNodes(alternative.match(tokenPattern) ?? [], components));
  return { alternatives, components };
};
