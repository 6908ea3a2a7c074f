/** Rows of a CSV file by the names of their columns. */
import { type CsvFault, isCsvFault } from './fault.ts';
import { csvRows } from './rows.ts';

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
    } else if (order === undefined) {
      order = row.fields.map((heading) => heading.trim());
      const faults = faultsOfHeader(order, columns, headers);
      yield* faults;
      if (faults.length > 0) return;
    } else if (row.fields.length !== order.length) {
      const [last = ''] = order.slice(-1);
      yield { fault: 'row', line: row.line, column: last, expected: `${order.length} fields` };
    } else {
      const values = row.fields.flatMap((field, index) => {
        const column = byHeading.get(order?.[index] ?? '');
        return column === undefined || field.trim() === '' ? [] : [[column, field.trim()]];
      });
      yield {
        line: row.line,
        headers,
        values: Object.fromEntries(values) as Partial<Record<Column, string>>,
      };
    }
  }
  if (order === undefined) yield { fault: 'file', line: 1, column: 1, expected: 'a line of headings' };
}
