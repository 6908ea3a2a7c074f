/** What follows from invoices, confirmations and credit notes that the own organisation holds. */
import {
  type ConfirmationTerms,
  type CreditNoteTerms,
  type InvoiceTerms,
  type QuoteRequestTerms,
  remainingByLook,
  remainingOfClaim,
  shareOfClaim,
  type TaxLookTerms,
} from '@chopmark/chaincode/api';
import type { Derivation } from '../command/derived-members.ts';
import { textMember } from '../command/terms-source.ts';
import { locators } from './known-terms.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import { type InvoiceToken, invoiceTokens } from './tokens.ts';

/** Of the own copy that the hash names; `undefined` where there is none. */
export const draftedTokens = async ({
  input,
  source,
  fingerprintKeys,
}: Pick<Derivation, 'input' | 'source' | 'fingerprintKeys'>): Promise<InvoiceToken[] | undefined> => {
  const [recordId, hash] = [textMember(input, 'receivableId'), textMember(input, 'invoiceHash')];
  const invoice = await source.terms(recordId, 'invoice', hash);
  return invoice && invoiceTokens(await liveKeys(fingerprintKeys, source), invoice.terms as InvoiceTerms);
};

/** What the seller would assign, as a share of what was confirmed. */
export const requestedShare = ({ openings }: Pick<Derivation, 'openings'>): string | undefined =>
  shareOfClaim(
    openings['confirmation']?.terms as ConfirmationTerms,
    openings['request']?.terms as QuoteRequestTerms,
  )?.toString();

/** What the bank's own look leaves of the invoice. */
export const remainingAfterLook = async ({
  input,
  source,
}: Pick<Derivation, 'input' | 'source'>): Promise<string | undefined> => {
  const look = await source.terms(textMember(input, 'receivableId'), 'look', textMember(input, 'lookHash'));
  const place = await locators['invoice']?.(source, input);
  if (look === undefined || place === undefined || 'absent' in place) return undefined;
  const invoice = await source.terms(place.recordId, 'invoice', place.hash);
  return invoice && remainingByLook(invoice.terms as InvoiceTerms, look.terms as TaxLookTerms)?.toString();
};

/** What the drafted credit note leaves of what was confirmed. */
export const remainingShare = async ({
  input,
  source,
}: Pick<Derivation, 'input' | 'source'>): Promise<string | undefined> => {
  const [recordId, hash] = [textMember(input, 'creditNoteId'), textMember(input, 'creditNoteHash')];
  const note = await source.terms(recordId, 'creditNote', hash);
  const place = await locators['confirmation']?.(source, input);
  if (note === undefined || place === undefined || 'absent' in place) return undefined;
  const confirmation = await source.terms(place.recordId, 'answer', place.hash);
  return (
    confirmation &&
    remainingOfClaim(confirmation.terms as ConfirmationTerms, note.terms as CreditNoteTerms)?.toString()
  );
};
