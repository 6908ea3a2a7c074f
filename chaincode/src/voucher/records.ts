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

/** What an invoice is counted by when vouchers pay it, and found by when it is registered as a receivable. */
const underlying = { useToken: TermsHash, tokens: PaidInvoiceTokens };

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
  /** Behind the root: what the debtor owes its first creditor for. */
  underlying: z.strictObject({ underlyingHash: TermsHash, ...underlying }).optional(),
  /** Enrolment id of the debtor's person, or of the bank's that records for it, who said yes last. */
  person: z.string().optional(),
  proposalExpiresAt: Instant,
  /** Of one that was split. */
  cutHash: TermsHash.optional(),
  pieceIds: z.array(voucherId).optional(),
  /** A bank's promise to pay where the debtor does not; `proposed` until a second person of it has said so. */
  guarantee: z
    .strictObject({ by: MspId, status: z.enum(['proposed', 'given']), person: z.string() })
    .optional(),
  /** Who paid it, through the paying bank or as guarantor, and to whom. */
  redemption: z
    .strictObject({
      payer: z.enum(['debtor', 'guarantor']),
      payee: Party,
      paymentHash: TermsHash,
      at: Instant,
    })
    .optional(),
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
  ...underlying,
  expiresAt: Instant,
});
export type VoucherTransfer = z.output<typeof VoucherTransfer>;

/** `invoice-use/<token>`: by its hash, how much of an invoice vouchers have paid. */
export const InvoiceUse = z.strictObject({ token: TermsHash, useHash: TermsHash });
export type InvoiceUse = z.output<typeof InvoiceUse>;
