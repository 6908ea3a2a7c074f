/** Reads the text of a file: envelope, fields with their values and places, and everything that is wrong with them. */
import { type Block, readBlocks } from './blocks.ts';
import { defaultProfile, type Profile } from './code-lists.ts';
import { acknowledgementService, type Envelope, readEnvelope } from './envelope.ts';
import type { FieldName } from './fields.ts';
import { type Finding, findingOf, inFileOrder, type Position } from './findings.ts';
import type { MessageDefinition } from './message.ts';
import { definitionOf } from './messages.ts';
import { checkOtherField, readField } from './read-field.ts';
import type { View } from './rules.ts';
import { type Report, Source } from './source.ts';
import { type PlacedField, placeFields } from './structure.ts';
import { type RawField, readFields } from './text-block.ts';

/** Characters of a message of category 7 at most, blocks and line ends included. */
export const messageLengthMax = 10_000;

/** The way by which a message came to us. */
export type Channel = 'file' | 'fin';

/**
 * Whether the sender is who the message says. A file only claims it: anybody can write one, block 5 included. A
 * message is authenticated when the interface to the network handed it over.
 */
export interface Authentication {
  readonly status: 'claimed' | 'authenticated';
  readonly channel: Channel;
}

export interface ParseOptions {
  readonly profile?: Profile;
  /** `file` unless said otherwise. */
  readonly channel?: Channel;
}

export interface ParsedField {
  /** The JSON member that holds it. */
  readonly key: string;
  readonly name: FieldName;
  readonly tag: string;
  readonly option: string;
  readonly text: string;
  readonly position: Position;
  /** Undefined when no value could hold the content; findings say why. */
  readonly value: unknown;
}

/** A field that no JSON member holds. */
export interface UnmappedField {
  readonly tag: string;
  readonly text: string;
  readonly position: Position;
}

export interface ParsedMessage {
  readonly definition: MessageDefinition | undefined;
  readonly envelope: Envelope;
  readonly fields: readonly ParsedField[];
  /** Fields of another message that this one carries. */
  readonly others: readonly UnmappedField[];
  readonly unmapped: readonly UnmappedField[];
  readonly isInOrder: boolean;
  readonly findings: readonly Finding[];
  readonly authentication: Authentication;
  readonly profile: Profile;
}

const mandatoryBlocks = ['1', '2', '4'];
const knownBlocks = [...mandatoryBlocks, '3', '5', 'S'];
const byteOrderMark = '\ufeff';

const checkBlocks = (blocks: readonly Block[], start: number, end: number, report: Report): void => {
  if (blocks.length === 0) {
    report({ code: 'MESSAGE_EMPTY', expected: 'a message: {1:…}{2:…}{4:…}' }, start);
    return;
  }
  for (const id of mandatoryBlocks) {
    if (blocks.some((block) => block.id === id)) continue;
    report({ code: 'BLOCK_MISSING', expected: `block ${id}` }, start);
  }
  for (const [at, { id, start: offset }] of blocks.entries()) {
    if (!knownBlocks.includes(id)) report({ code: 'BLOCK_UNKNOWN', expected: 'blocks 1 to 5 and S' }, offset);
    const before = blocks[at - 1]?.id ?? '';
    if (id <= before) report({ code: 'BLOCK_ORDER', expected: 'each block once, in order' }, offset);
  }
  if (!blocks.some(({ id }) => id === '5')) {
    report({ code: 'TRAILER_MISSING', expected: 'block 5' }, end);
  }
};

const viewOf = (fields: readonly ParsedField[]): View => {
  const byName = new Map(fields.map((field) => [field.name, field]));
  return { has: (name) => byName.has(name), value: (name) => byName.get(name)?.value };
};

const checkRules = (
  definition: MessageDefinition,
  fields: readonly ParsedField[],
  { profile, end, report }: { profile: Profile; end: number; report: Report },
): void => {
  const view = viewOf(fields);
  for (const { code, expected, isConfirmed, brokenAt } of definition.rules) {
    const name = brokenAt(view);
    if (name === undefined) continue;
    const field = fields.find((candidate) => candidate.name === name);
    const issue = isConfirmed ? { code, expected } : { code, expected, severity: profile.unconfirmed };
    report(issue, field?.position.offset ?? end, field?.tag);
  }
};

interface Text {
  readonly fields: readonly ParsedField[];
  readonly others: readonly UnmappedField[];
  readonly unmapped: readonly UnmappedField[];
  readonly isInOrder: boolean;
}

interface Context {
  readonly source: Source;
  readonly profile: Profile;
  readonly report: Report;
}

const listedIn =
  (source: Source) =>
  ({ tag, text, start }: RawField): UnmappedField => ({ tag, text, position: source.position(start) });

const parsedFieldOf = ({ slot, field }: PlacedField, { source, profile, report }: Context): ParsedField => ({
  key: slot.key,
  name: slot.row.name,
  tag: field.tag,
  option: slot.option,
  text: field.text,
  position: source.position(field.start),
  value: readField(slot, field, profile, report),
});

