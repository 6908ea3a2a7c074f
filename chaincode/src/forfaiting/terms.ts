/** Private terms of a forfaiting: who knows which stands beside each. */
import { z } from 'zod';
import { CalendarDate, idOf } from '../kernel/identifiers.ts';
import { Money, PositiveMoney } from '../kernel/money.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);
const legalBasis = z.enum(['negotiation', 'assignment']);
/** Per cent a year, up to four decimals. */
const annualYield = z.string().regex(/^(0|[1-9]\d?)(\.\d{1,4})?$/, 'per cent a year such as 2.85');

/** Blind: seller and asked bank. It names no credit, no beneficiary and no applicant. */
export const ForfaitingEnquiryTerms = z
  .strictObject({
    issuingBank: text(140),
    amount: PositiveMoney,
    maturityDate: CalendarDate,
    tenorDays: z.int().min(1).max(3650),
  })
  .meta({ id: 'ForfaitingEnquiryTerms' });

/** Sealed: seller and quoting bank. */
export const ForfaitingQuoteTerms = z
  .strictObject({
    annualYield,
    basis: z.literal('ACT/360'),
    priceDate: CalendarDate,
    legalBasis,
    /** Of the agreement between the two that exceptions to the non-recourse sale stand in. */
    masterAgreement: text(60),
  })
  .meta({ id: 'ForfaitingQuoteTerms' });
export type ForfaitingQuoteTerms = z.output<typeof ForfaitingQuoteTerms>;

/** What seller and buyer confirm; every number follows from claim and quote. */
export const ForfaitingTradeTerms = z
  .strictObject({
    assetId: idOf('creditClaim'),
    face: PositiveMoney,
    maturityDate: CalendarDate,
    priceDate: CalendarDate,
    days: z.int().min(0).max(3650),
    annualYield,
    basis: z.literal('ACT/360'),
    interest: Money,
    price: Money,
    legalBasis,
    masterAgreement: text(60),
  })
  .meta({ id: 'ForfaitingTradeTerms' });
export type ForfaitingTradeTerms = z.output<typeof ForfaitingTradeTerms>;

/** Revealed to the buyer alone, when the seller confirms. */
export const ForfaitingDocumentsTerms = z
  .strictObject({
    creditNumber: text(30),
    documents: z
      .array(
        z.strictObject({
          name: text(140),
          hash: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 hash in lower-case hexadecimal digits'),
        }),
      )
      .min(1)
      .max(60),
  })
  .meta({ id: 'ForfaitingDocumentsTerms' });

/** To the obligor: the first that it hears of the sale. */
export const TransferNoticeTerms = z
  .strictObject({
    amount: PositiveMoney,
    maturityDate: CalendarDate,
    payee: text(140),
    payToAccount: text(60),
    noticeDate: CalendarDate,
  })
  .meta({ id: 'TransferNoticeTerms' });

/** The obligor's confirmation that it will pay this, then, and has no earlier notice and no stop order. */
export const TransferAcknowledgementTerms = z
  .strictObject({
    amount: PositiveMoney,
    maturityDate: CalendarDate,
    noEarlierNotice: z.literal(true),
    noStopOrder: z.literal(true),
    reference: text(60),
  })
  .meta({ id: 'TransferAcknowledgementTerms' });

/** Why the seller takes the claim back: an exception to the non-recourse sale. */
export const RepurchaseTerms = z
  .strictObject({
    event: z.enum(['fraud', 'court-order', 'false-documents', 'breach-by-seller']),
    evidence: text(500),
    price: PositiveMoney,
  })
  .meta({ id: 'RepurchaseTerms' });

/** What the regulator supervises of a purchase. */
export const ForfaitingExposureTerms = z
  .strictObject({
    forfaitingId: idOf('forfaiting'),
    instrument: z.literal('forfaiting'),
    debtorClass: z.literal('bank'),
    principal: Money,
    outstanding: Money,
    startDate: CalendarDate,
    dueDate: CalendarDate,
  })
  .meta({ id: 'ForfaitingExposureTerms' });
export type ForfaitingExposureTerms = z.output<typeof ForfaitingExposureTerms>;
