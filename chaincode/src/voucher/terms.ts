/** Private terms of vouchers: what one piece says, how it is cut, and what it is passed on for. */
import { z } from 'zod';
import { CalendarDate, paperNumber } from '../kernel/identifiers.ts';
import { Money, PositiveMoney } from '../kernel/money.ts';
import { InvoiceFirm } from '../receivable/terms.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);

/**
 * A debtor's promise to pay whoever the ledger names as holder. Its pieces say the same with an amount of their own:
 * who holds one knows neither the amount of the whole nor another piece.
 */
export const VoucherTerms = z
  .strictObject({
    platform: text(60),
    voucherNumber: paperNumber(60),
    debtor: InvoiceFirm,
    amount: PositiveMoney,
    dueDate: CalendarDate,
    /** Whoever accepts these terms promises without a condition and waives its defences. */
    promise: z.literal('unconditional'),
    waiver: z.literal('all'),
  })
  .meta({ id: 'VoucherTerms' });
export type VoucherTerms = z.output<typeof VoucherTerms>;

const unit = z.string().regex(/^[1-9]\d{0,15}$/, 'a whole number of minor units from 1 on, as text');

/** Pieces of one voucher as intervals of its minor units, both ends included; they share no unit and leave none out. */
export const CutTerms = z
  .strictObject({
    intervals: z
      .array(z.strictObject({ from: unit, to: unit }))
      .min(2)
      .max(20),
  })
  .meta({ id: 'CutTerms' });
export type CutTerms = z.output<typeof CutTerms>;

/** An invoice that a voucher pays: its holder's to whoever promised or passed it on. */
const PaidInvoice = z
  .strictObject({
    invoiceNumber: paperNumber(35),
    invoiceDate: CalendarDate,
    amount: PositiveMoney,
    seller: InvoiceFirm,
  })
  .meta({ id: 'PaidInvoice' });
export type PaidInvoice = z.output<typeof PaidInvoice>;

const underlying = { invoice: PaidInvoice, contract: text(60).optional() };

/** Why the debtor owes its creditor what it promises. */
export const TradeTerms = z.strictObject(underlying).meta({ id: 'TradeTerms' });
export type TradeTerms = z.output<typeof TradeTerms>;

/** Between transferor and transferee; whether the transferor answers for the debtor is always said. */
export const VoucherTransferTerms = z
  .strictObject({ recourseToTransferor: z.boolean(), ...underlying })
  .meta({ id: 'VoucherTransferTerms' });
export type VoucherTransferTerms = z.output<typeof VoucherTransferTerms>;

/** How much of an invoice vouchers have paid. */
export const InvoiceUseTerms = z
  .strictObject({ invoiced: PositiveMoney, used: Money })
  .meta({ id: 'InvoiceUseTerms' });
export type InvoiceUseTerms = z.output<typeof InvoiceUseTerms>;

export const VoucherRequestTerms = z.strictObject({ purpose: text(200) }).meta({ id: 'VoucherRequestTerms' });
