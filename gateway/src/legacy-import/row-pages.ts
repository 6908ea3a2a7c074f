/** Pages of what an import found in a file: places in such a list are counted, and the list grows at its end. */
import { z } from 'zod';
import { Problem } from '../plugins/problem.ts';
import { cursorOf, Page, PageEnd, placeOf } from '../plugins/schemas.ts';

/** Where a page begins, and how many it has. */
export interface RowsAsked {
  readonly from: number;
  readonly count: number;
}

export interface RowsFound<Item> {
  readonly items: Item[];
  /** Whether others follow. */
  readonly more: boolean;
}

export const RowPage = Page.omit({ minBlock: true });

export const rowPageOf = <Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; nextCursor: z.ZodOptional<z.ZodString> }, z.core.$strict> =>
  z.strictObject({ items: z.array(item), nextCursor: PageEnd });

/** @throws Problem when the cursor is not one of ours */
export const rowsAsked = ({ cursor, limit }: z.output<typeof RowPage>): RowsAsked => {
  const place = placeOf(cursor) ?? '0';
  if (/^\d{1,9}$/.test(place)) return { from: Number(place), count: limit };
  throw new Problem('REQUEST_INVALID', { pointer: '/cursor', expected: 'nextCursor of a page' });
};

/** @param found the items asked for, and one more where there is one */
export const rowsFound = <Item>(found: readonly Item[], { count }: RowsAsked): RowsFound<Item> => ({
  items: found.slice(0, count),
  more: found.length > count,
});

export const pageOfRows = <Item>(
  { items, more }: RowsFound<Item>,
  { from, count }: RowsAsked,
): { items: Item[]; nextCursor?: string } =>
  more ? { items, nextCursor: cursorOf(String(from + count)) } : { items };
