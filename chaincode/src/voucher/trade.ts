/** The invoice behind a promise or a transfer: no receivable as well, and never paid beyond its amount. Pure. */
import { putFingerprint, type Registration } from '../fingerprint/store.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { isIdOf } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import type { Consortium } from '../membership/consortium.ts';
import { useAfter } from './invoice-use.ts';
import type { InvoiceUse, Voucher } from './records.ts';
import { putInvoiceUse } from './store.ts';
import type { InvoiceUseTerms, TradeTerms, VoucherTerms } from './terms.ts';

export interface TradeFacts {
  readonly use: InvoiceUse | undefined;
  /** Under the fingerprints of the invoice. */
  readonly invoiceRegistrations: readonly Registration[];
}

export interface TradeOpenings {
  readonly voucher: Opening<VoucherTerms>;
  readonly invoiceUse: Opening<InvoiceUseTerms> | undefined;
  readonly newInvoiceUse: Opening<InvoiceUseTerms>;
}

const isReceivable = ({ found }: Registration): boolean =>
  found.some(({ status, assetId }) => status === 'live' && isIdOf('receivable', assetId));

export const checkTrade = (
  { use, invoiceRegistrations }: TradeFacts,
  { invoice }: TradeTerms,
  { voucher, invoiceUse, newInvoiceUse }: TradeOpenings,
): Refusal<'RECEIVABLE_REGISTERED' | 'TRADE_EVIDENCE_USED_UP' | 'AMOUNT_MISMATCH'> | undefined => {
  const earlierOpens =
    use === undefined ? invoiceUse === undefined : invoiceUse !== undefined && opens(invoiceUse, use.useHash);
  const expected = useAfter(invoiceUse?.terms, invoice, voucher.terms);
  return firstRefusal<NonNullable<ReturnType<typeof checkTrade>>>(
    unless(!invoiceRegistrations.some(isReceivable), refuse('RECEIVABLE_REGISTERED')),
    unless(earlierOpens, refuse('TRADE_EVIDENCE_USED_UP', { pointer: '/terms/invoiceUse' })),
    unless(expected !== undefined, refuse('TRADE_EVIDENCE_USED_UP', { pointer: '/terms/voucher/amount' })),
    unless(
      canonicalJson(expected) === canonicalJson(newInvoiceUse.terms),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/newInvoiceUse' }),
    ),
  );
};

/** From now on nobody registers the invoice as a receivable. */
const takeInvoice = ({ id, rootId }: Voucher, registrations: readonly Registration[]): Change[] =>
  registrations
    .filter(({ found }) => !found.some(({ status }) => status === 'live'))
    .map(({ token }) => putFingerprint(token, { assetId: id, rootId, status: 'live' }));

interface Paid {
  readonly payer: string;
  readonly readers: readonly string[];
  readonly useToken: string;
}

/** So much of the invoice is paid. */
export const payInvoice = (
  consortium: Consortium,
  voucher: Voucher,
  { use, invoiceRegistrations }: TradeFacts,
  newInvoiceUse: Opening<InvoiceUseTerms>,
  { payer, readers, useToken }: Paid,
): Change[] => [
  putInvoiceUse(consortium, payer, use, { token: useToken, useHash: hashOfOpening(newInvoiceUse) }),
  ...takeInvoice(voucher, invoiceRegistrations),
  ...putTerms(readers, useToken, 'invoiceUse', newInvoiceUse),
];
