/** What is wrong with a CSV file, and where. What stood there is never repeated: it may be a client's name. */
export interface CsvFault {
  /** A fault of the file ends its reading: where the next row would begin cannot be known. */
  readonly fault: 'file' | 'row';
  /** Line of the file, from 1: a row starts there, or the character stands there. */
  readonly line: number;
  /** The column by its header, or the character's position in its line, from 1. */
  readonly column: string | number;
  readonly expected: string;
}

export const isCsvFault = (found: object): found is CsvFault => 'fault' in found;
