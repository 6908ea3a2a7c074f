/**
 * How a voucher comes to be: issued by its debtor or proposed by its creditor, accepted by two of the debtor's people.
 */
import { z } from 'zod';
import { PaidInvoiceTokens, VoucherTokens } from '../fingerprint/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { CreditParty } from '../letter-of-credit/parties.ts';
import { SeenEvidence } from '../receivable/terms.ts';
import { InvoiceUseTerms, TradeTerms, VoucherTerms } from './terms.ts';

const voucherId = idOf('voucher');

export const issueVoucher = defineCommand({
  name: 'IssueVoucher',
  summary:
    'A debtor issues a voucher to its creditor, a creditor proposes one to its debtor, or a bank records an outsider’s.',
  input: z.strictObject({
    voucherId,
    claimId: idOf('claim'),
    debtor: CreditParty,
    creditor: Party,
    payingBank: MspId,
    tokens: VoucherTokens,
    useToken: TermsHash,
    underlyingTokens: PaidInvoiceTokens,
    proposalExpiresAt: Instant,
  }),
  path: '/vouchers',
  creates: { voucherId: 'voucher', claimId: 'claim' },
  sections: { voucher: VoucherTerms, underlying: TradeTerms, evidence: SeenEvidence },
  known: [],
  optional: ['evidence'],
  roles: ['enterprise-officer', 'bank-maker'],
  errors: [
    'NOT_THE_DEBTOR',
    'PARTY_UNKNOWN',
    'DEBTOR_NOT_INDEPENDENT',
    'EXPIRY_INVALID',
    'ID_TAKEN',
    'EVIDENCE_MISSING',
    'TENOR_TOO_LONG',
    'TOKENS_MISMATCH',
    'VOUCHER_REGISTERED',
  ],
  events: ['voucher.issued.v1'],
});

export const acceptVoucher = defineCommand({
  name: 'AcceptVoucher',
  summary:
    'The debtor, or the bank that records for it, promises payment to the holder; in force with the second person.',
  input: z.strictObject({ voucherId, voucherHash: TermsHash }),
  path: '/vouchers/{voucherId}/acceptance',
  creates: {},
  sections: {
    voucher: VoucherTerms,
    underlying: TradeTerms,
    invoiceUse: InvoiceUseTerms,
    newInvoiceUse: InvoiceUseTerms,
    evidence: SeenEvidence,
  },
  known: ['voucher', 'underlying', 'invoiceUse', 'newInvoiceUse'],
  optional: ['invoiceUse', 'evidence'],
  roles: ['enterprise-officer', 'bank-maker', 'bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_DEBTOR',
    'VOUCHER_STATUS_WRONG',
    'PROPOSAL_EXPIRED',
    'TERMS_HASH_MISMATCH',
    'EVIDENCE_MISSING',
    'SAME_PERSON',
    'TOKENS_MISMATCH',
    'VOUCHER_REGISTERED',
    'RECEIVABLE_REGISTERED',
    'TRADE_EVIDENCE_USED_UP',
    'AMOUNT_MISMATCH',
  ],
  events: ['voucher.acceptance-proposed.v1', 'voucher.accepted.v1'],
});
