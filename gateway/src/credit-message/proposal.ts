/**
 * Which command would record the act that a received message reports, by the member that received it. A proposal: a
 * person looks at it, names the presentation, and sends it; nothing here writes.
 */
import { createHash } from 'node:crypto';
import { type CommandDefinition, handlers } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { hiddenMembers, optionalMembers } from '../command/derived-members.ts';
import { broughtSections } from '../command/request-schema.ts';
import { present } from '../plugins/own-terms.ts';
import type { Decoded, MessageJson } from '../swift/api.ts';
import { creditReadings } from './credit-readings.ts';
import { type Meant, notSaid, type Reading, type Remark as RemarkOn } from './meant.ts';
import { presentationReadings } from './presentation-readings.ts';
import { reimbursementReadings } from './reimbursement-readings.ts';

const Remark = z.strictObject({
  pointer: z.string().meta({ description: 'JSON pointer into the proposal, or `/message/…` of the answer.' }),
  text: z.string(),
});

const Recording = z
  .strictObject({
    command: z.string(),
    when: z.string().optional().meta({ description: 'When it is this command and not another.' }),
    path: z.string().meta({ description: 'Where it is sent; ids in braces are for you to name.' }),
    input: z.record(z.string(), z.unknown()),
    terms: z.record(z.string(), z.unknown()),
    remarks: z
      .array(Remark)
      .meta({ description: 'What the message does not say, says only in words, or says otherwise.' }),
  })
  .meta({ id: 'MessageRecording' });
type Recording = z.output<typeof Recording>;

export const Proposal = Recording.extend({
  alternatives: z.array(Recording).meta({ description: 'What the same message may report instead.' }),
  references: z.record(z.string(), z.string()).meta({ description: 'By which you find the credit.' }),
  unused: z.array(z.string()).meta({ description: 'Members of `message` that nothing here records.' }),
}).meta({ id: 'MessageProposal' });
export type Proposal = z.output<typeof Proposal>;

export const Unproposed = z
  .strictObject({
    why: z.enum(['message-broken', 'parts-missing', 'no-command']),
    text: z.string(),
  })
  .meta({ id: 'MessageUnproposed' });
export type Unproposed = z.output<typeof Unproposed>;

const readers: Readonly<Record<string, (message: never) => Meant>> = {
  ...creditReadings,
  ...presentationReadings,
  ...reimbursementReadings,
};

/** A message is evidence only as far as its channel vouches for it. */
const evidenceOf = (
  { message, authentication }: Decoded,
  { reference, actedOn }: Meant,
  { text, receivedAt }: Received,
): Record<string, unknown> =>
  present({
    channel: 'swift',
    reference,
    receivedAt,
    actedOn: actedOn ?? message.envelope?.output?.inputDate,
    documentHash: createHash('sha256').update(text, 'latin1').digest('hex'),
    note: `MT${message.messageType} from ${message.senderLt}, ${authentication.status}`,
  });

export interface Received {
  readonly text: string;
  /** ISO 8601. */
  readonly receivedAt: string;
}

const pointerOf = (...path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part)}`).join('');

const ids = new Set(['creditId', 'presentationId', 'reimbursementId', 'claimId', 'stopOrderId']);

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (found, member) => (found as Record<PropertyKey, unknown> | undefined)?.[member],
    value,
  );

/** What a schema misses in a member of the proposal. */
const missedIn = (schema: z.ZodType | undefined, value: unknown, ...at: readonly string[]): RemarkOn[] => {
  const parsed = schema?.safeParse(value);
  return parsed?.success === false
    ? parsed.error.issues.map(({ path, message }) => ({
        pointer: pointerOf(...at, ...path),
        text: valueAt(value, path) === undefined ? notSaid : message,
      }))
    : [];
};

/** Public members that the command needs, a person names, and the message does not have. */
const inputRemarks = (definition: CommandDefinition, input: Reading['input'] = {}): RemarkOn[] => {
  const elsewhere = [...hiddenMembers(definition), ...optionalMembers(definition), ...ids];
  return Object.entries<z.ZodType>(definition.input.shape)
    .filter(([name]) => !elsewhere.includes(name))
    .flatMap(([name, schema]) => missedIn(schema, input[name], 'input', name));
};

/** What the sections of the command still need. */
const termsRemarks = (definition: CommandDefinition, terms: Readonly<Record<string, unknown>>): RemarkOn[] =>
  broughtSections(definition)
    .filter((section) => section in terms || definition.optional?.includes(section) !== true)
    .flatMap((section) => missedIn(definition.sections[section], terms[section], 'terms', section));

/** Said by the reading first; what the schema adds about the same member is no news. */
const remarksOn = (said: readonly RemarkOn[], found: readonly RemarkOn[]): Recording['remarks'] => {
  const known = new Set(said.map(({ pointer }) => pointer));
  return [...said, ...found.filter(({ pointer }) => !known.has(pointer))];
};

const recordingOf = (
  { command, when, input = {}, terms: read = {}, remarks = [] }: Reading,
  evidence: Readonly<Record<string, unknown>>,
): Recording[] => {
  const definition = handlers.get(command)?.definition;
  if (definition === undefined) return [];
  const all: Readonly<Record<string, unknown>> = { ...read, evidence };
  const terms = Object.fromEntries(Object.entries(all).filter(([name]) => name in definition.sections));
  return [
    {
      command,
      ...(when === undefined ? {} : { when }),
      path: `/v1${definition.path}`,
      input: { ...input },
      terms,
      remarks: remarksOn(remarks, [...inputRemarks(definition, input), ...termsRemarks(definition, terms)]),
    },
  ];
};

const missingPart = ({ findings }: Decoded): string | undefined =>
  findings.find(({ code }) => code === 'PART_MISSING')?.expected;

/** Why nothing is proposed; `undefined` where something is. */
export const unproposedOf = (decoded: Decoded): Unproposed | undefined => {
  const { messageType } = decoded.message;
  if (!decoded.isValid) return { why: 'message-broken', text: 'findings say what is wrong' };
  const missing = missingPart(decoded);
  if (missing !== undefined) return { why: 'parts-missing', text: missing };
  return messageType in readers
    ? undefined
    : { why: 'no-command', text: `no command records what an MT${messageType} reports: read it` };
};

/** Members that every message has, or that say how it was written. */
const aboutMessage = new Set([
  ...['messageType', 'senderLt', 'receiverLt', 'priority', 'mur', 'envelope', 'sequence', 'otherFields'],
  ...['asWritten', 'tagOrder', 'continuations'],
]);

/** The message, and which of its members were never looked at. */
const watched = (message: MessageJson): { seen: MessageJson; unused: () => string[] } => {
  const read = new Set<PropertyKey>(aboutMessage);
  const seen = new Proxy(message, {
    get: (target, member) => {
      read.add(member);
      return Reflect.get(target, member) as unknown;
    },
  });
  return { seen, unused: () => Object.keys(message).filter((member) => !read.has(member)) };
};

/** `undefined` where {@link unproposedOf} says why. */
export const proposalOf = (decoded: Decoded, received: Received): Proposal | undefined => {
  const read = readers[decoded.message.messageType];
  if (read === undefined || unproposedOf(decoded) !== undefined) return undefined;
  const { seen, unused } = watched(decoded.message);
  const meant = read(seen as never);
  const evidence = evidenceOf(decoded, meant, received);
  const [first, ...alternatives] = meant.readings.flatMap((reading) => recordingOf(reading, evidence));
  if (first === undefined) return undefined;
  const references = present(meant.references) as Record<string, string>;
  return { ...first, alternatives, references, unused: unused() };
};
