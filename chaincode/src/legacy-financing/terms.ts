/** A bank's own book of financings from before: it stays in the bank's own collection. */
import { z } from 'zod';
import { CalendarDate, idOf, paperNumber, Uscc } from '../kernel/identifiers.ts';
import { PositiveMoney } from '../kernel/money.ts';
import { Salt } from '../kernel/opening.ts';
import { InvoiceFirm } from '../receivable/terms.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);

/** What was financed, by the particulars that make its fingerprints. */
export const LegacyPaperTerms = z
  .discriminatedUnion('instrument', [
    z.strictObject({
      instrument: z.literal('receivable'),
      invoiceNumber: paperNumber(35),
      invoiceDate: CalendarDate,
      amount: PositiveMoney,
      seller: InvoiceFirm,
      buyer: InvoiceFirm,
      /** Number of the tax invoice, after its code where it has one. */
      taxInvoice: z
        .string()
        .regex(/^\d{18}$|^\d{20}$/, 'a number of 20 digits, or a code and a number together')
        .optional(),
    }),
    z.strictObject({
      instrument: z.literal('warehouse-receipt'),
      /** Unified social credit code of the warehouse operator. */
      operator: Uscc,
      receiptNumber: paperNumber(35),
      /** Bundles, SSCCs, containers or batches by kind and number. */
      unitIds: z.array(text(60)).min(1).max(20).optional(),
    }),
    z.strictObject({
      instrument: z.literal('credit-proceeds'),
      /** BIC of the issuing bank, or what stands on the credit instead. */
      issuingBank: text(35),
      creditNumber: text(35),
    }),
    z.strictObject({
      instrument: z.literal('customs-declaration'),
      declarationNumber: z.string().regex(/^\d{18}$/, 'a declaration number of 18 digits'),
    }),
  ])
  .meta({ id: 'LegacyPaper' });
export type LegacyPaperTerms = z.output<typeof LegacyPaperTerms>;

export const LegacyRowTerms = z
  .strictObject({
    legacyId: idOf('legacyFinancing'),
    /** The bank's own number of the financing. */
    reference: text(60),
    /** Which branch or subsidiary made it. */
    branch: text(60),
    client: text(140),
    financed: PositiveMoney,
    financedOn: CalendarDate,
    dueOn: CalendarDate.optional(),
    paper: LegacyPaperTerms,
    salt: Salt,
  })
  .refine(({ financedOn, dueOn }) => dueOn === undefined || financedOn <= dueOn, {
    path: ['dueOn'],
    message: 'a date not before financedOn',
  })
  .meta({ id: 'LegacyRow' });
export type LegacyRowTerms = z.output<typeof LegacyRowTerms>;

/** As many rows as go in one transaction: with more, a section of terms would be longer than is parsed. */
export const legacyRowsMax = 200;

export const LegacyBookTerms = z
  .strictObject({ rows: z.array(LegacyRowTerms).min(1).max(legacyRowsMax) })
  .meta({ id: 'LegacyBook' });
export type LegacyBookTerms = z.output<typeof LegacyBookTerms>;
