/** Rows of named fields as the nested values that they say, and back to the column of a fault. */

type Nested = Record<string, unknown>;

const put = (into: Nested, [first = '', ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const below = (into[first] ?? {}) as Nested;
  into[first] = below;
  put(below, rest, value);
};

/** Where in a row each column belongs: `buyer/name`. */
export type Places<Column extends string> = Readonly<Record<Column, string>>;

/** @param values by column; what is missing is left out */
export const nestedRow = <Column extends string>(
  places: Places<Column>,
  values: Readonly<Partial<Record<Column, unknown>>>,
): Nested => {
  const row: Nested = {};
  for (const [column, value] of Object.entries(values)) put(row, places[column as Column].split('/'), value);
  return row;
};

/** The column that a member of a row comes from: itself, or the first one below it. */
export const columnOf = <Column extends string>(
  places: Places<Column>,
  member: string,
): Column | undefined => {
  const columns = Object.keys(places) as Column[];
  return (
    columns.find((column) => places[column] === member) ??
    columns.find((column) => places[column].startsWith(`${member}/`)) ??
    columns.find((column) => member.startsWith(`${places[column]}/`))
  );
};
