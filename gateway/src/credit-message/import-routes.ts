/** Reads SWIFT messages for a bank's people and systems, and says of each what it understood. Nothing is written. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import {
  type Decoded,
  decodeAll,
  definitionOf,
  messageLengthMax,
  type ParsedMessage,
  parseAll,
} from '../swift/api.ts';
import { type CreditMessage, type CreditOfMessage, creditOfMessage } from './credit-of-message.ts';
import { Proposal, proposalOf, type Received } from './proposal.ts';

/** A first part with its seven continuations. */
const textLengthMax = messageLengthMax * 8;

const Position = z.strictObject({ offset: z.int(), line: z.int(), column: z.int() });
const Finding = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  swift: z.string().optional().meta({ description: 'The network’s own code, such as C90 or T26.' }),
  tag: z.string().optional(),
  position: Position,
  expected: z.string(),
});
const Field = z.strictObject({
  tag: z.string(),
  member: z.string().meta({ description: 'Member of `message` that holds the field.' }),
  text: z.string(),
  position: Position,
  value: z.unknown().optional(),
});
const Remark = z.strictObject({
  pointer: z.string().meta({ description: 'JSON pointer into `terms`.' }),
  why: z.enum(['not-understood', 'missing', 'invalid']),
  text: z.string(),
});
const ReadMessage = z
  .strictObject({
    messageType: z.string(),
    isKnown: z.boolean(),
    isValid: z.boolean(),
    authentication: z.strictObject({
      status: z.enum(['claimed', 'authenticated']),
      channel: z.enum(['file', 'fin']),
    }),
    message: z.record(z.string(), z.unknown()),
    fields: z.array(Field),
    unmapped: z.array(z.strictObject({ tag: z.string(), text: z.string(), position: Position })),
    findings: z.array(Finding),
    credit: z
      .strictObject({
        terms: z.record(z.string(), z.unknown()),
        remarks: z.array(Remark),
        isComplete: z.boolean(),
      })
      .optional()
      .meta({ description: 'Terms for a draft or a record, of a valid MT700, MT710 or MT720.' }),
    proposal: Proposal.optional().meta({
      description: 'The command with which you would record what the message reports, and its evidence.',
    }),
  })
  .meta({ id: 'ReadMessage' });

const creditTypes: readonly string[] = ['700', '710', '720'];

const creditOf = ({ message, isValid }: Decoded): CreditOfMessage | undefined =>
  isValid && creditTypes.includes(message.messageType)
    ? creditOfMessage(message as unknown as CreditMessage)
    : undefined;

/** Fields of a message and of the continuations that became one with it, in the order of the file. */
const fieldsOf = (decoded: Decoded, parsed: readonly ParsedMessage[]): z.output<typeof Field>[] => {
  const { messageType, senderLt, receiverLt } = decoded.message;
  const types = [messageType, definitionOf(messageType)?.continuation?.type];
  return parsed
    .filter(({ envelope, definition }) => {
      const type = definition?.type ?? envelope.messageType;
      return types.includes(type) && envelope.senderLt === senderLt && envelope.receiverLt === receiverLt;
    })
    .flatMap(({ fields }) => fields)
    .map(({ tag, key, text, position, value }) => ({ tag, member: key, text, position, value }));
};

const readingOf = (
  decoded: Decoded,
  parsed: readonly ParsedMessage[],
  received: Received,
): z.output<typeof ReadMessage> => {
  const { message, isValid, authentication, unmapped, findings } = decoded;
  const credit = creditOf(decoded);
  const proposal = proposalOf(decoded, received);
  return {
    messageType: message.messageType,
    isKnown: definitionOf(message.messageType) !== undefined,
    isValid,
    authentication,
    message: { ...message },
    fields: fieldsOf(decoded, parsed),
    unmapped: [...unmapped],
    findings: [...findings],
    ...(credit === undefined ? {} : { credit: { ...credit, remarks: [...credit.remarks] } }),
    ...(proposal === undefined ? {} : { proposal }),
  };
};

export const registerMessageImport = (app: FastifyInstance): void => {
  app.withTypeProvider<ZodRoutes>().post(
    '/v1/letters-of-credit/import',
    {
      config: { roles: ['bank-maker', 'bank-checker', 'bank-service'] },
      schema: {
        operationId: 'importMessages',
        summary: 'Reads SWIFT messages: what was understood, what breaks a rule, what no field could hold.',
        description:
          'Nothing is written. A text is only a claim; the bank’s own system says `fin` of what its interface ' +
          'to the network authenticated.',
        tags: ['letters-of-credit'],
        body: z.strictObject({
          text: z.string().min(1).max(textLengthMax),
          channel: z.enum(['file', 'fin']).default('file'),
        }),
        response: { 200: z.strictObject({ messages: z.array(ReadMessage) }), ...problems },
      },
    },
    async (request) => {
      const { text, channel } = request.body;
      if (channel === 'fin' && principalOf(request).user.role !== 'bank-service') {
        throw new Problem('ROLE_NOT_ALLOWED', { pointer: '/channel', expected: 'bank-service' });
      }
      const parsed = parseAll(text, { channel });
      const received = { text, receivedAt: new Date().toISOString() };
      return { messages: decodeAll(parsed).map((decoded) => readingOf(decoded, parsed, received)) };
    },
  );
};
