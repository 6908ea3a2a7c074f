/** Private terms of receivables: the invoice, and what its debtor says of it. */
import { z } from 'zod';
import { DayCount } from '../calculation/day-count.ts';
import { interestModes } from '../calculation/interest.ts';
import { CalendarDate, Country, Lei, paperNumber, Uscc } from '../kernel/identifiers.ts';
import { Money, PositiveMoney } from '../kernel/money.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);

/** A firm as an invoice names it. */
export const InvoiceFirm = z
  .strictObject({
    name: text(140),
    country: Country,
    uscc: Uscc.optional(),
    lei: Lei.optional(),
    /** In the commercial register of its country. */
    registrationNumber: text(35).optional(),
  })
  .meta({ id: 'InvoiceFirm' });
export type InvoiceFirm = z.output<typeof InvoiceFirm>;

/** What an authority knows the firm by, or nothing. */
const identifierOf = ({ uscc, lei, registrationNumber, country }: InvoiceFirm): string | undefined =>
  uscc ?? lei ?? (registrationNumber === undefined ? undefined : `${country} ${registrationNumber}`);

/** Two firms may share a name: whose claim it is must be beyond doubt. */
const Seller = InvoiceFirm.refine((firm) => identifierOf(firm) !== undefined, {
  path: ['uscc'],
  message: 'a unified social credit code, an LEI or a registration number',
});

/** A fully digital invoice has one number of 20 digits; older ones a code and a number. */
export const TaxInvoice = z
  .union([
    z.strictObject({ number: z.string().regex(/^\d{20}$/, 'a number of 20 digits') }),
    z.strictObject({
      code: z.string().regex(/^(\d{10}|\d{12})$/, 'a code of 10 or 12 digits'),
      number: z.string().regex(/^\d{8}$/, 'a number of 8 digits'),
    }),
  ])
  .meta({ id: 'TaxInvoice' });

/** References to other papers about the same goods. */
const Underlying = z
  .strictObject({
    contract: text(60).optional(),
    purchaseOrder: text(60).optional(),
    billOfLading: text(60).optional(),
    declarations: z.array(text(20)).max(20).optional(),
    creditNumber: text(30).optional(),
  })
  .meta({ id: 'UnderlyingPapers' });

export const InvoiceTerms = z
  .strictObject({
    invoiceNumber: paperNumber(35),
    invoiceDate: CalendarDate,
    dueDate: CalendarDate,
    amount: PositiveMoney,
    seller: Seller,
    buyer: InvoiceFirm,
    /** A claim embodied in a bill or a security is no receivable (PBOC registration measures of 2022, art. 3). */
    settlement: z.literal('open-account', 'a claim on open account: one in a bill is no receivable'),
    taxInvoice: TaxInvoice.optional(),
    underlying: Underlying.optional(),
  })
  .refine(({ invoiceDate, dueDate }) => invoiceDate <= dueDate, {
    path: ['dueDate'],
    message: 'a date not before invoiceDate',
  })
  .refine(({ seller, buyer }) => identifierOf(seller) !== identifierOf(buyer), {
    path: ['buyer'],
    message: 'another firm than the seller',
  })
  .meta({ id: 'InvoiceTerms' });
export type InvoiceTerms = z.output<typeof InvoiceTerms>;

/** What a bank that records or verifies has in hand. */
export const SeenEvidence = z
  .strictObject({
    document: text(140),
    channel: z.enum(['swift', 'letter', 'courier', 'email', 'file']),
    receivedOn: CalendarDate,
  })
  .meta({ id: 'SeenEvidence' });

const evidence = { evidence: SeenEvidence.optional() };

/**
 * The debtor accepts the debt. Who confirmed that a claim exists cannot deny it to the one who financed it on that word
 * (Civil Code art. 763; SPC security interpretation art. 61).
 */
export const ConfirmationTerms = z
  .strictObject({
    kind: z.literal('confirmation'),
    amount: PositiveMoney,
    dueDate: CalendarDate,
    /** Defences against the seller that the debtor will not raise against a financier. */
    waiver: z.enum(['none', 'set-off', 'all']),
    payToAccount: text(60).optional(),
    ...evidence,
  })
  .meta({ id: 'ConfirmationTerms' });
export type ConfirmationTerms = z.output<typeof ConfirmationTerms>;

/** One statement of the debtor, or of the bank that records for it. */
export const DebtAnswerTerms = z
  .discriminatedUnion('kind', [
    ConfirmationTerms,
    z.strictObject({
      kind: z.literal('rejection'),
      cause: z.enum(['unknown-invoice', 'amount', 'goods', 'already-paid', 'assigned-elsewhere', 'other']),
      note: text(500).optional(),
      ...evidence,
    }),
    z.strictObject({ kind: z.literal('dispute'), disputed: Money, grounds: text(500), ...evidence }),
    z.strictObject({ kind: z.literal('settlement'), grounds: text(500), ...evidence }),
    z.strictObject({ kind: z.literal('clearance'), finding: text(500), ...evidence }),
  ])
  .meta({ id: 'DebtAnswerTerms' });
export type DebtAnswerTerms = z.output<typeof DebtAnswerTerms>;

/** What the seller asks one bank for: how much of the confirmed claim it would assign. */
export const QuoteRequestTerms = z
  .strictObject({ assigned: PositiveMoney, purpose: text(200) })
  .meta({ id: 'QuoteRequestTerms' });
export type QuoteRequestTerms = z.output<typeof QuoteRequestTerms>;

/** A bank's sealed quote: nobody but the seller reads it. */
export const QuoteTerms = z
  .strictObject({
    annualRateBp: z.int().min(0).max(100_000),
    dayCount: DayCount,
    mode: z.enum(interestModes),
    /** How much of what is assigned is paid at once. */
    advanceBp: z.int().min(1).max(10_000),
    fees: Money,
    recourse: z.boolean(),
  })
  .meta({ id: 'QuoteTerms' });
export type QuoteTerms = z.output<typeof QuoteTerms>;

/** To whom the debtor is told to pay. */
export const DebtorNoticeTerms = z
  .strictObject({
    assignee: text(140),
    assigned: PositiveMoney,
    payToAccount: text(60),
    reference: text(60),
    noticeDate: CalendarDate,
  })
  .meta({ id: 'DebtorNoticeTerms' });

/** The seller takes a part of the claim back for a reason other than credit: returns, rebates, set-off. */
export const CreditNoteTerms = z
  .strictObject({
    number: text(35),
    date: CalendarDate,
    amount: PositiveMoney,
    /** All credit notes on the claim, this one included. */
    creditedInAll: PositiveMoney,
    grounds: text(500),
  })
  .meta({ id: 'CreditNoteTerms' });
export type CreditNoteTerms = z.output<typeof CreditNoteTerms>;
