/** The form of a command on the API, derived from its declaration. */
import type { CommandDefinition } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { hiddenMembers, optionalMembers } from './derived-members.ts';

export const pathMembers = ({ path }: CommandDefinition): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

/** `/commands/{id}` as Fastify writes it. */
export const routePath = ({ path }: CommandDefinition): string =>
  `/v1${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;

/** Where many of a command are said at once: `/batches/register-receivable`. */
export const batchPath = ({ name }: Pick<CommandDefinition, 'name'>): string =>
  `/batches/${name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}`;

type Shape = Readonly<Record<string, z.ZodType>>;

/** A number in an address comes as text. */
const inPath = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodNumber ? z.coerce.number().pipe(schema) : schema;

export const paramsSchema = (definition: CommandDefinition): z.ZodObject => {
  const shape: Shape = definition.input.shape;
  return z.strictObject(
    Object.fromEntries(pathMembers(definition).map((name) => [name, inPath(shape[name] ?? z.never())])),
  );
};

/** Sections that a client brings; the others are the gateway's to find. */
export const broughtSections = ({ sections, known }: CommandDefinition): string[] =>
  Object.keys(sections).filter((name) => !known.includes(name));

const optionalWhereMade = (definition: CommandDefinition, name: string, schema: z.ZodType): z.ZodType => {
  if (name in definition.creates) {
    return z.optional(schema).meta({ description: 'An id of your own; made for you where it is left out.' });
  }
  return optionalMembers(definition).includes(name)
    ? z.optional(schema).meta({ description: 'Taken from the ledger where it is left out.' })
    : schema;
};

const termsSchema = (definition: CommandDefinition): Shape => {
  const brought = broughtSections(definition);
  if (brought.length === 0) return {};
  const mayLack = (name: string): boolean => definition.optional?.includes(name) === true;
  const sections = Object.fromEntries(
    brought.map((name): [string, z.ZodType] => {
      const schema = definition.sections[name] ?? z.never();
      return [name, mayLack(name) ? z.optional(schema) : schema];
    }),
  );
  const terms = z.strictObject(sections);
  return { terms: brought.every(mayLack) ? z.optional(terms) : terms };
};

const membersWithout = (definition: CommandDefinition, elsewhere: readonly string[]): z.ZodObject => {
  const left = new Set([...elsewhere, ...hiddenMembers(definition)]);
  const members = Object.entries<z.ZodType>(definition.input.shape)
    .filter(([name]) => !left.has(name))
    .map(([name, schema]): [string, z.ZodType] => [name, optionalWhereMade(definition, name, schema)]);
  return z.strictObject({ ...Object.fromEntries(members), ...termsSchema(definition) });
};

/**
 * Public members that are neither in the path nor made by the gateway, and `terms`. Strict at every level.
 */
export const bodySchema = (definition: CommandDefinition): z.ZodType => {
  const body = membersWithout(definition, pathMembers(definition));
  return body.safeParse({}).success ? body.default({}) : body;
};

/** One item of a batch: what a single command has in its path stands beside the rest. */
export const itemSchema = (definition: CommandDefinition): z.ZodObject => membersWithout(definition, []);
