/** What differs between two JSON values, member by member. */
import { canonicalJson } from '@chopmark/chaincode/api';
import { z } from 'zod';

export const Difference = z
  .strictObject({
    pointer: z.string().meta({ description: 'JSON pointer into the terms.' }),
    before: z.json().optional(),
    after: z.json().optional(),
  })
  .meta({ id: 'Difference' });
export type Difference = z.output<typeof Difference>;
type Json = z.output<ReturnType<typeof z.json>>;

const isObject = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escaped = (member: string): string => member.replaceAll('~', '~0').replaceAll('/', '~1');

const same = (one: Json | undefined, other: Json | undefined): boolean =>
  one !== undefined && other !== undefined && canonicalJson(one) === canonicalJson(other);

type Comparison = (before: Json | undefined, after: Json | undefined, pointer: string) => Difference[];

/** Members of objects, and places of lists that are as long as each other; `undefined` for everything else. */
const within = (
  before: Json | undefined,
  after: Json | undefined,
  pointer: string,
  compare: Comparison,
): Difference[] | undefined => {
  if (isObject(before) && isObject(after)) {
    const members = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return members.flatMap((name) => compare(before[name], after[name], `${pointer}/${escaped(name)}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, at) => compare(item, after[at], `${pointer}/${at}`));
  }
  return undefined;
};

/**
 * A member that is on one side only has no `before` or no `after`. Lists are compared as wholes when their lengths
 * differ: a paragraph taken out would otherwise look like a change of all that follow.
 */
export const differencesOf = (
  before: Json | undefined,
  after: Json | undefined,
  pointer = '',
): Difference[] => {
  if (same(before, after)) return [];
  const whole: Difference = {
    pointer,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
  return within(before, after, pointer, differencesOf) ?? [whole];
};
