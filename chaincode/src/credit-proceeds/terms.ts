/** Private terms of a credit's proceeds: what a beneficiary may assign, and to whom a debtor is told to pay. */
import { z } from 'zod';
import { CalendarDate, idOf } from '../kernel/identifiers.ts';
import { PositiveMoney } from '../kernel/money.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);

/** The right to the proceeds of a credit, or the claim that arose from one presentation under it. */
export const ProceedsTerms = z
  .strictObject({
    creditId: idOf('credit'),
    creditNumber: text(30),
    /** The first eight characters of the issuing bank's BIC, its payment system number, or its name. */
    issuingBank: text(140),
    /** Of one presentation: its number on the ledger. */
    presentationId: idOf('presentation').optional(),
    /** What shares are parts of: the undrawn balance at registration, or the amount of the undertaking. */
    capacity: PositiveMoney,
    maturityDate: CalendarDate.optional(),
  })
  .meta({ id: 'ProceedsTerms' });
export type ProceedsTerms = z.output<typeof ProceedsTerms>;

/**
 * What is offered to one bank. `negotiation` and `prepayment` are a nominated bank's (UCP 600 arts. 2, 12(b)),
 * `assignment` of proceeds is anyone's (art. 39; Civil Code art. 545), `discounting` buys an undertaken claim.
 */
export const ProceedsRequestTerms = z
  .strictObject({
    basis: z.enum(['assignment', 'discounting', 'prepayment', 'negotiation']),
    assigned: PositiveMoney,
    tenorDays: z.int().min(1).max(3650),
    purpose: text(200),
  })
  .meta({ id: 'ProceedsRequestTerms' });
export type ProceedsRequestTerms = z.output<typeof ProceedsRequestTerms>;

/** The assignor's notice to the bank that owes the proceeds. */
export const AssignmentNoticeTerms = z
  .strictObject({
    assignee: text(140),
    assigned: PositiveMoney,
    payToAccount: text(60),
    reference: text(60),
    noticeDate: CalendarDate,
  })
  .meta({ id: 'AssignmentNoticeTerms' });

/** The debtor's answer: it will pay as the notice says, within its own undertaking. */
export const AcknowledgementTerms = z
  .strictObject({ reference: text(60), acknowledgedOn: CalendarDate, note: text(500).optional() })
  .meta({ id: 'AcknowledgementTerms' });
