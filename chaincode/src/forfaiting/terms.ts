/** Private terms of the sale of a claim: of seller and buyer alone, until the obligor is given notice. */
import { z } from 'zod';
import { CalendarDate, idOf } from '../kernel/identifiers.ts';
import { Money, PositiveMoney } from '../kernel/money.ts';
import { TermsHash } from '../kernel/opening.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);

/** What a bank that is asked may know: who owes how much when, and neither credit nor client nor goods. */
export const ForfaitingEnquiryTerms = z
  .strictObject({
    /** As the claim names it: eight characters of a BIC, a payment system number, or a name. */
    issuingBank: text(140),
    /** The role in which the obligor owes: a confirming bank’s claim is on the confirming bank. */
    obligor: z.enum(['issuingBank', 'confirmingBank', 'nominatedBank', 'transferringBank']),
    amount: PositiveMoney,
    /** Day of payment, rolled where the maturity is no banking day. */
    payableOn: CalendarDate,
  })
  .meta({ id: 'ForfaitingEnquiryTerms' });
export type ForfaitingEnquiryTerms = z.output<typeof ForfaitingEnquiryTerms>;

export const ForfaitingQuoteTerms = z
  .strictObject({
    /** Annual yield in millionths on the basis of 360 days: 2.10 % is 21 000. */
    yieldPpm: z.int().min(0).max(1_000_000),
    dayCount: z.literal('ACT/360'),
    priceDate: CalendarDate,
    /** Line on the obligor that the buyer reserved; its own reference. */
    lineReference: text(60).optional(),
  })
  .meta({ id: 'ForfaitingQuoteTerms' });
export type ForfaitingQuoteTerms = z.output<typeof ForfaitingQuoteTerms>;

/** The terms that both sides sign. They follow from claim and quote, so both compute them. */
export const ForfaitingSaleTerms = z
  .strictObject({
    forfaitingId: idOf('forfaiting'),
    creditNumber: text(30),
    issuingBank: text(140),
    presentationId: idOf('presentation'),
    face: PositiveMoney,
    yieldPpm: z.int().min(0).max(1_000_000),
    dayCount: z.literal('ACT/360'),
    priceDate: CalendarDate,
    payableOn: CalendarDate,
    days: z.int().min(0),
    interest: Money,
    price: PositiveMoney,
    /** Without recourse, but for fraud, a court’s order, false documents and the seller’s breach. */
    recourse: z.literal('exceptions-only'),
  })
  .meta({ id: 'ForfaitingSaleTerms' });
export type ForfaitingSaleTerms = z.output<typeof ForfaitingSaleTerms>;

/** The exception that is pleaded, and the price by the formula of the parties’ master agreement. */
export const RepurchaseTerms = z
  .strictObject({
    exception: z.enum(['fraud', 'court-order', 'false-documents', 'breach-of-seller']),
    facts: text(1000),
    documentHash: TermsHash,
    masterAgreement: text(60),
    formula: text(500),
    price: PositiveMoney,
    priceDate: CalendarDate,
  })
  .meta({ id: 'RepurchaseTerms' });

/** What the regulator supervises of a bank that bought a claim; the terms of a repurchase name a price alone. */
export const ForfaitingExposureTerms = z
  .strictObject({
    forfaitingId: idOf('forfaiting'),
    instrument: z.literal('forfaiting'),
    face: PositiveMoney.optional(),
    /** What the bank has out for it. */
    price: PositiveMoney,
    from: CalendarDate,
    dueOn: CalendarDate.optional(),
  })
  .meta({ id: 'ForfaitingExposureTerms' });
export type ForfaitingExposureTerms = z.output<typeof ForfaitingExposureTerms>;

export const ForfaitingTradeTerms = z.union([ForfaitingSaleTerms, RepurchaseTerms]);
export type ForfaitingTradeTerms = z.output<typeof ForfaitingTradeTerms>;
