/** Public records of a credit's proceeds. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { ProceedsTokens } from '../fingerprint/records.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { CreditParty, CreditRole } from '../letter-of-credit/parties.ts';
import { Act } from '../letter-of-credit/records.ts';

const proceedsId = idOf('creditProceeds', 'creditClaim');

/** `proceeds/<id>`: said by the creditor; an asset of the lien book once the obligor has attested it. */
export const Proceeds = z.strictObject({
  id: proceedsId,
  creditId: idOf('credit'),
  presentationId: idOf('presentation').optional(),
  claimId: idOf('claim'),
  /** To whom they belonged at registration: the beneficiary, or the bank that had drawn on the documents before. */
  creditor: CreditParty,
  /** The bank that owes the money. */
  obligor: CreditParty,
  obligorRole: CreditRole,
  /** Banks that claim in their own right and need no acknowledgement: obligor, confirming and nominated bank. */
  ownRight: z.array(MspId),
  proceedsHash: TermsHash,
  tokens: ProceedsTokens,
  /** Unattested by then, they give way to another registration. */
  proposalExpiresAt: Instant,
});
export type Proceeds = z.output<typeof Proceeds>;

/**
 * `credit-proceeds/<credit>/credit` and `credit-proceeds/<credit>/<presentation>/<role of the obligor>`: one asset for
 * each, so that no claim is registered, and sold, twice.
 */
export const ProceedsEntry = z.strictObject({
  id: proceedsId,
  presentationId: idOf('presentation').optional(),
});
export type ProceedsEntry = z.output<typeof ProceedsEntry>;

/** `proceeds-attest/<id>/<MSP>`: the obligor says that paper and terms agree. */
export const ProceedsAttestation = z.strictObject({ act: Act, proceedsHash: TermsHash });
export type ProceedsAttestation = z.output<typeof ProceedsAttestation>;

/** `holding/<id>`: to whom the claim belongs after it was sold; by default to its creditor. */
export const Holding = z.strictObject({
  assetId: proceedsId,
  holder: CreditParty,
  /** The last holder whom the obligor acknowledged: it is paid. */
  payee: CreditParty,
  /** Sales and repurchases so far; none while the first one waits for its settlement. */
  position: z.int().min(0),
});
export type Holding = z.output<typeof Holding>;

/** `assignment/<id>/<lien>`: the assignor's notice to the obligor that a share is assigned to the lien's holder. */
export const AssignmentNotice = z.strictObject({
  assetId: proceedsId,
  lienId: idOf('lien'),
  assignor: Party,
  assignee: MspId,
  share: Parts,
  noticeHash: TermsHash,
  at: Instant,
});
export type AssignmentNotice = z.output<typeof AssignmentNotice>;

/** `assignment-acknowledgement/<id>/<lien>`: the obligor's own answer. */
export const AssignmentAcknowledgement = z.strictObject({
  assetId: proceedsId,
  lienId: idOf('lien'),
  assignee: MspId,
  share: Parts,
  noticeHash: TermsHash,
  acknowledgementHash: TermsHash,
  act: Act,
});
export type AssignmentAcknowledgement = z.output<typeof AssignmentAcknowledgement>;
