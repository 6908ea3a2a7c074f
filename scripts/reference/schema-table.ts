/** A JSON Schema as rows of a table: one for each member that holds a value, at any depth. */
import type { z } from 'zod';

type Schema = z.core.JSONSchema.BaseSchema;
type Definitions = Readonly<Record<string, Schema>>;

export interface Row {
  /** JSON pointer; `{key}` stands for any member of a map and `{n}` for any element of a list. */
  readonly pointer: string;
  readonly form: string;
  readonly isRequired: boolean;
}

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

/** The lower or upper end, whichever keyword the type of the value has for it. */
const endOf = (schema: Schema, end: 'min' | 'max'): number | undefined => {
  if (schema.type === 'string') return schema[`${end}Length`];
  return schema.type === 'array' ? schema[`${end}Items`] : schema[`${end}imum`];
};

const rangeOf = (schema: Schema): string => {
  const from = endOf(schema, 'min');
  const to = endOf(schema, 'max');
  if (to === undefined || to === Number.MAX_SAFE_INTEGER) return from === undefined ? '' : `, from ${from}`;
  return from === undefined ? `, up to ${to}` : `, ${from} to ${to}`;
};

const formOfText = (schema: Schema): string => {
  if (schema.format === 'date-time') return 'instant in UTC, ISO 8601';
  if (schema.format === 'date') return 'date, ISO 8601';
  const prefix = /^\^([A-Z]{2,3})-\[/.exec(schema.pattern ?? '')?.[1];
  if (prefix !== undefined) return `id ${code(`${prefix}-…`)}`;
  const pattern = schema.pattern === undefined ? '' : ` matching ${code(schema.pattern)}`;
  return `text${rangeOf(schema)}${pattern}`;
};

const formOf = (schema: Schema): string => {
  if (schema.const !== undefined) return code(JSON.stringify(schema.const));
  if (schema.enum !== undefined) return schema.enum.map((value) => code(String(value))).join(', ');
  if (schema.type === 'string') return formOfText(schema);
  if (schema.type === 'integer') return `whole number${rangeOf(schema)}`;
  return typeof schema.type === 'string' ? schema.type : 'any JSON';
};

const resolved = (schema: Schema, definitions: Definitions): Schema => {
  const name = /^#\/\$defs\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  return name === undefined ? schema : (definitions[name] ?? schema);
};

const isSchema = (schema: unknown): schema is Schema => typeof schema === 'object' && schema !== null;

const rowsOfMembers = (schema: Schema, pointer: string, definitions: Definitions): Row[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const isRequired = schema.required?.includes(name) === true;
    return isSchema(member) ? rowsOf(member, `${pointer}/${name}`, isRequired, definitions) : [];
  });

const rowsOfList = (
  schema: Schema,
  pointer: string,
  isRequired: boolean,
  definitions: Definitions,
): Row[] => {
  const items = isSchema(schema.items) && !Array.isArray(schema.items) ? schema.items : undefined;
  const list: Row = { pointer, form: `list${rangeOf(schema)}`, isRequired };
  return items === undefined ? [list] : [list, ...rowsOf(items, `${pointer}/{n}`, true, definitions)];
};

const rowsOf = (given: Schema, pointer: string, isRequired: boolean, definitions: Definitions): Row[] => {
  const schema = resolved(given, definitions);
  // JSON of any shape refers to itself.
  if (given.$ref !== undefined && pointer.split('/').length > 12) return [];
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants?.some(({ $ref }) => $ref !== undefined) === true)
    return [{ pointer, form: 'any JSON', isRequired }];
  if (variants !== undefined) {
    return variants.flatMap((variant) => rowsOf(variant, pointer, isRequired, definitions));
  }
  if (schema.type === 'array') return rowsOfList(schema, pointer, isRequired, definitions);
  if (schema.properties !== undefined) return rowsOfMembers(schema, pointer, definitions);
  if (isSchema(schema.additionalProperties)) {
    return rowsOf(schema.additionalProperties, `${pointer}/{key}`, isRequired, definitions);
  }
  return [{ pointer, form: formOf(schema), isRequired }];
};

/** The rows of a schema whose members stand at `pointer`. */
export const tableOf = (schema: Schema, pointer = ''): Row[] =>
  rowsOf(schema, pointer, true, schema.$defs ?? {});
