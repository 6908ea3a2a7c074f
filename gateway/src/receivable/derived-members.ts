/** Fingerprints of invoices that the own organisation has laid down. */
import type { InvoiceTerms } from '@chopmark/chaincode/api';
import type { Derivation } from '../command/derived-members.ts';
import { textMember } from '../command/terms-source.ts';
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
