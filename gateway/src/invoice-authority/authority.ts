/** Who knows whether a tax invoice was issued, with these particulars, and whether it stands: a tax bureau. */
import type { InvoiceTerms, TaxLookTerms } from '@chopmark/chaincode/api';

/** What a bureau is asked: number, date and gross amount; of older kinds of invoices more. */
export interface TaxQuestion extends Pick<InvoiceTerms, 'invoiceDate' | 'amount'> {
  readonly taxInvoice: NonNullable<InvoiceTerms['taxInvoice']>;
  /** Without tax: special invoices of the older kind are known by it. */
  readonly netAmount?: string | undefined;
  /** Last six digits: ordinary invoices of the older kind are known by it. */
  readonly checkCode?: string | undefined;
}

/**
 * Why there is no answer: too many questions that day, issued today, older than the bureau keeps, or it is away. None
 * of them is a look.
 */
export const noAnswers = ['limit', 'not-yet', 'too-old', 'away'] as const;
export type NoAnswer = (typeof noAnswers)[number];

export interface InvoiceAuthority {
  /** Never throws: whatever goes wrong on the way is no answer. */
  ask(question: TaxQuestion): Promise<TaxLookTerms | NoAnswer>;
}
