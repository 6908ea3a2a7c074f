/** What the body of a command looks like, from its schema: members that must be there, with words for what to put. */
import type { CommandDefinition } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { bodySchema } from '../command/request-schema.ts';

interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

export type Sketch = z.core.util.JSONType;

type Definitions = NonNullable<JsonSchema['$defs']>;

const resolved = (schema: JsonSchema, definitions: Definitions): JsonSchema =>
  schema.$ref === undefined ? schema : (definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {});

const objectSketch = ({ required = [], properties = {} }: JsonSchema, definitions: Definitions): Sketch =>
  Object.fromEntries(required.map((name) => [name, sketchOf(properties[name] ?? {}, definitions)]));

const listSketch = ({ minItems = 0, items = {} }: JsonSchema, definitions: Definitions): Sketch =>
  minItems > 0 ? [sketchOf(items, definitions)] : [];

const wordOf = ({ format, pattern }: JsonSchema): Sketch => format ?? pattern ?? 'text';

const byType: Readonly<Record<string, (schema: JsonSchema, definitions: Definitions) => Sketch>> = {
  object: objectSketch,
  array: listSketch,
  boolean: () => 'true|false',
  integer: ({ minimum = 0 }) => minimum,
  number: ({ minimum = 0 }) => minimum,
};

/** Forms of which the value has one; of a conjunction the first says enough. */
const formsOf = ({ anyOf, oneOf, allOf }: JsonSchema): readonly JsonSchema[] => anyOf ?? oneOf ?? allOf ?? [];

/** A choice in words; of several forms, the first. */
const sketchOf = (given: JsonSchema, definitions: Definitions): Sketch => {
  const schema = resolved(given, definitions);
  const [first] = formsOf(schema);
  if (first !== undefined) return sketchOf(first, definitions);
  if (schema.const !== undefined) return schema.const as Sketch;
  if (schema.enum !== undefined) return schema.enum.join('|');
  return (byType[schema.type ?? ''] ?? wordOf)(schema, definitions);
};

const sketches = new WeakMap<CommandDefinition, Readonly<Record<string, Sketch>>>();

/** Members that a client must bring; the same for every call of the command. */
export const sketchOfBody = (definition: CommandDefinition): Readonly<Record<string, Sketch>> => {
  const known = sketches.get(definition);
  if (known !== undefined) return known;
  const schema = z.toJSONSchema(bodySchema(definition), {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  const sketch = objectSketch(schema, schema.$defs ?? {}) as Record<string, Sketch>;
  sketches.set(definition, sketch);
  return sketch;
};
