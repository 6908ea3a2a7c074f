/** Finds the messages of a file that are one credit in parts, and decodes each set as one. */
import { decode, type Decoded, decodeParts } from './decode.ts';
import { type Finding, type FindingCode, findingOf, type Position } from './findings.ts';
import type { Sequence } from './kinds/numbers.ts';
import { type ParsedField, type ParsedMessage } from './parse.ts';

const fieldOf = (parsed: ParsedMessage, key: string): ParsedField | undefined =>
  parsed.fields.find((field) => field.key === key);

const sequenceOf = (parsed: ParsedMessage): Sequence | undefined =>
  fieldOf(parsed, 'sequence')?.value as Sequence | undefined;

const fileStart: Position = { offset: 0, line: 1, column: 1 };

const placeOf = (parsed: ParsedMessage): Position =>
  fieldOf(parsed, 'sequence')?.position ?? parsed.fields[0]?.position ?? fileStart;

const findingAt = (code: FindingCode, parsed: ParsedMessage, expected: string): Finding =>
  findingOf({ code, expected }, placeOf(parsed), '27');

/** References that every part of one credit has in common. */
const common = [
  'creditNumber',
  'senderReference',
  'issuingBankReference',
  'amendmentNumber',
  'amendmentDate',
];

const isSameCredit = (first: ParsedMessage, part: ParsedMessage): boolean =>
  first.envelope.senderLt === part.envelope.senderLt &&
  first.envelope.receiverLt === part.envelope.receiverLt &&
  sequenceOf(first)?.total === sequenceOf(part)?.total &&
  common.every((key) => {
    const field = fieldOf(part, key);
    return field === undefined || JSON.stringify(fieldOf(first, key)?.value) === JSON.stringify(field.value);
  });

const checkParts = (first: ParsedMessage, rest: readonly ParsedMessage[]): Finding[] => {
  const total = sequenceOf(first)?.total ?? 1;
  const seen = new Set([1]);
  const findings: Finding[] = [];
  for (const part of rest) {
    const number = sequenceOf(part)?.number;
    if (!isSameCredit(first, part)) {
      findings.push(findingAt('PART_MISMATCH', part, 'references, terminals and total of the first part'));
    }
    if (number === undefined) continue;
    if (seen.has(number)) findings.push(findingAt('PART_REPEATED', part, 'each part once'));
    seen.add(number);
  }
  const missing = Array.from({ length: total }, (_, at) => at + 1).filter((number) => !seen.has(number));
  if (missing.length > 0) {
    findings.push(findingAt('PART_MISSING', first, `part ${missing.join(', ')} of ${total}`));
  }
  return findings;
};

const byNumber = (one: ParsedMessage, other: ParsedMessage): number =>
  (sequenceOf(one)?.number ?? 0) - (sequenceOf(other)?.number ?? 0);

const creditOf = (parsed: ParsedMessage): string =>
  JSON.stringify(fieldOf(parsed, 'creditNumber')?.value ?? fieldOf(parsed, 'senderReference')?.value);

/** The first part that a continuation belongs to: of its type, of its credit if there is one. */
const firstPartFor = (part: ParsedMessage, firsts: readonly ParsedMessage[]): ParsedMessage | undefined => {
  const candidates = firsts.filter(
    ({ definition }) =>
      definition?.continuation?.type === part.definition?.type && part.definition !== undefined,
  );
  return candidates.find((first) => creditOf(first) === creditOf(part)) ?? candidates.at(-1);
};

/** Messages as JSON; first parts and their continuations become one. */
export const decodeAll = (messages: readonly ParsedMessage[]): Decoded[] => {
  const rest = new Map<ParsedMessage, ParsedMessage[]>();
  const alone: ParsedMessage[] = [];
  for (const parsed of messages) {
    const first = firstPartFor(parsed, messages);
    if (first === undefined) alone.push(parsed);
    else rest.set(first, [...(rest.get(first) ?? []), parsed]);
  }
  return alone.map((parsed) => {
    if (parsed.definition?.continuation === undefined) return decode(parsed);
    const parts = [...(rest.get(parsed) ?? [])].sort(byNumber);
    return decodeParts(parsed, parts, checkParts(parsed, parts));
  });
};
