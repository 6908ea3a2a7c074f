/** Finds the messages of a file that are one credit in parts, and decodes each set as one. */
import { decode, type Decoded, decodeParts } from './decode.ts';
import { type Finding, type FindingCode, findingOf, type Position } from './findings.ts';
import type { Sequence } from './kinds/numbers.ts';
import { isSameValue } from './same-value.ts';
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
    return field === undefined || isSameValue(fieldOf(first, key)?.value, field.value);
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

/** First parts, by the type of their continuations and by their credit. */
const firstPartsOf = (messages: readonly ParsedMessage[]): ReadonlyMap<string, ParsedMessage> => {
  const firsts = new Map<string, ParsedMessage>();
  for (const parsed of messages) {
    const type = parsed.definition?.continuation?.type;
    if (type === undefined) continue;
    firsts.set(`${type} ${creditOf(parsed)}`, parsed);
    firsts.set(type, parsed);
  }
  return firsts;
};

/** The first part that a continuation belongs to: of its credit, or else any, which is then a mismatch. */
const firstPartFor = (
  part: ParsedMessage,
  firsts: ReadonlyMap<string, ParsedMessage>,
): ParsedMessage | undefined => {
  const type = part.definition?.type ?? '';
  return firsts.get(`${type} ${creditOf(part)}`) ?? firsts.get(type);
};

/** Messages as JSON; first parts and their continuations become one. */
export const decodeAll = (messages: readonly ParsedMessage[]): Decoded[] => {
  const firsts = firstPartsOf(messages);
  const rest = new Map<ParsedMessage, ParsedMessage[]>();
  const alone: ParsedMessage[] = [];
  for (const parsed of messages) {
    const first = firstPartFor(parsed, firsts);
    if (first === undefined) alone.push(parsed);
    else {
      const parts = rest.get(first) ?? [];
      parts.push(parsed);
      rest.set(first, parts);
    }
  }
  return alone.map((parsed) => {
    if (parsed.definition?.continuation === undefined) return decode(parsed);
    const parts = (rest.get(parsed) ?? []).sort(byNumber);
    return decodeParts(parsed, parts, checkParts(parsed, parts));
  });
};
