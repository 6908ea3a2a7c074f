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
  /** By which it was given. */
  act: Act,
  /** Of the terms in force. */
  termsHash: TermsHash,
  amendments: z.int().min(0),
  /** The versions before it, the first one first, each with the act that amended it. */
  earlier: z.array(z.strictObject({ termsHash: TermsHash, amendedBy: Act })).optional(),
});
export type Reimbursement = z.output<typeof Reimbursement>;

export interface AuthorisationVersion {
  /** 0 as it was given, from 1 on the number of the amendment that made it. */
  readonly number: number;
  readonly termsHash: string;
  readonly act: z.output<typeof Act>;
}

/** The versions of the terms that are on record, the first one first; the last one is in force. */
export const authorisationVersions = ({
  act,
  termsHash,
  amendments,
  earlier = [],
}: Reimbursement): AuthorisationVersion[] => {
  const acts = [act, ...earlier.map(({ amendedBy }) => amendedBy)];
  const hashes = [...earlier.map((version) => version.termsHash), termsHash];
  const first = amendments - earlier.length;
  return hashes.map((hash, at) => ({ number: first + at, termsHash: hash, act: acts[at] ?? act }));
};

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
