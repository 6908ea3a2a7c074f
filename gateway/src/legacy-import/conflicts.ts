/** Rows of a bank’s own book that name the same paper. Pure, but for what it remembers. */
import { hasLevel, type LegacyRowTerms } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { PaperToken } from './paper-tokens.ts';

export const conflictLevels = ['exact', 'strong', 'suspect'] as const;
export type ConflictLevel = (typeof conflictLevels)[number];

/** A row by the import that brought it, and its line there. */
const RowPlace = z.strictObject({ importId: z.string(), line: z.int() });
export type RowPlace = z.output<typeof RowPlace>;

/** Two rows: the one that came first, and the one that met it. */
export const Conflict = z.strictObject({
  first: RowPlace,
  second: RowPlace,
  level: z.enum(conflictLevels),
  subsets: z.array(z.string()),
});
export type Conflict = z.output<typeof Conflict>;

/** 52 bits of a token: of a million tokens no two that differ meet, but once in ten thousand books. */
const shortened = (token: string): number => Number.parseInt(token.slice(0, 13), 16);

const levelOf = (tokens: readonly PaperToken[]): ConflictLevel =>
  conflictLevels.find((level) => tokens.some((token) => hasLevel(token, level))) ?? 'suspect';

export interface ConflictIndex {
  /** @returns what the row meets: each earlier row once, by the strongest of what agrees */
  add(row: LegacyRowTerms, place: RowPlace, tokens: readonly PaperToken[]): Conflict[];
}

/** Of each paper the first row is kept, and of each row nothing but its id and its place. */
export const conflictIndex = (): ConflictIndex => {
  const firstOf = new Map<number, number>();
  const places: (RowPlace & { readonly legacyId: string })[] = [];
  return {
    add: ({ legacyId }, place, tokens) => {
      const met = new Map<number, PaperToken[]>();
      const number = places.push({ ...place, legacyId }) - 1;
      for (const token of tokens) {
        const key = shortened(token.token);
        const first = firstOf.get(key);
        if (first === undefined) firstOf.set(key, number);
        else met.set(first, [...(met.get(first) ?? []), token]);
      }
      return [...met].flatMap(([first, agreeing]) => {
        const earlier = places[first];
        // The same row in two files is one loan.
        if (earlier === undefined || earlier.legacyId === legacyId) return [];
        const subsets = [...new Set(agreeing.map(({ subset }) => subset))].sort();
        const { importId, line } = earlier;
        return [{ first: { importId, line }, second: place, level: levelOf(agreeing), subsets }];
      });
    },
  };
};
