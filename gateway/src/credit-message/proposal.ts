/**
 * Which command would record the act that a received message reports, by the member that received it. A proposal: a
 * person looks at it, names the presentation, and sends it; nothing here writes.
 */
import { createHash } from 'node:crypto';
import { handlers } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { present } from '../plugins/own-terms.ts';
import type { Decoded, MessageOf } from '../swift/api.ts';

const Remark = z.strictObject({
  pointer: z.string().meta({ description: 'JSON pointer into the proposal.' }),
  text: z.string(),
});

export const Proposal = z
  .strictObject({
    command: z.string(),
    /** Commands that record the same message of a credit that is available otherwise. */
    alternatives: z.array(z.string()),
    path: z.string().meta({ description: 'Where it is sent; ids in braces are for you to name.' }),
    input: z.record(z.string(), z.unknown()),
    terms: z.record(z.string(), z.unknown()),
    references: z.record(z.string(), z.string()).meta({ description: 'By which you find the credit.' }),
    remarks: z.array(Remark).meta({ description: 'What the message does not say, or only in words.' }),
  })
  .meta({ id: 'MessageProposal' });
export type Proposal = z.output<typeof Proposal>;

interface Meant {
  readonly commands: readonly [string, ...string[]];
  readonly input: Readonly<Record<string, unknown>>;
  readonly terms?: Readonly<Record<string, unknown>>;
  readonly references: Readonly<Record<string, string>>;
  /** The sender's own reference of the message. */
  readonly reference: string;
  readonly actedOn?: string | undefined;
  readonly remarks?: Proposal['remarks'];
}

interface Sum {
  readonly value: string;
  readonly currency: string;
}

const moneyOf = ({ value, currency }: Sum) => ({ amount: value, currency });

/** What an acknowledgement says of an amendment, where it says it in the usual code words. */
const answers: readonly (readonly [RegExp, string])[] = [
  [/\/BENACC\//, 'AcceptAmendment'],
  [/\/BENREJ\//, 'RejectAmendment'],
];

const mt730 = (message: MessageOf<'730'>): Meant => {
  const text = [...(message.senderToReceiver ?? []), ...(message.narrative ?? [])].join('\n');
  const answer = answers.find(([pattern]) => pattern.test(text))?.[1];
  return {
    commands: [answer ?? 'AdviseCredit'],
    input: {},
    references: { credit: message.receiverReference },
    reference: message.senderReference,
    actedOn: message.acknowledgedDate,
    remarks: [
      answer === undefined
        ? { pointer: '/command', text: 'an acknowledgement: taken for the advice of the credit' }
        : { pointer: '/path', text: 'the message does not number the amendment' },
    ],
  };
};

const sentAt = (message: MessageOf<'734'>): string | undefined => {
  const { inputDate, inputTime = '' } = message.envelope?.output ?? {};
  return inputDate && `${inputDate}T${inputTime.slice(0, 2)}:${inputTime.slice(2, 4)}:00.000Z`;
};

const mt734 = (message: MessageOf<'734'>): Meant => ({
  commands: ['RefuseDocuments'],
  input: { as: 'issuingBank', disposal: message.disposal.code },
  terms: {
    refusal: present({
      statement:
        [message.disposal.narrative, ...(message.senderToReceiver ?? [])].filter(Boolean).join('\n') ||
        'MT734',
      discrepancies: message.discrepancies.map((text) => ({ code: 'AS_STATED', text })),
      sentAt: sentAt(message),
      channel: 'swift',
      reference: message.senderReference,
    }),
  },
  references: { presentingBank: message.presentingBankReference },
  reference: message.senderReference,
  remarks: [
    { pointer: '/input/as', text: 'taken for the issuing bank’s notice' },
    {
      pointer: '/terms/refusal/sentAt',
      text:
        sentAt(message) === undefined ? 'the message has no time of sending' : 'the sender’s clock, not UTC',
    },
  ],
});

const mt754 = (message: MessageOf<'754'>): Meant => {
  const { principal } = message;
  const common = {
    references: { credit: message.relatedReference },
    reference: message.senderReference,
  };
  if (!('date' in principal)) {
    return {
      ...common,
      commands: ['HonourPresentation', 'NegotiatePresentation'],
      input: { as: 'nominatedBank' },
      terms: { payment: { reference: message.senderReference, amount: moneyOf(principal) } },
      remarks: [{ pointer: '/terms/payment/paidOn', text: 'the message does not say the day' }],
    };
  }
  return {
    ...common,
    commands: ['IncurDeferredPayment', 'AcceptDraft'],
    input: { as: 'nominatedBank' },
    terms: {
      undertaking: {
        reference: message.senderReference,
        amount: moneyOf(principal),
        maturesOn: principal.date,
        payableOn: principal.date,
      },
    },
    remarks: [
      { pointer: '/terms/undertaking/payableOn', text: 'the maturity, until you check the calendar' },
    ],
  };
};

const mt756 = (message: MessageOf<'756'>): Meant => ({
  commands: ['HonourPresentation', 'PayAtMaturity'],
  input: { as: 'issuingBank' },
  terms: {
    payment: {
      reference: message.senderReference,
      amount: moneyOf(message.paid),
      paidOn: message.paid.date,
    },
  },
  references: { presentingBank: message.presentingBankReference },
  reference: message.senderReference,
  actedOn: message.paid.date,
});

type Reader = (message: never) => Meant;
const readers: Readonly<Record<string, Reader>> = { '730': mt730, '734': mt734, '754': mt754, '756': mt756 };

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
    actedOn,
    documentHash: createHash('sha256').update(text, 'latin1').digest('hex'),
    note: `MT${message.messageType} from ${message.senderLt}, ${authentication.status}`,
  });

export interface Received {
  readonly text: string;
  /** ISO 8601. */
  readonly receivedAt: string;
}

/** `undefined` where the message is broken, or no command records what it reports. */
export const proposalOf = (decoded: Decoded, received: Received): Proposal | undefined => {
  const read = readers[decoded.message.messageType];
  if (read === undefined || !decoded.isValid) return undefined;
  const meant = read(decoded.message as never);
  const [command, ...alternatives] = meant.commands.filter((name) => handlers.has(name));
  const definition = handlers.get(command ?? '')?.definition;
  if (command === undefined || definition === undefined) return undefined;
  return {
    command,
    alternatives,
    path: `/v1${definition.path}`,
    input: { ...meant.input },
    terms: { ...meant.terms, evidence: evidenceOf(decoded, meant, received) },
    references: { ...meant.references },
    remarks: [...(meant.remarks ?? [])],
  };
};
