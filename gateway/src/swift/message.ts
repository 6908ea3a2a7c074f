/** How a message type is declared: its fields in their order, under the names that they have in JSON. */
import type { FieldName, fields } from './fields.ts';
import type { Kind } from './kinds/kind.ts';
import type { Rule } from './rules.ts';

/** `expected` is mandatory in a table that could not be confirmed: its absence is as severe as the profile says. */
export type Presence = 'mandatory' | 'expected' | 'optional';

export interface Row<N extends FieldName = FieldName, P extends Presence = Presence> {
  readonly name: N;
  readonly presence: P;
  readonly isRepeated: boolean;
}

export const must = <N extends FieldName>(name: N): Row<N, 'mandatory'> => ({
  name,
  presence: 'mandatory',
  isRepeated: false,
});

export const should = <N extends FieldName>(name: N): Row<N, 'expected'> => ({
  name,
  presence: 'expected',
  isRepeated: false,
});

export const may = <N extends FieldName>(name: N): Row<N, 'optional'> => ({
  name,
  presence: 'optional',
  isRepeated: false,
});

/** A field that may stand several times; its JSON member is a list. */
export const several = <N extends FieldName>(name: N): Row<N, 'mandatory'> & { isRepeated: true } => ({
  name,
  presence: 'mandatory',
  isRepeated: true,
});

export type Rows = Readonly<Record<string, Row>>;

export interface MessageDefinition<R extends Rows = Rows> {
  readonly type: string;
  readonly title: string;
  /** Fields by their JSON name, in the order in which they stand. */
  readonly rows: R;
  readonly rules: readonly Rule[];
  /** The message that continues texts of this one, and the JSON names of those texts. */
  readonly continuation?: { readonly type: string; readonly texts: readonly string[] };
  /** An order that could not be confirmed: breaks of it are as severe as the profile says. */
  readonly isOrderConfirmed: boolean;
  /** Fields of other messages may follow: copies of a message, or the content of an envelope. */
  readonly takesOtherFields: boolean;
}

type Options = Partial<
  Pick<MessageDefinition, 'rules' | 'continuation' | 'isOrderConfirmed' | 'takesOtherFields'>
>;

export const message = <R extends Rows>(
  type: string,
  title: string,
  rows: R,
  { rules = [], continuation, isOrderConfirmed = true, takesOtherFields = false }: Options = {},
): MessageDefinition<R> => ({
  type,
  title,
  rows,
  rules,
  ...(continuation === undefined ? {} : { continuation }),
  isOrderConfirmed,
  takesOtherFields,
});

type SingleOf<N extends FieldName> = (typeof fields)[N]['kind'] extends Kind<infer T> ? T : never;

type ValueOf<R extends Row> = R extends { isRepeated: true } ? SingleOf<R['name']>[] : SingleOf<R['name']>;

type NamesWith<R extends Rows, P extends Presence> = {
  [K in keyof R]: R[K]['presence'] extends P ? K : never;
}[keyof R];

/** The JSON members that the fields of a message become. */
export type FieldsOf<R extends Rows> = {
  readonly [K in NamesWith<R, 'mandatory'>]: ValueOf<R[K]>;
} & { readonly [K in NamesWith<R, 'expected' | 'optional'>]?: ValueOf<R[K]> };
