/** Public records of receivables: opaque ids, statuses, hashes. */
import { z } from 'zod';
import { InvoiceTokens } from '../fingerprint/records.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { Debtor } from './debtor.ts';

const receivableId = idOf('receivable');

/** `receivable/<id>`: said by the seller, or by a bank for it; an asset once the debtor has confirmed it. */
export const Receivable = z.strictObject({
  id: receivableId,
  claimId: idOf('claim'),
  status: z.enum(['registered', 'cancelled']),
  seller: Party,
  /** The seller's member, or a bank that registered for its client. */
  registeredBy: MspId,
  debtor: Debtor,
  invoiceHash: TermsHash,
  tokens: InvoiceTokens,
  /** A registration that nobody confirmed is void after this. */
  proposalExpiresAt: Instant,
});
export type Receivable = z.output<typeof Receivable>;

/** `debt-answer/<id>/<MSP>`: what the debtor says, or the bank that records for it. */
export const DebtAnswer = z.strictObject({
  receivableId,
  by: MspId,
  /** `proposed`: one person has confirmed and a second one has not. */
  status: z.enum(['proposed', 'confirmed', 'rejected']),
  answerHash: TermsHash,
  /** Enrolment id of the last person who acted. */
  person: z.string(),
  /** A bank's record of what it has seen: it binds nobody but the bank. */
  recorded: z.boolean(),
  /** Receivables that a strong fingerprint met: nobody pledges this one before they are cleared. */
  suspects: z.array(receivableId),
  /** Receivables that a weak fingerprint met: who quotes for this one says that it knows. */
  warnings: z.array(receivableId),
  at: Instant,
});
export type DebtAnswer = z.output<typeof DebtAnswer>;
