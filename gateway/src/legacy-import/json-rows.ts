/**
 * Objects of a JSON book, one after the other: a list, or one object in each line (NDJSON). Read as a stream: a file of
 * any length takes the memory of one object.
 */
import type { CsvFault } from '../csv/fault.ts';
import { rowsIn, type RowReader } from '../csv/stream.ts';

export interface JsonRow {
  /** Line of the file on which the object starts, from 1. */
  readonly line: number;
  readonly value: unknown;
}

const rowLengthMax = 65_536;

type Found = JsonRow | CsvFault | undefined;

const nesting = new Map([
  ['{', 1],
  ['[', 1],
  ['}', -1],
  [']', -1],
]);

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** The text of one object, from its first brace to the one that closes it. */
const objectText = () => {
  let [text, depth] = ['{', 1];
  let [inString, escaped] = [false, false];
  const inText = (character: string): void => {
    if (escaped) escaped = false;
    else if (character === '\\') escaped = true;
    else inString = character !== '"';
  };
  return {
    /** @returns whether the object ends with the character */
    add: (character: string): boolean => {
      text += character;
      if (inString) inText(character);
      else if (character === '"') inString = true;
      else depth += nesting.get(character) ?? 0;
      return depth === 0;
    },
    text: (): string => text,
  };
};

/** What stands between objects: in a list one comma, in NDJSON a line end. */
const separation = () => {
  let shape: 'unknown' | 'list' | 'lines' | 'ended' = 'unknown';
  let mayStart = true;
  let needsMore = false;
  const inList = (character: string): boolean => {
    if (character === ',' && !mayStart) [mayStart, needsMore] = [true, true];
    else if (character === ']' && !needsMore) shape = 'ended';
    else return false;
    return true;
  };
  return {
    /** Whether an object may start here. */
    start: (): boolean => {
      const allowed = mayStart && shape !== 'ended';
      if (shape === 'unknown') shape = 'lines';
      [mayStart, needsMore] = [false, false];
      return allowed;
    },
    /** Whether the character may stand here. */
    allows: (character: string): boolean => {
      if (character === '\n' && shape === 'lines') mayStart = true;
      if (/\s/.test(character)) return true;
      if (shape === 'list') return inList(character);
      if (shape !== 'unknown' || character !== '[') return false;
      shape = 'list';
      return true;
    },
    isOpen: (): boolean => shape === 'list',
  };
};

/** One character after the other; an object, a fault or nothing comes of each. */
const objectReader = (): RowReader<JsonRow> => {
  let [line, column, rowLine] = [1, 0, 1];
  let object: ReturnType<typeof objectText> | undefined;
  const between = separation();

  const fault = (expected: string): CsvFault => ({ fault: 'file', line, column, expected });
  const finish = (text: string): Found => {
    object = undefined;
    const value = parsed(text);
    return value === undefined ? fault('an object in JSON') : { line: rowLine, value };
  };
  const start = (): Found => {
    if (!between.start()) return fault('a comma, or a line of its own, between objects');
    [object, rowLine] = [objectText(), line];
    return undefined;
  };
  const read = (character: string): Found => {
    if (object === undefined) {
      if (character === '{') return start();
      return between.allows(character) ? undefined : fault('an object');
    }
    if (object.add(character)) return finish(object.text());
    const isLong = object.text().length > rowLengthMax;
    return isLong ? fault(`an object of at most ${rowLengthMax} characters`) : undefined;
  };

  return {
    next: (character: string): Found => {
      column += 1;
      const found = read(character);
      if (character === '\n') [line, column] = [line + 1, 0];
      return found;
    },
    end: (): Found =>
      object !== undefined || between.isOpen() ? fault('the rest: the file is cut') : undefined,
    notText: (): CsvFault => fault('text in UTF-8'),
  };
};

/** Objects in order; a fault of the file is the last thing yielded. */
export const jsonRows = (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<JsonRow | CsvFault> =>
  rowsIn(chunks, objectReader());
