/**
 * What a bank allows its own systems to do, on the ledger for every member to check: for which commands its service
 * may submit straight through, and the public keys of those who approve upstream.
 */
import { z } from 'zod';
import { MspId } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { PublicKey, Signature } from '../kernel/signature.ts';

/** Kinds of references that a bank keeps for itself. */
export const referenceKinds = ['limit', 'margin', 'screening', 'tradeBackground'] as const;
export const ReferenceKind = z.enum(referenceKinds);
export type ReferenceKind = z.output<typeof ReferenceKind>;

/** By kind, the hash of the opening that the bank alone keeps. */
export const References = z.partialRecord(ReferenceKind, TermsHash).meta({ id: 'BankReferences' });

const ApproverId = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,40}$/, 'an opaque id of up to 40 letters, digits, dots, hyphens');
export const ApproverRole = z.enum(['maker', 'checker']);

export const Approver = z.strictObject({
  approverId: ApproverId,
  role: ApproverRole,
  publicKey: PublicKey,
});

/** The signature is ES256 (RFC 7518, 64 bytes in base64url) over the canonical JSON of the claim. */
export const Approval = z.strictObject({
  approverId: ApproverId,
  role: ApproverRole,
  signature: Signature,
});
export type Approval = z.output<typeof Approval>;

export const BankPolicy = z
  .strictObject({
    /** Counts the policies of the bank. */
    version: z.int().min(1),
    commands: z.record(
      z.string().regex(/^[A-Z][A-Za-z]{2,39}$/, 'the name of a command'),
      z.strictObject({ straightThrough: z.boolean(), references: z.array(ReferenceKind).max(4) }),
    ),
    approvers: z.array(Approver).max(100),
    /** A claim with a tax invoice is encumbered only after an own look of the last so many hours. */
    taxLookHours: z.int().min(1).max(8_760).optional(),
  })
  .meta({ id: 'BankPolicy' });
export type BankPolicy = z.output<typeof BankPolicy>;

/** `bank-policy/<MSP>`: the policy in force, and the one that waits for a second person. */
export const BankPolicyRecord = z.strictObject({
  bank: MspId,
  inForce: BankPolicy.optional(),
  proposed: z.strictObject({ policy: BankPolicy, person: z.string() }).optional(),
});
export type BankPolicyRecord = z.output<typeof BankPolicyRecord>;
