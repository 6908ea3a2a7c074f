/** Turns JSON into messages: strict on the JSON, exact on the text, and silent about no loss. */
import { defaultProfile, type Profile } from './code-lists.ts';
import { distribute, distributeAsBefore, type LongText, type Part, textLinesMax } from './distribute.ts';
import { tagOf } from './fields.ts';
import { type Finding, isBroken } from './findings.ts';
import { partsMax } from './kinds/numbers.ts';
import { type Loss, Writer } from './kinds/writer.ts';
import type { MessageDefinition, Row } from './message.ts';
import { type Continuation, type MessageJson, schemaOf } from './message-json.ts';
import { definitionOf, messageDefinitions } from './messages.ts';
import { messageLengthMax, parse } from './parse.ts';
import { kindOfRow } from './structure.ts';
import { writeAsBefore } from './write-field.ts';
import { type EnvelopeMembers, writeMessage } from './write-envelope.ts';

/** A member that is missing, too much, or not of its form. */
export interface Problem {
  /** JSON pointer. */
  readonly pointer: string;
  readonly expected: string;
}

export interface Encoded {
  /** One message, or one for each part; empty when there are problems. */
  readonly texts: readonly string[];
  readonly losses: readonly Loss[];
  /** What reading the texts again says about them. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** No problem, and no finding that is an error. Losses do not count: whoever encodes decides about them. */
  readonly isValid: boolean;
}

const refused = (...problems: Problem[]): Encoded => ({
  texts: [],
  losses: [],
  findings: [],
  problems,
  isValid: false,
});

interface WrittenLine {
  readonly key: string;
  readonly tag: string;
  readonly lines: readonly string[];
}

interface Text {
  readonly fields: readonly WrittenLine[];
  readonly losses: readonly Loss[];
}

/** A text that cannot go on in another message has the lines of its format and no more. */
const withinFormat = (row: Row, lines: readonly string[], pointer: string, isLong: boolean) => {
  const component = kindOfRow(row).formats['']?.components[0];
  const writer = new Writer(pointer);
  if (isLong || component?.linesMax === undefined || kindOfRow(row).mayBreakBefore === undefined) {
    return { lines, losses: writer.losses };
  }
  return { lines: writer.counted(lines, component), losses: writer.losses };
};

const writeRow = (
  message: Pick<MessageJson, 'asWritten'> & Readonly<Record<string, unknown>>,
  [key, row]: [string, Row],
  isLong: boolean,
): { fields: WrittenLine[]; losses: Loss[] } => {
  const given = message[key];
  if (given === undefined) return { fields: [], losses: [] };
  const values = row.isRepeated ? (given as unknown[]) : [given];
  const losses: Loss[] = [];
  const fields = values.map((value, at) => {
    const path = row.isRepeated ? `${key}/${at}` : key;
    const pointer = `/${path}`;
    const written = writeAsBefore(row, value, { pointer, asWritten: message.asWritten?.[path] });
    const limited = withinFormat(row, written.text.split('\n'), pointer, isLong);
    losses.push(...written.losses, ...limited.losses);
    return { key, tag: tagOf(row.name, written.option), lines: limited.lines };
  });
  return { fields, losses };
};

const writeRows = (message: MessageJson, { rows, continuation }: MessageDefinition): Text => {
  const written = Object.entries(rows).map((entry) =>
    writeRow(message, entry, continuation?.texts.includes(entry[0]) === true),
  );
  return { fields: written.flatMap(({ fields }) => fields), losses: written.flatMap(({ losses }) => losses) };
};

/** The usual order, or that of the message that was decoded when it has the same tags. */
const ordered = (fields: readonly WrittenLine[], tagOrder: readonly string[] | undefined): WrittenLine[] => {
  const left = [...fields];
  const before = (tagOrder ?? []).flatMap((tag) => {
    const at = left.findIndex((field) => field.tag === tag);
    return at < 0 ? [] : left.splice(at, 1);
  });
  return [...before, ...left];
};

const fieldLines = ({ tag, lines }: WrittenLine): string[] =>
  lines.map((line, index) => (index === 0 ? `:${tag}:${line}` : line));

const linesOf = (fields: readonly WrittenLine[], others: MessageJson['otherFields'] = []): string[] => [
  ...fields.flatMap(fieldLines),
  ...others.flatMap(({ tag, text }) => `:${tag}:${text}`.split('\n')),
];

const longTextsOf = (fields: readonly WrittenLine[], definition: MessageDefinition): LongText[] => {
  const keys = definition.continuation?.texts ?? [];
  return fields
    .filter(({ key }) => keys.includes(key))
    .map(({ key, tag, lines }) => {
      const row = definition.rows[key];
      const mayBreakBefore = row === undefined ? undefined : kindOfRow(row).mayBreakBefore;
      return { key, tag, lines, mayBreakBefore: mayBreakBefore ?? (() => true) };
    });
};

/** Members of a continuation: what it has in common with the first part, and its own. */
const continuationMembers = (
  message: MessageJson,
  rows: MessageDefinition['rows'],
  own: Continuation,
): MessageJson => {
  const shared = Object.entries(rows).filter(([, row]) => row.presence !== 'optional');
  return {
    ...(Object.fromEntries(shared.map(([key]) => [key, message[key]])) as unknown as MessageJson),
    ...own.fields,
    asWritten: own.asWritten ?? {},
  };
};

interface Distribution {
  readonly message: MessageJson;
  readonly definition: MessageDefinition;
  readonly text: Text;
}

const envelopeOf = (message: MessageJson, messageType: string, own?: Continuation): EnvelopeMembers => ({
  messageType,
  senderLt: message.senderLt,
  receiverLt: message.receiverLt,
  priority: own?.priority ?? message.priority,
  mur: own === undefined ? message.mur : own.mur,
  envelope: own === undefined ? message.envelope : own.envelope,
});

