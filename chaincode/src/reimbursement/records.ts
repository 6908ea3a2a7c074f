/** What the ledger keeps of reimbursement in public; each bank writes its own. */
import { z } from 'zod';
import { CalendarDate, idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { Act } from '../letter-of-credit/records.ts';

const reimbursementId = idOf('reimbursement');

/** `reimbursement/<credit>/<id>`: the issuing bank's authorisation, as last amended. */
export const Reimbursement = z.strictObject({
  id: reimbursementId,
  creditId: idOf('credit'),
  act: Act,
  termsHash: TermsHash,
  amendments: z.int().min(0),
});
export type Reimbursement = z.output<typeof Reimbursement>;

/** `reimbursement-account/<id>`: the reimbursing bank's irrevocable undertaking and the hash of what it paid. */
export const ReimbursementAccount = z.strictObject({
  reimbursementId,
  act: Act,
  /** URR 725 art. 9: the terms that it undertook irrevocably to honour. */
  undertakingHash: TermsHash.optional(),
  paidHash: TermsHash.optional(),
});
export type ReimbursementAccount = z.output<typeof ReimbursementAccount>;

/** `reimbursement-claim/<reimbursement>/<id>`: the claiming bank's. */
export const ReimbursementClaim = z.strictObject({
  id: idOf('reimbursementClaim'),
  reimbursementId,
  creditId: idOf('credit'),
  presentationId: idOf('presentation').optional(),
  act: Act,
  termsHash: TermsHash,
  /** URR 725 art. 11(a): last day to process it; absent where no calendar knows it. */
  processDueOn: CalendarDate.optional(),
});
export type ReimbursementClaim = z.output<typeof ReimbursementClaim>;

/** `reimbursement-answer/<claim>`: the reimbursing bank pays or rejects, once. */
export const ReimbursementAnswer = z.strictObject({
  claimId: idOf('reimbursementClaim'),
  answer: z.enum(['paid', 'rejected']),
  act: Act,
  termsHash: TermsHash,
});
export type ReimbursementAnswer = z.output<typeof ReimbursementAnswer>;

/** States of a claim. */
export const claimStates = ['claimed', 'paid', 'rejected'] as const;
