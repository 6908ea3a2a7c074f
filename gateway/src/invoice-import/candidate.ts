/** An invoice as a file says it, before it is checked: the same for every format. */
import type { CsvFault } from '../csv/fault.ts';

export interface Candidate {
  readonly line: number;
  /** The members of an invoice that the file gives. */
  readonly value: Readonly<Record<string, unknown>>;
  /** What the file calls a member of the invoice: a column, or the path of an element. */
  readonly named: (member: string) => string;
}

export const isFault = (found: Candidate | CsvFault): found is CsvFault => 'fault' in found;