const firstPart = (
  { message, definition, text }: Distribution,
  part: Part | undefined,
  total: number,
): string => {
  const keys = definition.continuation?.texts ?? [];
  const fields = ordered(text.fields, message.tagOrder).flatMap((field) => {
    const isCounted = total > 1 || message.continuations !== undefined;
    if (field.key === 'sequence' && isCounted) return [{ ...field, lines: [`1/${total}`] }];
    if (part === undefined || !keys.includes(field.key)) return [field];
    const lines = part[field.key];
    return lines === undefined ? [] : [{ ...field, lines }];
  });
  return writeMessage(envelopeOf(message, definition.type), linesOf(fields, message.otherFields));
};

const laterPart = (
  { message, definition }: Distribution,
  part: Part,
  { number, total }: { number: number; total: number },
): string => {
  const type = definition.continuation?.type ?? '';
  const { rows } = definitionOf(type) ?? messageDefinitions['701'];
  const own = message.continuations?.[number - 2] ?? { lines: {} };
  const members = continuationMembers(message, rows, own);
  const fields = Object.entries(rows).flatMap(([key, row]): WrittenLine[] => {
    if (key === 'sequence') return [{ key, tag: '27', lines: [`${number}/${total}`] }];
    const lines = part[key];
    if (lines !== undefined) return [{ key, tag: tagOf(row.name, ''), lines }];
    return writeRow(members, [key, row], true).fields;
  });
  return writeMessage(envelopeOf(message, type, own), linesOf(fields));
};

/** As many characters as a part with no texts has. */
const roomOf = (distribution: Distribution) => ({
  first: messageLengthMax - firstPart(distribution, {}, 2).length,
  continuation: messageLengthMax - laterPart(distribution, {}, { number: 2, total: 2 }).length,
  partsMax,
});

const textsOf = (distribution: Distribution, parts: Part[] | 'one'): string[] => {
  if (parts === 'one') return [firstPart(distribution, undefined, 1)];
  const total = parts.length;
  return parts.map((part, index) =>
    index === 0
      ? firstPart(distribution, part, total)
      : laterPart(distribution, part, { number: index + 1, total }),
  );
};

const isShort = (text: string): boolean => text.length <= messageLengthMax;

/** The parts that a message was read from, as long as its texts still fit into them. */
const partsAsBefore = (distribution: Distribution, texts: readonly LongText[]): string[] | undefined => {
  const counts = distribution.message.continuations?.map(({ lines }) => lines);
  const parts = counts === undefined ? undefined : distributeAsBefore(texts, counts);
  const before = parts === undefined ? undefined : textsOf(distribution, parts);
  return before?.every(isShort) === true ? before : undefined;
};

/** The messages; undefined when the texts do not fit into as many as there may be. */
const messagesOf = (distribution: Distribution): string[] | undefined => {
  const { definition, text } = distribution;
  const whole = textsOf(distribution, 'one');
  if (definition.continuation === undefined) return whole;
  const texts = longTextsOf(text.fields, definition);
  const before = partsAsBefore(distribution, texts);
  if (before !== undefined) return before;
  if (whole.every(isShort) && texts.every(({ lines }) => lines.length <= textLinesMax)) return whole;
  const parts = distribute(texts, roomOf(distribution));
  return parts === undefined ? undefined : textsOf(distribution, parts);
};

const problemsOf = (issues: readonly { path: PropertyKey[]; message: string }[]): Problem[] =>
  issues.map(({ path, message }) => ({ pointer: `/${path.map(String).join('/')}`, expected: message }));

/** What a continuation says of texts and members that it does not have. */
const continuationProblems = (message: MessageJson, { continuation }: MessageDefinition): Problem[] => {
  const rows = definitionOf(continuation?.type ?? '')?.rows ?? {};
  return (message.continuations ?? []).flatMap(({ lines, fields = {} }, at) => {
    const pointer = `/continuations/${at}`;
    const texts = Object.keys(lines).filter((key) => continuation?.texts.includes(key) !== true);
    const members = Object.entries(fields).filter(([key, value]) => {
      const row = Object.hasOwn(rows, key) ? rows[key] : undefined;
      return row === undefined || !kindOfRow(row).schema.safeParse(value).success;
    });
    return [
      ...texts.map((key) => ({ pointer: `${pointer}/lines/${key}`, expected: 'a text that is continued' })),
      ...members.map(([key]) => ({ pointer: `${pointer}/fields/${key}`, expected: 'a member of its form' })),
    ];
  });
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The messages of a JSON. Never throws on any JSON. */
export const encode = (json: unknown, profile: Profile = defaultProfile): Encoded => {
  const type = isObject(json) ? json['messageType'] : undefined;
  const definition = typeof type === 'string' ? definitionOf(type) : undefined;
  if (definition === undefined) {
    return refused({
      pointer: '/messageType',
      expected: `one of ${Object.keys(messageDefinitions).join(', ')}`,
    });
  }
  const checked = schemaOf(definition).safeParse(json);
  if (!checked.success) return refused(...problemsOf(checked.error.issues));
  const message = checked.data;
  const problems = continuationProblems(message, definition);
  if (problems.length > 0) return refused(...problems);
  const text = writeRows(message, definition);
  const texts = messagesOf({ message, definition, text });
  if (texts === undefined) {
    return refused({ pointer: '', expected: `texts that fit into ${partsMax} messages` });
  }
  const findings = texts.flatMap((one) => parse(one, { profile }).findings);
  return { texts, losses: text.losses, findings, problems: [], isValid: !isBroken(findings) };
};
