/** Reads SWIFT messages for a bank's people and systems, and says of each what it understood. Nothing is written. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { problems, type ZodRoutes } from '../plugins/schemas.ts';
import { type Decoded, decodeAll, definitionOf, messageLengthMax, parseAll } from '../swift/api.ts';
import { type CreditMessage, type CreditOfMessage, creditOfMessage } from './credit-of-message.ts';
import { Proposal, proposalOf, type Received, Unproposed, unproposedOf } from './proposal.ts';

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
  pointer: z.string().meta({
    description: 'JSON pointer into `terms`, or `/message/…` for what no term could hold.',
  }),
  why: z.enum(['not-understood', 'missing', 'invalid', 'no-term']),
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
      .meta({ description: 'Terms for a draft or a record, of a valid MT700, MT705, MT710 or MT720.' }),
    proposal: Proposal.optional().meta({
      description: 'The command with which you would record what the message reports, and its evidence.',
    }),
    unproposed: Unproposed.optional().meta({ description: 'Why nothing is proposed.' }),
  })
  .meta({ id: 'ReadMessage' });

const creditTypes: readonly string[] = ['700', '705', '710', '720'];

/** Terms of which a part is missing are not complete, however good they look. */
const withoutParts = (credit: CreditOfMessage, missing: Unproposed | undefined): CreditOfMessage =>
  missing === undefined
    ? credit
    : {
        ...credit,
        isComplete: false,
        remarks: [...credit.remarks, { pointer: '', why: 'missing', text: missing.text }],
      };

const creditOf = (
  { message, isValid }: Decoded,
  missing: Unproposed | undefined,
): CreditOfMessage | undefined =>
  isValid && creditTypes.includes(message.messageType)
    ? withoutParts(creditOfMessage(message as unknown as CreditMessage), missing)
    : undefined;

const fieldsOf = ({ fields }: Decoded): z.output<typeof Field>[] =>
  fields.map(({ tag, key, text, position, value }) => ({ tag, member: key, text, position, value }));

const readingOf = (decoded: Decoded, received: Received): z.output<typeof ReadMessage> => {
  const { message, isValid, authentication, unmapped, findings } = decoded;
  const unproposed = unproposedOf(decoded);
  const credit = creditOf(decoded, unproposed);
  const proposal = proposalOf(decoded, received);
  return {
    messageType: message.messageType,
    isKnown: definitionOf(message.messageType) !== undefined,
    isValid,
    authentication,
    message: { ...message },
    fields: fieldsOf(decoded),
    unmapped: [...unmapped],
    findings: [...findings],
    ...(credit === undefined ? {} : { credit: { ...credit, remarks: [...credit.remarks] } }),
    ...(proposal === undefined ? {} : { proposal }),
    ...(unproposed === undefined ? {} : { unproposed }),
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
      const received = { text, receivedAt: new Date().toISOString() };
      return {
        messages: decodeAll(parseAll(text, { channel })).map((decoded) => readingOf(decoded, received)),
      };
    },
  );
};
