/** Who takes a voucher for its invoice vouches for the invoice's fingerprints: its gateway computes them again. */
import type { CommandDefinition, VoucherTransferTerms } from '@chopmark/chaincode/api';
import type { Input, TermsSource } from '../command/terms-source.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import { sameTokens } from '../fingerprint/receipt.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import { transferIn } from './known-terms.ts';
import { paidInvoiceTokens } from './tokens.ts';

/** Whether the fingerprints of a proposed transfer are another invoice's than its terms name. */
export const paysOtherInvoice = async (
  { name }: CommandDefinition,
  input: Input,
  { source, fingerprintKeys }: { readonly source: TermsSource; readonly fingerprintKeys: FingerprintKeys },
): Promise<boolean> => {
  if (name !== 'AcceptVoucherTransfer') return false;
  const transfer = await transferIn(source, input);
  const held = transfer && (await source.terms(transfer.id, 'transfer', transfer.transferHash));
  if (transfer === undefined || held === undefined) return false;
  const { invoice } = held.terms as VoucherTransferTerms;
  const computed = paidInvoiceTokens(await liveKeys(fingerprintKeys, source), invoice);
  const [oldest] = paidInvoiceTokens(fingerprintKeys, invoice);
  return !sameTokens(transfer.tokens, computed) || transfer.useToken !== oldest?.token;
};
