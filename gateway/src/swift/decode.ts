/** Turns parsed messages into JSON. What is valid but written unusually is kept beside its value. */
import type { Finding } from './findings.ts';
import { isBroken } from './findings.ts';
import type { Continuation, MessageJson } from './message-json.ts';
import { readBack, writeField } from './write-field.ts';
import type { Authentication, ParsedField, ParsedMessage, UnmappedField } from './parse.ts';
import type { Row } from './message.ts';
import { isSameValue } from './same-value.ts';
import { slotsOf } from './structure.ts';

export interface Decoded {
  readonly message: MessageJson;
  /** Fields of the message and of the parts that continue it, in the order of their parts. */
  readonly fields: readonly ParsedField[];
  /** Fields that no member holds. */
  readonly unmapped: readonly UnmappedField[];
  readonly findings: readonly Finding[];
  /** No finding is an error. */
  readonly isValid: boolean;
  readonly authentication: Authentication;
}

const isEmpty = (object: object): boolean => Object.keys(object).length === 0;

const withMember = <T>(key: string, value: T, isAbsent: boolean): Record<string, T> =>
  isAbsent ? {} : { [key]: value };

interface Members {
  readonly values: Record<string, unknown>;
  readonly asWritten: Record<string, string>;
}

/** Keeps the content of a field when it is not what would be written for its value. */
const keepUnusual = (
  asWritten: Record<string, string>,
  path: string,
  { row, value, text }: { row: Row; value: unknown; text: string },
): void => {
  if (writeField(row, value, '').text !== text) asWritten[path] = text;
};

const membersOf = (fields: readonly ParsedField[], rows: Readonly<Record<string, Row>>): Members => {
  const values: Record<string, unknown> = {};
  const asWritten: Record<string, string> = {};
  for (const { key, value, text } of fields) {
    const row = rows[key];
    if (value === undefined || row === undefined) continue;
    if (row.isRepeated) {
      const list = (values[key] ??= []) as unknown[];
      keepUnusual(asWritten, `${key}/${list.length}`, { row, value, text });
      list.push(value);
    } else {
      values[key] = value;
      keepUnusual(asWritten, key, { row, value, text });
    }
  }
  return { values, asWritten };
};

const commonOf = ({ definition, envelope }: ParsedMessage): Record<string, unknown> => {
  const { messageType = '', senderLt, receiverLt, priority, mur } = envelope;
  return {
    messageType: definition?.type ?? messageType,
    senderLt,
    receiverLt,
    priority,
    ...withMember('mur', mur, mur === undefined),
  };
};

const jsonOf = (
  parsed: ParsedMessage,
  fields: readonly ParsedField[],
  continuations: Continuation[],
): MessageJson => {
  const { values, asWritten } = membersOf(fields, parsed.definition?.rows ?? {});
  const { details } = parsed.envelope;
  const others = parsed.others.map(({ tag, text }) => ({ tag, text }));
  return {
    ...commonOf(parsed),
    ...values,
    ...withMember('otherFields', others, others.length === 0),
    ...withMember('continuations', continuations, continuations.length === 0),
    ...withMember('envelope', details, isEmpty(details)),
    ...withMember('asWritten', asWritten, isEmpty(asWritten)),
    ...withMember(
      'tagOrder',
      parsed.fields.map(({ tag }) => tag),
      parsed.isInOrder,
    ),
  } as unknown as MessageJson;
};

const decodedOf = (
  parsed: ParsedMessage,
  message: MessageJson,
  { fields, unmapped, findings }: Pick<Decoded, 'fields' | 'unmapped' | 'findings'>,
): Decoded => ({
  message,
  fields,
  unmapped,
  findings,
  isValid: !isBroken(findings),
  authentication: parsed.authentication,
});

/** One message as JSON. */
export const decode = (parsed: ParsedMessage): Decoded =>
  decodedOf(parsed, jsonOf(parsed, parsed.fields, []), parsed);

const textsOf = (parsed: ParsedMessage): ReadonlySet<string> =>
  new Set(parsed.definition?.continuation?.texts);

const lineCount = (text: string): number => text.split('\n').length;

/** Appends the texts of the continuations to those of the first part. */
const joinedFields = (first: ParsedMessage, rest: readonly ParsedMessage[]): ParsedField[] => {
  const texts = textsOf(first);
  const joined = new Map(first.fields.map((field) => [field.key, field]));
  for (const field of rest.flatMap(({ fields }) => fields)) {
    if (!texts.has(field.key) || field.value === undefined) continue;
    const before = joined.get(field.key);
    const text = before === undefined ? field.text : `${before.text}\n${field.text}`;
    const row = first.definition?.rows[field.key];
    const value = row === undefined ? undefined : readBack(row, field.option, text);
    joined.set(field.key, { ...(before ?? field), text, value });
  }
  const slots = first.definition === undefined ? new Map<string, never>() : slotsOf(first.definition);
  const indexOf = ({ tag }: ParsedField): number => slots.get(tag)?.index ?? 0;
  return first.isInOrder
    ? [...joined.values()].sort((one, other) => indexOf(one) - indexOf(other))
    : [...joined.values()];
};

const continuationOf = (part: ParsedMessage, first: ParsedMessage, members: Members): Continuation => {
  const texts = textsOf(first);
  const rows = part.definition?.rows ?? {};
  const own = membersOf(
    part.fields.filter(({ key }) => !texts.has(key) && key !== 'sequence'),
    rows,
  );
  const different = Object.entries(own.values).filter(
    ([key, value]) => rows[key]?.presence === 'optional' || !isSameValue(members.values[key], value),
  );
  const lines = part.fields
    .filter(({ key }) => texts.has(key))
    .map(({ key, text }): [string, number] => [key, lineCount(text)]);
  const { priority, mur, details } = part.envelope;
  return {
    lines: Object.fromEntries(lines),
    ...withMember('priority', priority, priority === first.envelope.priority),
    ...withMember('mur', mur, mur === undefined),
    ...withMember('envelope', details, isEmpty(details)),
    ...withMember('fields', Object.fromEntries(different), different.length === 0),
    ...withMember('asWritten', own.asWritten, isEmpty(own.asWritten)),
  };
};

/** A first part and its continuations as one JSON. */
export const decodeParts = (
  first: ParsedMessage,
  rest: readonly ParsedMessage[],
  findings: readonly Finding[],
): Decoded => {
  const members = membersOf(first.fields, first.definition?.rows ?? {});
  const continuations = rest.map((part) => continuationOf(part, first, members));
  const parts = [first, ...rest];
  return decodedOf(first, jsonOf(first, joinedFields(first, rest), continuations), {
    fields: parts.flatMap(({ fields }) => fields),
    unmapped: parts.flatMap(({ unmapped }) => unmapped),
    findings: [...parts.flatMap((part) => part.findings), ...findings],
  });
};
