/** Received messages about presentations: MT732, 734, 750, 752, 754, 756. */
import { present } from '../plugins/own-terms.ts';
import type { MessageOf } from '../swift/api.ts';
import { type Meant, moneyOf, type Reading, type Readers, type Remark, sentAt, textOf } from './meant.ts';

/** As the message states them: which rule each breaks is for a person to say. */
const stated = (texts: readonly string[]) => texts.map((text) => ({ code: 'AS_STATED', text }));

const mt734 = (message: MessageOf<'734'>): Meant => ({
  readings: [
    {
      command: 'RefuseDocuments',
      input: { as: 'issuingBank', disposal: message.disposal.code },
      terms: {
        refusal: present({
          statement: textOf(message.disposal.narrative?.trim(), message.senderToReceiver) ?? 'MT734',
          discrepancies: stated(message.discrepancies),
          sentAt: sentAt(message),
          channel: 'swift',
          reference: message.senderReference,
        }),
      },
      remarks: [
        { pointer: '/input/as', text: 'taken for the issuing bank’s notice' },
        {
          pointer: '/terms/refusal/sentAt',
          text:
            sentAt(message) === undefined
              ? 'the message has no time of sending'
              : 'the sender’s clock, not UTC',
        },
      ],
    },
  ],
  references: { presentingBank: message.presentingBankReference },
  reference: message.senderReference,
});

/** The issuing bank asks its client on it. What an outside bank found, nothing records. */
const mt750 = (message: MessageOf<'750'>): Meant => ({
  readings: [
    {
      command: 'RequestWaiver',
      when: 'your bank has the documents, and approaches the applicant',
      input: { as: 'issuingBank' },
      terms: { waiverRequest: { discrepancies: stated(message.discrepancies) } },
      remarks: [
        { pointer: '/terms/waiverRequest/discrepancies', text: 'as the presenting bank states them' },
      ],
    },
  ],
  references: { credit: message.relatedReference, presentingBank: message.senderReference },
  reference: message.senderReference,
});

/** Who takes documents up has the applicant's waiver; the decision itself is the bank's own act. */
const waived = (statement: string): Reading => ({
  command: 'AnswerWaiver',
  input: { answer: 'given' },
  terms: { waiver: { statement } },
  remarks: [
    {
      pointer: '/command',
      text: 'the message reports the issuing bank’s decision; the ledger records the applicant’s waiver behind it',
    },
    { pointer: '/terms/waiver/signedAt', text: 'the message does not say when the applicant waived' },
  ],
});

const mt732 = (message: MessageOf<'732'>): Meant => ({
  readings: [waived(textOf(message.senderToReceiver) ?? 'MT732: documents taken up')],
  references: { presentingBank: message.presentingBankReference },
  reference: message.senderReference,
  actedOn: message.dischargeDate,
});

const mt752 = (message: MessageOf<'752'>): Meant => ({
  readings: [
    waived(
      textOf(`MT752: ${message.furtherIdentification}`, message.senderToReceiver, message.narrative) ??
        'MT752',
    ),
  ],
  references: { credit: message.creditNumber, presentingBank: message.presentingBankReference },
  reference: message.creditNumber,
});

const asRemark: Remark = { pointer: '/input/as', text: 'or confirmingBank, where the sender confirmed' };

/** What the principal leaves out. */
const besides = ({ additionalAmount, chargesDeducted }: MessageOf<'754'>, pointer: string): Remark[] =>
  additionalAmount === undefined && chargesDeducted === undefined
    ? []
    : [{ pointer, text: 'the principal, without additional amounts and charges' }];

const negotiated = (message: MessageOf<'754'>): Reading => ({
  command: 'NegotiatePresentation',
  when: 'the sender negotiated',
  input: { as: 'nominatedBank' },
  terms: { negotiation: { amount: moneyOf(message.principal) } },
  remarks: [asRemark, ...besides(message, '/terms/negotiation/amount')],
});

const paidNow = (message: MessageOf<'754'>): Reading => ({
  command: 'HonourPresentation',
  when: 'the sender paid at sight',
  input: { as: 'nominatedBank' },
  terms: { payment: { reference: message.senderReference, amount: moneyOf(message.principal) } },
  remarks: [
    asRemark,
    { pointer: '/terms/payment/paidOn', text: 'the message does not say the day' },
    ...besides(message, '/terms/payment/amount'),
  ],
});

const undertaken = (message: MessageOf<'754'>, date: string, command: string, when: string): Reading => ({
  command,
  when,
  input: { as: 'nominatedBank' },
  terms: {
    undertaking: {
      reference: message.senderReference,
      amount: moneyOf(message.principal),
      maturesOn: date,
      payableOn: date,
    },
  },
  remarks: [
    asRemark,
    { pointer: '/terms/undertaking/payableOn', text: 'the maturity, until you check the calendar' },
    ...besides(message, '/terms/undertaking/amount'),
  ],
});

const mt754 = (message: MessageOf<'754'>): Meant => {
  const { principal } = message;
  return {
    readings:
      'date' in principal
        ? [
            undertaken(message, principal.date, 'IncurDeferredPayment', 'the sender undertook to pay later'),
            undertaken(message, principal.date, 'AcceptDraft', 'the sender accepted a draft'),
            negotiated(message),
          ]
        : [paidNow(message), negotiated(message)],
    references: { credit: message.relatedReference },
    reference: message.senderReference,
  };
};

const mt756 = (message: MessageOf<'756'>): Meant => {
  const isLess = message.paid.value !== message.totalClaimed.value;
  const paid = {
    terms: {
      payment: {
        reference: message.senderReference,
        amount: moneyOf(message.paid),
        paidOn: message.paid.date,
      },
    },
    remarks: isLess ? [{ pointer: '/terms/payment/amount', text: 'not the amount that was claimed' }] : [],
  };
  const input = { as: 'issuingBank' };
  return {
    readings: [
      { command: 'HonourPresentation', when: 'the issuing bank paid at sight', input, ...paid },
      { command: 'PayAtMaturity', when: 'it paid what it had undertaken', input, ...paid },
      { command: 'PayReimbursement', when: 'the sender is the reimbursing bank', ...paid },
    ],
    references: { presentingBank: message.presentingBankReference },
    reference: message.senderReference,
    actedOn: message.paid.date,
  };
};

export const presentationReadings = {
  '732': mt732,
  '734': mt734,
  '750': mt750,
  '752': mt752,
  '754': mt754,
  '756': mt756,
} satisfies Readers;
