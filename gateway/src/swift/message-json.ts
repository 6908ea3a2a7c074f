/** The JSON form of a message: what members it has, and the schema that checks them. */
import { z } from 'zod';
import type { EnvelopeDetails, TaggedText } from './envelope.ts';
import { IsoDate } from './kinds/dates.ts';
import type { FieldsOf, MessageDefinition } from './message.ts';
import { type messageDefinitions, type MessageType } from './messages.ts';
import { kindOfRow } from './structure.ts';

/** A part that continues the texts of the first one. */
export interface Continuation {
  /** How many lines of each text stand in it. */
  readonly lines: Readonly<Record<string, number>>;
  readonly priority?: string;
  readonly mur?: string;
  readonly envelope?: EnvelopeDetails;
  /** Members of its own that the first part does not have, or has otherwise. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly asWritten?: Readonly<Record<string, string>>;
}

/** Members that every message has. */
export interface CommonMembers {
  readonly messageType: string;
  readonly senderLt: string;
  readonly receiverLt: string;
  readonly priority: string;
  readonly mur?: string;
  /** Fields of another message that this one carries, as they stand. */
  readonly otherFields?: readonly TaggedText[];
  readonly envelope?: EnvelopeDetails;
  readonly continuations?: readonly Continuation[];
  /** Contents that are valid but not written as they would be here, by member. */
  readonly asWritten?: Readonly<Record<string, string>>;
  /** Tags in the order of the message, where it is not the usual one. */
  readonly tagOrder?: readonly string[];
}

/** A message of a known type, with its fields. */
export type MessageOf<T extends MessageType> = CommonMembers & { readonly messageType: T } & FieldsOf<
    (typeof messageDefinitions)[T]['rows']
  >;

/** Any message. */
export type MessageJson = CommonMembers & Readonly<Record<string, unknown>>;

const TaggedTexts = z.array(z.strictObject({ tag: z.string(), text: z.string() }));
const digits = (length: number) => z.string().regex(new RegExp(`^\\d{${length}}$`));
const Terminal = z.string().regex(/^[A-Z]{6}[A-Z0-9]{6}$/, 'a logical terminal of 12 characters');
const Priority = z.enum(['S', 'U', 'N']);
const Mur = z.string().min(1).max(16);
const Texts = z.record(z.string(), z.string());

const Envelope = z.strictObject({
  service: z
    .string()
    .regex(/^[FAL]\d{2}$/)
    .optional(),
  session: digits(4).optional(),
  sequenceNumber: digits(6).optional(),
  deliveryMonitoring: z.enum(['1', '2', '3']).optional(),
  obsolescencePeriod: digits(3).optional(),
  output: z
    .strictObject({
      inputTime: digits(4),
      inputDate: IsoDate,
      inputSession: digits(4),
      inputSequenceNumber: digits(6),
      outputDate: IsoDate,
      outputTime: digits(4),
    })
    .optional(),
  userHeader: TaggedTexts.optional(),
  trailer: TaggedTexts.optional(),
  system: TaggedTexts.optional(),
});

const Continuation = z.strictObject({
  lines: z.record(z.string(), z.int().min(0)),
  priority: Priority.optional(),
  mur: Mur.optional(),
  envelope: Envelope.optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
  asWritten: Texts.optional(),
});

const commonShape = {
  senderLt: Terminal,
  receiverLt: Terminal,
  priority: Priority,
  mur: Mur.optional(),
  otherFields: TaggedTexts.optional(),
  envelope: Envelope.optional(),
  continuations: z.array(Continuation).optional(),
  asWritten: Texts.optional(),
  tagOrder: z.array(z.string()).optional(),
};

const schemas = new WeakMap<MessageDefinition, z.ZodType<MessageJson>>();

/** The schema of a message: its fields and nothing else. */
export const schemaOf = (definition: MessageDefinition): z.ZodType<MessageJson> => {
  const known = schemas.get(definition);
  if (known !== undefined) return known;
  const fields = Object.entries(definition.rows).map(([key, row]) => {
    const { schema } = kindOfRow(row);
    const value = row.isRepeated ? z.array(schema).min(1) : schema;
    return [key, row.presence === 'mandatory' ? value : value.optional()] as const;
  });
  const schema = z.strictObject({
    messageType: z.literal(definition.type),
    ...commonShape,
    ...Object.fromEntries(fields),
  }) as unknown as z.ZodType<MessageJson>;
  schemas.set(definition, schema);
  return schema;
};
