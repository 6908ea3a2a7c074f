/** Public records of vouchers: opaque ids, statuses, hashes; never an amount, an interval or a date of payment. */
import { z } from 'zod';
import { PaidInvoiceTokens, VoucherTokens } from '../fingerprint/records.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { CreditParty } from '../letter-of-credit/parties.ts';

const voucherId = idOf('voucher');

/** `split`: its pieces stand in its place. A defaulted one may still be paid. */
export const voucherStatuses = ['proposed', 'accepted', 'split', 'redeemed', 'defaulted'] as const;
export type VoucherStatus = (typeof voucherStatuses)[number];

/** `voucher/<id>`: a voucher or a piece of one. */
export const Voucher = z.strictObject({
  id: voucherId,
  /** The voucher that the debtor accepted; its own id unless it is a piece. */
  rootId: voucherId,
  parentId: voucherId.optional(),
  /** How many cuts lie between it and its root. */
  depth: z.int().min(0),
  claimId: idOf('claim'),
  status: z.enum(voucherStatuses),
  debtor: CreditParty,
  /** Through which the debtor pays; it knows every piece, and no piece changes without its peer. */
  payingBank: MspId,
  holder: Party,
  voucherHash: TermsHash,
  /** Of the root alone. */
  tokens: VoucherTokens.optional(),
  /** Enrolment id of the debtor's person, or of the bank's that records for it, who said yes last. */
  person: z.string().optional(),
  proposalExpiresAt: Instant,
  /** Of one that was split. */
  cutHash: TermsHash.optional(),
  pieceIds: z.array(voucherId).optional(),
  /** To whom it was paid. */
  redemption: z.strictObject({ payee: Party, paymentHash: TermsHash, at: Instant }).optional(),
});
export type Voucher = z.output<typeof Voucher>;

/** `voucher-transfer/<voucher>/<id>`: proposed by the holder, in force when the transferee accepts. */
export const VoucherTransfer = z.strictObject({
  id: idOf('voucherTransfer'),
  voucherId,
  from: Party,
  to: Party,
  status: z.enum(['proposed', 'accepted', 'withdrawn']),
  transferHash: TermsHash,
  /** Of the invoice that it pays: as vouchers count its use, and as receivables are found by it. */
  useToken: TermsHash,
  tokens: PaidInvoiceTokens,
  expiresAt: Instant,
});
export type VoucherTransfer = z.output<typeof VoucherTransfer>;

/** `invoice-use/<token>`: by its hash, how much of an invoice vouchers have paid. */
export const InvoiceUse = z.strictObject({ token: TermsHash, useHash: TermsHash });
export type InvoiceUse = z.output<typeof InvoiceUse>;
