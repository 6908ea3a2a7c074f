/** Rows of a CSV file by the names of their columns. */
import { type CsvFault, isCsvFault } from './fault.ts';
import { type CsvRow, csvRows } from './rows.ts';

/** Columns that a reader knows: whether each file must have them. */
export type CsvColumns<Column extends string = string> = Readonly<Record<Column, 'required' | 'optional'>>;

/** What the file calls a column, where it has another name for it. */
export type HeaderMapping<Column extends string = string> = Readonly<Partial<Record<Column, string>>>;

export interface CsvRecord<Column extends string = string> {
  readonly line: number;
  /** What the file calls each column: for faults that a reader of the values finds. */
  readonly headers: Readonly<Record<Column, string>>;
  /** Without surrounding spaces; an empty field is no value. */
  readonly values: Readonly<Partial<Record<Column, string>>>;
}

const headersOf = <Column extends string>(
  columns: CsvColumns<Column>,
  mapping: HeaderMapping<Column> | undefined,
): Record<Column, string> =>
  Object.fromEntries(
    (Object.keys(columns) as Column[]).map((column) => [column, mapping?.[column] ?? column]),
  ) as Record<Column, string>;

/** Each column once, none that nobody knows: a misspelt heading must not silently lose a column. */
const faultsOfHeader = <Column extends string>(
  found: readonly string[],
  columns: CsvColumns<Column>,
  headers: Record<Column, string>,
): CsvFault[] => {
  const fault = (column: string, expected: string): CsvFault => ({
    fault: 'file',
    line: 1,
    column,
    expected,
  });
  const known: string[] = Object.values(headers);
  const missing = (Object.keys(columns) as Column[]).filter(
    (column) => columns[column] === 'required' && !found.includes(headers[column]),
  );
  return [
    ...missing.map((column) => fault(headers[column], 'a column with this heading')),
    ...found.flatMap((heading, index) => {
      if (!known.includes(heading)) return [fault(heading, `one of ${known.join(', ')}`)];
      return found.indexOf(heading) === index ? [] : [fault(heading, 'a column of its own')];
    }),
  ];
};

/** Too many fields or too few; the last row of a file that was cut has too few and no end. */
const faultOfRow = (row: CsvRow, order: readonly string[]): CsvFault | undefined => {
  if (row.fields.length === order.length) return undefined;
  const isCut = row.isOpen === true && row.fields.length < order.length;
  return {
    fault: isCut ? 'file' : 'row',
    line: row.line,
    column: order.at(-1) ?? '',
    expected: isCut ? 'the end of the row: the file is cut' : `${order.length} fields`,
  };
};

/** By column; what is empty is left out. */
const valuesOf = <Column extends string>(
  { fields }: CsvRow,
  order: readonly (Column | undefined)[],
): Partial<Record<Column, string>> =>
  Object.fromEntries(
    fields.flatMap((field, index) => {
      const column = order[index];
      return column === undefined || field.trim() === '' ? [] : [[column, field.trim()]];
    }),
  ) as Partial<Record<Column, string>>;

/**
 * Records in order. Faults of the header are faults of the file and end its reading; a row with too many or too few
 * fields is a fault of that row.
 */
export async function* csvRecords<Column extends string>(
  chunks: AsyncIterable<Uint8Array>,
  columns: CsvColumns<Column>,
  mapping?: HeaderMapping<Column>,
): AsyncGenerator<CsvRecord<Column> | CsvFault> {
  const headers = headersOf(columns, mapping);
  const byHeading = new Map((Object.keys(columns) as Column[]).map((column) => [headers[column], column]));
  let order: string[] | undefined;
  for await (const row of csvRows(chunks)) {
    if (isCsvFault(row)) {
      yield row;
      return;
    }
    if (order === undefined) {
      order = row.fields.map((heading) => heading.trim());
      const faults = faultsOfHeader(order, columns, headers);
      yield* faults;
      if (faults.length > 0) return;
      continue;
    }
    const named = order.map((heading) => byHeading.get(heading));
    yield faultOfRow(row, order) ?? { line: row.line, headers, values: valuesOf(row, named) };
  }
  if (order === undefined) yield { fault: 'file', line: 1, column: 1, expected: 'a line of headings' };
}
