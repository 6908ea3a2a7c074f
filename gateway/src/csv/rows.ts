/**
 * Rows of a CSV file as RFC 4180 has them, strictly: comma, double quotes doubled inside quotes, lines ended by CRLF or
 * LF, UTF-8; a file may be said to have another separator or encoding. Read as a stream: a file of any length takes the
 * memory of one row.
 */
import type { CsvFault } from './fault.ts';
import { type Encoding, rowsIn, type RowReader } from './stream.ts';

/** Where decimals are written with a comma, fields are often separated by something else. */
export const separators = [',', ';', '\t'] as const;

export interface CsvForm {
  readonly separator?: (typeof separators)[number];
  readonly encoding?: Encoding;
}

export interface CsvRow {
  /** Line of the file on which the row starts, from 1: a quoted field may hold line ends. */
  readonly line: number;
  readonly fields: readonly string[];
  /** The file ended without the end of this line: it may have been cut. */
  readonly isOpen?: true;
}

/** Longest row, in characters: a quote that is never closed must not fill the memory. */
const rowLengthMax = 65_536;

type State = 'field' | 'plain' | 'quoted' | 'closed' | 'return';

/** One character after the other; a row, a fault or nothing comes of each. */
const rowReader = ({ separator = ',', encoding = 'utf-8' }: CsvForm): RowReader<CsvRow> => {
  let state: State = 'field';
  let [line, column, rowLine, length] = [1, 0, 1, 0];
  let field = '';
  let fields: string[] = [];

  const fault = (expected: string): CsvFault => ({ fault: 'file', line, column, expected });
  const endField = (): void => {
    fields.push(field);
    [field, state] = ['', 'field'];
  };
  const endRow = (): CsvRow => {
    endField();
    const row = { line: rowLine, fields };
    [fields, line, column, length] = [[], line + 1, 0, 0];
    rowLine = line;
    return row;
  };
  const inQuotes = (character: string): void => {
    if (character === '"') state = 'closed';
    else field += character;
    if (character === '\n') [line, column] = [line + 1, 0];
  };
  const onQuote = (): CsvFault | undefined => {
    if (state === 'plain') return fault('quotes around the whole field');
    if (state === 'closed') field += '"';
    state = 'quoted';
    return undefined;
  };
  const onText = (character: string): CsvFault | undefined => {
    if (state === 'closed') return fault('a separator or the line’s end after a quote');
    field += character;
    state = 'plain';
    return undefined;
  };
  const outside = (character: string): CsvRow | CsvFault | undefined => {
    if (character === '\n') return endRow();
    if (state === 'return') return fault('a line feed after the return');
    if (character === '"') return onQuote();
    if (character === separator) endField();
    else if (character === '\r') state = 'return';
    else return onText(character);
    return undefined;
  };

  return {
    next: (character: string): CsvRow | CsvFault | undefined => {
      [column, length] = [column + 1, length + 1];
      if (length > rowLengthMax) return fault(`a row of at most ${rowLengthMax} characters`);
      if (state !== 'quoted') return outside(character);
      inQuotes(character);
      return undefined;
    },
    /** What the end of the file makes of what was read last. */
    end: (): CsvRow | CsvFault | undefined => {
      if (state === 'quoted') return fault('a closing quote: the file ends inside a field');
      if (state === 'return') return fault('a line feed after the return');
      return state === 'field' && fields.length === 0 ? undefined : { ...endRow(), isOpen: true };
    },
    notText: (): CsvFault => fault(`text in ${encoding.toUpperCase()}`),
  };
};

/** Rows in order; a fault of the file is the last thing yielded. */
export const csvRows = (
  chunks: AsyncIterable<Uint8Array>,
  form: CsvForm = {},
): AsyncGenerator<CsvRow | CsvFault> => rowsIn(chunks, rowReader(form), form.encoding);
