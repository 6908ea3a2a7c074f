/**
 * Strict parsing of what a client sends: unknown members are errors, and each refusal points at one member.
 */
import { z } from 'zod';
import type { CommandDefinition } from './command.ts';
import { isRefusal, refuse, type Refusal } from './errors.ts';
import { idOf } from './identifiers.ts';
import { openingOf, type Opening } from './opening.ts';

/** Longest command or section of terms, in characters: longer ones are refused before they are parsed. */
export const textLengthMax = 262_144;
/** Longest batch: a block of one is far from the greatest size of a block (10 MB). */
export const batchLengthMax = 1_048_576;

export interface ParsedCommand {
  readonly commandId: string;
  /** A single command, or a batch of them. */
  readonly input: Input | readonly Input[];
}
export type Input = Readonly<Record<string, unknown>>;

const pointerOf = (base: string, path: readonly PropertyKey[]): string =>
  [base, ...path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');

const describe = (issue: z.core.$ZodIssue): string => issue.message.replaceAll(/[{}]/g, '');

/** The first issue as a refusal; the offending value is never repeated. */
const refusalOf = <Code extends 'COMMAND_INVALID' | 'TERMS_INVALID'>(
  code: Code,
  base: string,
  error: z.ZodError,
): Refusal<Code> => {
  const issue = error.issues[0];
  if (issue === undefined) return refuse(code, { pointer: base });
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const expected = issue.code === 'unrecognized_keys' ? 'no such member' : describe(issue);
  return refuse(code, { pointer: pointerOf(base, path), expected });
};

const jsonOf = (text: string, lengthMax = textLengthMax): unknown => {
  if (text.length > lengthMax) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

interface Schemas {
  readonly command: z.ZodType<ParsedCommand>;
  readonly batch: z.ZodType<ParsedCommand>;
  readonly sections: ReadonlyMap<string, z.ZodType<Opening<unknown>>>;
}

/** Built once for each command: zod compiles a schema when it is first used. */
const schemas = new WeakMap<CommandDefinition, Schemas>();

const schemasOf = (definition: CommandDefinition): Schemas => {
  const built = schemas.get(definition);
  if (built !== undefined) return built;
  const sections = Object.entries(definition.sections);
  const commandId = idOf('command');
  const items = z
    .array(definition.input)
    .min(1)
    .max(definition.batch ?? 0);
  const made: Schemas = {
    command: z.strictObject({ commandId, input: definition.input }),
    batch: z.strictObject({ commandId, input: items }),
    sections: new Map(sections.map(([name, terms]) => [name, openingOf(terms)])),
  };
  schemas.set(definition, made);
  return made;
};

const isBatch = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'input' in json && Array.isArray(json.input);

/** Parses `{ commandId, input }` by the command's own schema; `input` is an array where it is a batch. */
export const parseCommand = (
  definition: CommandDefinition,
  text: string,
): ParsedCommand | Refusal<'COMMAND_INVALID'> => {
  const { command, batch } = schemasOf(definition);
  const json = jsonOf(text, definition.batch === undefined ? textLengthMax : batchLengthMax);
  const parsed = (definition.batch !== undefined && isBatch(json) ? batch : command).safeParse(json);
  return parsed.success ? parsed.data : refusalOf('COMMAND_INVALID', '', parsed.error);
};

export type Openings = Readonly<Record<string, Opening<unknown>>>;

const undeclared = (name: string): Refusal<'TERMS_INVALID'> =>
  refuse('TERMS_INVALID', { pointer: pointerOf('/terms', name.split('/')), expected: 'no such section' });

/** The openings of one item, whose sections are called `0/invoice`; of a single command, whose are called `invoice`. */
const openingsAt = (
  definition: CommandDefinition,
  transient: ReadonlyMap<string, string>,
  item?: number,
): Openings | Refusal<'TERMS_INVALID'> => {
  const openings: Record<string, Opening<unknown>> = {};
  for (const [section, schema] of schemasOf(definition).sections) {
    const name = sectionName(section, item);
    if (!transient.has(name) && definition.optional?.includes(section) === true) continue;
    const parsed = schema.safeParse(jsonOf(transient.get(name) ?? ''));
    if (!parsed.success)
      return refusalOf('TERMS_INVALID', pointerOf('/terms', name.split('/')), parsed.error);
    openings[section] = parsed.data;
  }
  return openings;
};

/** What the transient map calls a section of terms: `invoice`, or `7/invoice` of the item 7 of a batch. */
export const sectionName = (section: string, item?: number): string =>
  item === undefined ? section : `${item}/${section}`;

/** Parses the openings of the declared sections, of each item; a missing one or an undeclared one is refused. */
export const parseOpenings = (
  definition: CommandDefinition,
  { input }: ParsedCommand,
  transient: ReadonlyMap<string, string>,
): readonly Openings[] | Refusal<'TERMS_INVALID'> => {
  const items = Array.isArray(input) ? [...input.keys()] : [undefined];
  const sections = Object.keys(definition.sections);
  const declared = new Set(items.flatMap((item) => sections.map((section) => sectionName(section, item))));
  const strange = [...transient.keys()].find((name) => !declared.has(name));
  if (strange !== undefined) return undeclared(strange);
  const all: Openings[] = [];
  for (const item of items) {
    const openings = openingsAt(definition, transient, item);
    if (isRefusal(openings)) return openings;
    all.push(openings);
  }
  return all;
};
