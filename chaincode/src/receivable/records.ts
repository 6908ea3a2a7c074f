/** Public records of receivables: opaque ids, statuses, hashes. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { InvoiceTokens } from '../fingerprint/records.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { CreditParty } from '../letter-of-credit/parties.ts';
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

/** `invitation/<receivable>/<offer>`: one bank is asked for a quote, gives it, and may be taken at its word. */
export const Invitation = z.strictObject({
  id: idOf('offer'),
  receivableId,
  seller: Party,
  financier: MspId,
  /** What would be assigned. */
  share: Parts,
  status: z.enum(['invited', 'quoted', 'accepted', 'withdrawn']),
  requestHash: TermsHash,
  quoteHash: TermsHash.optional(),
  /** Of the invitation, and of the quote once there is one. */
  expiresAt: Instant,
});
export type Invitation = z.output<typeof Invitation>;

/** `debtor-notice/<receivable>/<lien>`: the debtor was told whom to pay (Civil Code art. 546). */
export const DebtorNotice = z.strictObject({
  receivableId,
  lienId: idOf('lien'),
  by: Party,
  debtor: CreditParty,
  noticeHash: TermsHash,
  at: Instant,
});
export type DebtorNotice = z.output<typeof DebtorNotice>;

/** `credit-note/<receivable>/<id>`: in force at once, or when every bank with a lien consents (Civil Code art. 765). */
export const CreditNote = z.strictObject({
  id: idOf('creditNote'),
  receivableId,
  status: z.enum(['proposed', 'effective']),
  creditNoteHash: TermsHash,
  /** Parts of the confirmed amount that remain. */
  remaining: Parts,
  /** Banks whose consent is missing. */
  awaited: z.array(MspId),
  at: Instant,
});
export type CreditNote = z.output<typeof CreditNote>;
