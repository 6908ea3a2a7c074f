/** Payments abroad for imported goods: each takes a part of what may be paid on a declaration. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { PositiveMoney } from '../kernel/money.ts';
import { TermsHash } from '../kernel/opening.ts';

/** What the importer asks its bank to pay, and to whom. */
export const ImportPaymentTerms = z
  .strictObject({
    amount: PositiveMoney,
    payee: z.string().trim().min(1).max(140),
    /** Why another is paid than the one who is declared. */
    explanation: z.string().trim().min(1).max(500).optional(),
  })
  .meta({ id: 'ImportPaymentTerms' });

/** From `verified` on it counts against what may be paid; given up, it does not. */
export const importPaymentStatuses = ['requested', 'verified', 'paid', 'given-up'] as const;

/** `import-payment/<declaration>/<id>` */
export const ImportPayment = z.strictObject({
  id: idOf('importPayment'),
  declarationId: idOf('declaration'),
  trader: Party,
  bank: MspId,
  consentId: idOf('consent'),
  share: Parts,
  status: z.enum(importPaymentStatuses),
  requestHash: TermsHash,
  /** Of the question to customs that the bank relied on. */
  verificationId: idOf('verification').optional(),
  paymentHash: TermsHash.optional(),
  /** Enrolment id of the bank's maker: another person pays. */
  maker: z.string().optional(),
  at: Instant,
});
export type ImportPayment = z.output<typeof ImportPayment>;

/** Parts that payments take. */
export const paidShares = (payments: readonly ImportPayment[]): bigint[] =>
  payments
    .filter(({ status }) => status === 'verified' || status === 'paid')
    .map(({ share }) => BigInt(share));
