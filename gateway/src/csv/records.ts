/** Rows of a CSV file by the names of their columns. */
import { type CsvFault, isCsvFault } from './fault.ts';
import { type CsvForm, type CsvRow, csvRows } from './rows.ts';

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

/** How a file is laid out. Without aliases a heading is exactly the column's name, or the one that is mapped. */
export interface CsvLayout<Column extends string = string> extends CsvForm {
  readonly mapping?: HeaderMapping<Column> | undefined;
  /** Other names under which a column is known, whatever their case, spaces and punctuation. */
  readonly aliases?: Readonly<Record<Column, readonly string[]>>;
  /** Headings of columns that are left unread. */
  readonly ignored?: readonly string[];
}

/** `Invoice No.` and `invoice_no` are one heading. */
const folded = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** The column that a heading stands for. What is mapped is known by that name alone. */
const columnOf = <Column extends string>(
  heading: string,
  columns: CsvColumns<Column>,
  { mapping, aliases }: CsvLayout<Column>,
): Column | undefined =>
  (Object.keys(columns) as Column[]).find((column) => {
    const mapped = mapping?.[column];
    if (mapped !== undefined) return mapped === heading;
    if (aliases === undefined) return column === heading;
    return [column, ...aliases[column]].some((name) => folded(name) === folded(heading));
  });

interface Header<Column extends string> {
  /** By place; `undefined` where the column is left unread. */
  readonly order: readonly (Column | undefined)[];
  /** What the file calls each column. */
  readonly names: Record<Column, string>;
  readonly faults: readonly CsvFault[];
}

/** Each column once, none that nobody knows: a misspelt heading must not silently lose a column. */
const headerOf = <Column extends string>(
  { fields, line }: CsvRow,
  columns: CsvColumns<Column>,
  layout: CsvLayout<Column>,
): Header<Column> => {
  const all = Object.keys(columns) as Column[];
  const headings = fields.map((heading) => heading.trim());
  const order = headings.map((heading) =>
    layout.ignored?.includes(heading) === true ? undefined : columnOf(heading, columns, layout),
  );
  const nameOf = (column: Column): string => {
    const place = order.indexOf(column);
    return headings[place] ?? layout.mapping?.[column] ?? column;
  };
  const names = Object.fromEntries(all.map((column) => [column, nameOf(column)])) as Record<Column, string>;
  const fault = (column: string, expected: string): CsvFault => ({ fault: 'file', line, column, expected });
  const missing = all.filter((column) => columns[column] === 'required' && !order.includes(column));
  return {
    order,
    names,
    faults: [
      ...missing.map((column) => fault(names[column], 'a column with this heading')),
      ...headings.flatMap((heading, index) => {
        const column = order[index];
        if (column !== undefined) {
          return order.indexOf(column) === index ? [] : [fault(heading, 'a column of its own')];
        }
        if (layout.ignored?.includes(heading) === true) return [];
        return [fault(heading, `one of ${Object.values(names).join(', ')}`)];
      }),
    ],
  };
};

/** Too many fields or too few; the last row of a file that was cut has too few and no end. */
const faultOfRow = (row: CsvRow, headings: readonly string[]): CsvFault | undefined => {
  if (row.fields.length === headings.length) return undefined;
  const isCut = row.isOpen === true && row.fields.length < headings.length;
  return {
    fault: isCut ? 'file' : 'row',
    line: row.line,
    column: headings.at(-1)?.trim() ?? '',
    expected: isCut ? 'the end of the row: the file is cut' : `${headings.length} fields`,
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
  layout: CsvLayout<Column> = {},
): AsyncGenerator<CsvRecord<Column> | CsvFault> {
  let known: { readonly headings: readonly string[]; readonly header: Header<Column> } | undefined;
  for await (const row of csvRows(chunks, layout)) {
    if (isCsvFault(row)) {
      yield row;
      return;
    }
    if (known === undefined) {
      const header = headerOf(row, columns, layout);
      known = { headings: row.fields, header };
      yield* header.faults;
      if (header.faults.length > 0) return;
      continue;
    }
    const { headings, header } = known;
    const values = valuesOf(row, header.order);
    yield faultOfRow(row, headings) ?? { line: row.line, headers: header.names, values };
  }
  if (known === undefined) yield { fault: 'file', line: 1, column: 1, expected: 'a line of headings' };
}
