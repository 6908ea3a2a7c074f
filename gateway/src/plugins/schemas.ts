/** Parts of route schemas that every feature shares. */
import type { FastifyTypeProvider } from 'fastify';
import { z } from 'zod';
import { Problem, ProblemDocument } from './problem.ts';

/** Requests and answers of a route have the types of its zod schemas. */
export interface ZodRoutes extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
  serializer: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown;
}

const problem = { content: { 'application/problem+json': { schema: ProblemDocument } } };

/** Refusals in the OpenAPI document of any route. */
export const problems = {
  '4xx': { description: 'A refusal; nothing was changed.', ...problem },
  '5xx': { description: 'The gateway cannot answer now.', ...problem },
};

/** A file as an answer. */
export const fileAnswer = {
  description: 'The file.',
  content: { 'application/octet-stream': { schema: z.any().meta({ type: 'string', format: 'binary' }) } },
};

/** `minBlock` reads one's own write. */
export const AsOf = z.strictObject({
  minBlock: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Waits until the view contains this block.' }),
});

export const Page = AsOf.extend({
  cursor: z.string().max(400).optional().meta({ description: '`nextCursor` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A place in a list, opaque to clients. */
export const cursorOf = (place: string): string => Buffer.from(place).toString('base64url');

/** @throws Problem when the cursor is not one of ours */
export const placeOf = (cursor: string | undefined): string | undefined => {
  if (cursor === undefined) return undefined;
  const place = Buffer.from(cursor, 'base64url').toString();
  if (/^[\w./-]+$/.test(place) && cursorOf(place) === cursor) return place;
  throw new Problem('REQUEST_INVALID', { pointer: '/cursor', expected: 'nextCursor of a page' });
};

export const PageEnd = z
  .string()
  .optional()
  .meta({ description: 'There are more: ask with this as `cursor`.' });

/** A page of a list, true as of a block. */
export const listOf = <T extends z.ZodType>(
  item: T,
): z.ZodObject<{ items: z.ZodArray<T>; nextCursor: z.ZodOptional<z.ZodString>; asOfBlock: z.ZodInt }> =>
  z.strictObject({
    items: z.array(item),
    nextCursor: PageEnd,
    asOfBlock: z.int(),
  });

interface PageOf<T> {
  readonly items: T[];
  readonly nextCursor?: string;
}

/** The first items of what was found, and the place of the last where there are more. */
export const pageOf = <T>(found: readonly T[], limit: number, place: (item: T) => string): PageOf<T> => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return found.length > limit && last !== undefined
    ? { items, nextCursor: cursorOf(place(last)) }
    : { items };
};
