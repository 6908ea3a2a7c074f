/**
 * Who promises or takes a voucher for an invoice vouches for the invoice's fingerprints: its gateway computes them
 * again.
 */
import type { CommandDefinition, TradeTerms } from '@chopmark/chaincode/api';
import type { Input, TermsSource } from '../command/terms-source.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import { sameTokens } from '../fingerprint/receipt.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import { paidTradeIn } from './known-terms.ts';
import { paidInvoiceTokens } from './tokens.ts';

const vouching = ['AcceptVoucher', 'AcceptVoucherTransfer'];

/** Whether the fingerprints on the ledger are another invoice's than the terms name. */
export const paysOtherInvoice = async (
  { name }: CommandDefinition,
  input: Input,
  { source, fingerprintKeys }: { readonly source: TermsSource; readonly fingerprintKeys: FingerprintKeys },
): Promise<boolean> => {
  if (!vouching.includes(name)) return false;
  const paid = await paidTradeIn(source, input);
  const held = paid && (await source.terms(paid.recordId, paid.section, paid.hash));
  if (paid === undefined || held === undefined) return false;
  const { invoice } = held.terms as TradeTerms;
  const computed = paidInvoiceTokens(await liveKeys(fingerprintKeys, source), invoice);
  const [oldest] = paidInvoiceTokens(fingerprintKeys, invoice);
  return !sameTokens(paid.tokens, computed) || paid.useToken !== oldest?.token;
};
