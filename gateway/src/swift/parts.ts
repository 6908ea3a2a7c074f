/** Finds the messages of a file that are one credit in parts, and decodes each set as one. */
import { decode, type Decoded, decodeParts } from './decode.ts';
import { type Finding, type FindingCode, findingOf, type Position } from './findings.ts';
import type { Sequence } from './kinds/numbers.ts';
import { isContinuationType } from './messages.ts';
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

/** Numbers of parts that are not there, in words; empty when all are. */
const missingOf = (total: number, seen: ReadonlySet<number>): string => {
  const missing = Array.from({ length: total }, (_, at) => at + 1).filter((number) => !seen.has(number));
  return missing.length === 0 ? '' : `part ${missing.join(', ')} of ${total}`;
};

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
  const missing = missingOf(total, seen);
  if (missing !== '') findings.push(findingAt('PART_MISSING', first, missing));
  return findings;
};

const byNumber = (one: ParsedMessage, other: ParsedMessage): number =>
  (sequenceOf(one)?.number ?? 0) - (sequenceOf(other)?.number ?? 0);

const creditOf = (parsed: ParsedMessage): string =>
  JSON.stringify(fieldOf(parsed, 'creditNumber')?.value ?? fieldOf(parsed, 'senderReference')?.value);

/** First parts with their continuations. */
type Sets = ReadonlyMap<ParsedMessage, ParsedMessage[]>;

const isContinuedBy = (first: ParsedMessage, part: ParsedMessage): boolean =>
  first.definition?.continuation?.type === part.definition?.type;

/** Whether a first part still waits for the part of this number. */
const waitsFor = (first: ParsedMessage, parts: readonly ParsedMessage[], part: ParsedMessage): boolean =>
  (sequenceOf(first)?.total ?? 1) > 1 &&
  !parts.some((one) => sequenceOf(one)?.number === sequenceOf(part)?.number);

/**
 * The first part that a continuation belongs to: of its credit, or else one that waits for it, to which it is then a
 * mismatch. A credit that is complete is left alone.
 */
const firstPartFor = (part: ParsedMessage, sets: Sets): ParsedMessage | undefined => {
  const possible = [...sets].filter(([first]) => isContinuedBy(first, part));
  const ofCredit = possible.filter(([first]) => creditOf(first) === creditOf(part));
  const same = ofCredit.find(([first]) => isSameCredit(first, part)) ?? ofCredit.at(-1);
  return (same ?? possible.filter(([first, parts]) => waitsFor(first, parts, part)).at(-1))?.[0];
};

const isContinuation = ({ definition }: ParsedMessage): boolean =>
  definition !== undefined && isContinuationType(definition.type);

/** A continuation without its first part. */
const stray = (parsed: ParsedMessage): Decoded => {
  const { number = 0, total = 0 } = sequenceOf(parsed) ?? {};
  const decoded = decode(parsed);
  const finding = findingAt('PART_MISSING', parsed, missingOf(total, new Set([number])));
  return total === 0 ? decoded : { ...decoded, findings: [...decoded.findings, finding] };
};

/** Continuations that name their credit find it before others take its place. */
const bySameCredit = (messages: readonly ParsedMessage[], sets: Sets): readonly ParsedMessage[] => {
  const credits = new Set([...sets.keys()].map(creditOf));
  const isNamed = (parsed: ParsedMessage): boolean => credits.has(creditOf(parsed));
  return [...messages.filter(isNamed), ...messages.filter((parsed) => !isNamed(parsed))];
};

/** Messages as JSON; first parts and their continuations become one. */
export const decodeAll = (messages: readonly ParsedMessage[]): Decoded[] => {
  const sets = new Map(
    messages
      .filter(({ definition }) => definition?.continuation !== undefined)
      .map((first): [ParsedMessage, ParsedMessage[]] => [first, []]),
  );
  const placed = new Set<ParsedMessage>();
  for (const part of bySameCredit(messages.filter(isContinuation), sets)) {
    const first = firstPartFor(part, sets);
    if (first === undefined) continue;
    sets.get(first)?.push(part);
    placed.add(part);
  }
  return messages
    .filter((parsed) => !placed.has(parsed))
    .map((parsed) => {
      if (isContinuation(parsed)) return stray(parsed);
      const parts = sets.get(parsed);
      if (parts === undefined) return decode(parsed);
      const ordered = parts.toSorted(byNumber);
      return decodeParts(parsed, ordered, checkParts(parsed, ordered));
    });
};
