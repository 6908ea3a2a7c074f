/**
 * Business terms never stand in public state: only the hash of `{ terms, salt }` does. Whoever needs terms in
 * a transaction brings the opening in the transient map, and it is checked against that hash.
 */
import { z } from 'zod';
import { hashOf } from './hash.ts';

/**
 * 128 bits or more, fresh for each version of the terms: without it a hash of an amount is a dictionary away.
 */
export const Salt = z.string().regex(/^[0-9a-f]{32,64}$/, 'a salt of 32 to 64 lower-case hexadecimal digits');

export const TermsHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a SHA-256 hash in lower-case hexadecimal digits');
export type TermsHash = z.output<typeof TermsHash>;

export interface Opening<Terms> {
  readonly terms: Terms;
  readonly salt: string;
}

/** Strict schema of an opening whose terms have the given schema. */
export const openingOf = <T extends z.ZodType>(terms: T): z.ZodType<Opening<z.output<T>>> =>
  z.strictObject({ terms, salt: Salt }) as unknown as z.ZodType<Opening<z.output<T>>>;

/** The public commitment to an opening. */
export const hashOfOpening = (opening: Opening<unknown>): TermsHash =>
  hashOf({ terms: opening.terms, salt: opening.salt });
