/** What a tax bureau says of a tax invoice: private terms. */
import { z } from 'zod';
import { Instant } from '../kernel/identifiers.ts';
import { Money } from '../kernel/money.ts';
import { SeenEvidence, TaxInvoice } from './terms.ts';

/** `red-pending`: a red letter was entered and not yet confirmed. Fully digital invoices cannot be voided. */
export const taxInvoiceStates = ['normal', 'void', 'red-pending', 'red-partial', 'red-full'] as const;

const asked = {
  taxInvoice: TaxInvoice,
  /** Who was asked: a platform by its configured name, or whose paper it is. */
  provider: z.string().trim().min(1).max(140),
  askedAt: Instant,
  /** Of an officer who looked at a paper; a platform's answer needs none. */
  evidence: SeenEvidence.optional(),
};

/**
 * An answer. Where there is none, because the bureau is away or limits its answers, nothing was looked at.
 */
export const TaxLookTerms = z
  .discriminatedUnion('outcome', [
    z.strictObject({
      ...asked,
      outcome: z.literal('agrees'),
      state: z.enum(taxInvoiceStates),
      /** All red letters so far, with tax; of a partly credited invoice. */
      credited: Money.optional(),
    }),
    z.strictObject({ ...asked, outcome: z.literal('differs') }),
    z.strictObject({ ...asked, outcome: z.literal('not-found') }),
  ])
  .meta({ id: 'TaxLookTerms' });
export type TaxLookTerms = z.output<typeof TaxLookTerms>;
