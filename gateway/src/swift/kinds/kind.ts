/** What a field's content means: how text becomes a JSON value and the value text again. */
import type { z } from 'zod';
import type { CodeListName, Profile } from '../code-lists.ts';
import type { Issue } from '../findings.ts';
import { compileFormat, type Format } from '../format.ts';
import type { Writer } from './writer.ts';

/** A field's content that fits its format. */
export interface Content {
  readonly text: string;
  /** The option letter; empty where the tag has none. */
  readonly option: string;
  /** What the components of the format hold. */
  readonly parts: readonly (string | undefined)[];
  readonly starts: readonly number[];
}

/** Receives what is wrong with a content, at a place in it. */
export interface Reading {
  readonly profile: Profile;
  readonly report: (issue: Issue, at: number) => void;
}

export interface Written {
  readonly option: string;
  readonly text: string;
}

export interface Kind<T> {
  /** Notation by option letter. */
  readonly notations: Readonly<Record<string, string>>;
  readonly formats: Readonly<Record<string, Format>>;
  readonly schema: z.ZodType<T>;
  /** The word list, for generators and the reference. */
  readonly codes?: CodeListName;
  /** Where a long text may be cut between messages; undefined where it cannot be. */
  readonly mayBreakBefore?: (line: string) => boolean;
  /** The value, or undefined when no value could hold the content. */
  readonly read: (content: Content, reading: Reading) => T | undefined;
  readonly write: (value: T, writer: Writer) => Written;
}

type KindDeclaration<T> = Omit<Kind<T>, 'formats'>;

/** Compiles the notations. */
export const kindOf = <T>(declaration: KindDeclaration<T>): Kind<T> => ({
  ...declaration,
  formats: Object.fromEntries(
    Object.entries(declaration.notations).map(([option, notation]) => [option, compileFormat(notation)]),
  ),
});

/** What one notation without option letters declares. */
export const plain = (notation: string): { readonly notations: Readonly<Record<string, string>> } => ({
  notations: { '': notation },
});

/** Writes a field without option letter. */
export const written = (text: string): Written => ({ option: '', text });

export const partOf = (content: Content, index: number): string => content.parts[index] ?? '';
export const startOf = (content: Content, index: number): number => content.starts[index] ?? 0;
