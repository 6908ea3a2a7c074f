/**
 * Strict parsing of what a client sends: unknown members are errors, and each refusal points at one member.
 */
import { z } from 'zod';
import type { CommandDefinition } from './command.ts';
import { refuse, type Refusal } from './errors.ts';
import { idOf } from './identifiers.ts';
import { openingOf, type Opening } from './opening.ts';

/** Longest command or section of terms, in characters: longer ones are refused before they are parsed. */
export const textLengthMax = 262_144;

export interface ParsedCommand {
  readonly commandId: string;
  readonly input: Record<string, unknown>;
}

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

const jsonOf = (text: string): unknown => {
  if (text.length > textLengthMax) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

interface Schemas {
  readonly command: z.ZodType<ParsedCommand>;
  readonly sections: ReadonlyMap<string, z.ZodType<Opening<unknown>>>;
}

/** Built once for each command: zod compiles a schema when it is first used. */
const schemas = new WeakMap<CommandDefinition, Schemas>();

const schemasOf = (definition: CommandDefinition): Schemas => {
  const built = schemas.get(definition);
  if (built !== undefined) return built;
  const sections = Object.entries(definition.sections);
  const made: Schemas = {
    command: z.strictObject({ commandId: idOf('command'), input: definition.input }),
    sections: new Map(sections.map(([name, terms]) => [name, openingOf(terms)])),
  };
  schemas.set(definition, made);
  return made;
};

/** Parses `{ commandId, input }` by the command's own schema. */
export const parseCommand = (
  definition: CommandDefinition,
  text: string,
): ParsedCommand | Refusal<'COMMAND_INVALID'> => {
  const parsed = schemasOf(definition).command.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : refusalOf('COMMAND_INVALID', '', parsed.error);
};

/** Parses the openings of the declared sections; a missing one or an undeclared one is refused. */
export const parseOpenings = (
  definition: CommandDefinition,
  transient: ReadonlyMap<string, string>,
): Record<string, Opening<unknown>> | Refusal<'TERMS_INVALID'> => {
  const undeclared = [...transient.keys()].find((name) => !Object.hasOwn(definition.sections, name));
  if (undeclared !== undefined) {
    return refuse('TERMS_INVALID', {
      pointer: pointerOf('/terms', [undeclared]),
      expected: 'no such section',
    });
  }
  const openings: Record<string, Opening<unknown>> = {};
  for (const [name, schema] of schemasOf(definition).sections) {
    if (!transient.has(name) && definition.optional?.includes(name) === true) continue;
    const parsed = schema.safeParse(jsonOf(transient.get(name) ?? ''));
    if (!parsed.success) return refusalOf('TERMS_INVALID', pointerOf('/terms', [name]), parsed.error);
    openings[name] = parsed.data;
  }
  return openings;
};