const readText = (block: Block, definition: MessageDefinition | undefined, context: Context): Text => {
  const { source, profile, report } = context;
  const listed = listedIn(source);
  const raw = readFields(source.text, block.contentStart, block.contentEnd, report);
  if (definition === undefined) {
    return { fields: [], others: [], unmapped: raw.map(listed), isInOrder: true };
  }
  const end = block.contentEnd;
  const structure = placeFields(definition, raw, { end, unconfirmed: profile.unconfirmed, report });
  for (const other of structure.others) checkOtherField(other, report);
  const fields = structure.placed.map((placed) => parsedFieldOf(placed, context));
  checkRules(definition, fields, { profile, end, report });
  const unread = structure.placed
    .filter((_, at) => fields[at]?.value === undefined)
    .map(({ field }) => field);
  return {
    fields,
    others: structure.others.map(listed),
    unmapped: [...structure.unplaced, ...unread].map(listed),
    isInOrder: structure.isInOrder,
  };
};

const noText: Text = { fields: [], others: [], unmapped: [], isInOrder: true };

const isAcknowledgement = (text: string, blocks: readonly Block[]): boolean =>
  blocks.some(({ id, contentStart }) => id === '1' && text.startsWith(acknowledgementService, contentStart));

interface Extent {
  readonly start: number;
  readonly end: number;
}

const checkLength = ({ start, end }: Extent, report: Report): void => {
  if (end - start <= messageLengthMax) return;
  const expected = `at most ${messageLengthMax} characters`;
  report({ code: 'MESSAGE_TOO_LONG', expected }, start + messageLengthMax);
};

const findDefinition = (
  { messageType }: Envelope,
  at: number,
  report: Report,
): MessageDefinition | undefined => {
  const definition = definitionOf(messageType ?? '');
  if (definition === undefined && messageType !== undefined) {
    report({ code: 'MESSAGE_TYPE_UNKNOWN', expected: 'a message type of this library' }, at);
  }
  return definition;
};

const readMessage = (
  source: Source,
  blocks: readonly Block[],
  { start, findings, options }: { start: number; findings: Finding[]; options: ParseOptions },
): ParsedMessage => {
  const { profile = defaultProfile, channel = 'file' } = options;
  const report: Report = (issue, offset, tag) => {
    findings.push(findingOf(issue, source.position(offset), tag));
  };
  const end = blocks.at(-1)?.end ?? start;
  checkBlocks(blocks, start, end, report);
  checkLength({ start, end }, report);
  const envelope = readEnvelope(source.text, blocks, report);
  const header = blocks.find(({ id }) => id === '2');
  const definition = findDefinition(envelope, header?.contentStart ?? start, report);
  const textBlock = blocks.find(({ id }) => id === '4');
  const context = { source, profile, report };
  const text = textBlock === undefined ? noText : readText(textBlock, definition, context);
  return {
    definition,
    envelope,
    ...text,
    findings: inFileOrder(findings),
    authentication: { status: channel === 'fin' ? 'authenticated' : 'claimed', channel },
    profile,
  };
};

const afterMark = (text: string, report: Report): number => {
  if (!text.startsWith(byteOrderMark)) return 0;
  report({ code: 'BYTE_ORDER_MARK', expected: 'no mark before the message' }, 0);
  return byteOrderMark.length;
};

/** What follows the last message is said of it. */
const withTrailing = (
  messages: [ParsedMessage, ...ParsedMessage[]],
  trailing: readonly Finding[],
): [ParsedMessage, ...ParsedMessage[]] => {
  const last = messages.at(-1);
  if (trailing.length > 0 && last !== undefined) {
    messages[messages.length - 1] = { ...last, findings: [...last.findings, ...trailing] };
  }
  return messages;
};

/** Every message of a file, one after the other, with or without `$` between them. Never throws; never empty. */
export const parseAll = (text: string, options: ParseOptions = {}): [ParsedMessage, ...ParsedMessage[]] => {
  const source = new Source(text);
  const messages: ParsedMessage[] = [];
  let findings: Finding[] = [];
  const report: Report = (issue, offset) => {
    findings.push(findingOf(issue, source.position(offset)));
  };
  let at = afterMark(text, report);
  do {
    const { blocks, end } = readBlocks(text, at, report);
    const start = blocks[0]?.start ?? at;
    at = end;
    if (at < text.length && isAcknowledgement(text, blocks)) {
      report({ code: 'SERVICE_MESSAGE_SKIPPED', expected: 'the message alone' }, start);
    } else if (blocks.length > 0 || messages.length === 0) {
      messages.push(readMessage(source, blocks, { start, findings, options }));
      findings = [];
    }
  } while (at < text.length);
  return withTrailing(messages as [ParsedMessage, ...ParsedMessage[]], findings);
};

/** The first message of a text. Never throws. */
export const parse = (text: string, options: ParseOptions = {}): ParsedMessage => {
  const [first, second] = parseAll(text, options);
  if (second === undefined) return first;
  const position = first.findings.at(-1)?.position ?? { offset: 0, line: 1, column: 1 };
  const issue = { code: 'TEXT_AFTER_MESSAGE', expected: 'one message' } as const;
  return { ...first, findings: [...first.findings, findingOf(issue, position)] };
};
