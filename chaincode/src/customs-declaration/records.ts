/** Public records of customs declarations: opaque ids, statuses, hashes. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { DeclarationTokens } from '../fingerprint/records.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { PublicKey, Signature } from '../kernel/signature.ts';
import { Flow } from './customs-number.ts';
import { customsSteps, declarationStatuses } from './lifecycle.ts';

const declarationId = idOf('declaration');

/** `declaration/<id>`: lodged by the firm or its broker; from then on customs' record, and an asset once released. */
export const Declaration = z.strictObject({
  id: declarationId,
  claimId: idOf('claim'),
  flow: Flow,
  /** Consignor or consignee: whose goods they are. */
  trader: Party,
  lodgedBy: Party,
  customs: MspId,
  status: z.enum(declarationStatuses),
  /** Counts what was declared: each amendment is a new one. */
  version: z.int().min(1),
  declarationHash: TermsHash,
  /** From acceptance on. */
  assessmentHash: TermsHash.optional(),
  tokens: DeclarationTokens,
  /** Declarations of the same goods by their particulars: no pledge before customs has cleared it. */
  suspects: z.array(declarationId),
  /** The firm has asked for it (K6). */
  withdrawalRequested: z.literal(true).optional(),
  changedAt: Instant,
});
export type Declaration = z.output<typeof Declaration>;

/** What follows from an assessment that the own organisation holds; named by its hash. */
export const Assessed = z
  .strictObject({
    assessmentHash: TermsHash,
    tokens: DeclarationTokens,
    /** Parts of the capacity that remain. */
    remaining: Parts,
  })
  .meta({ id: 'AssessedDeclaration' });
export type Assessed = z.output<typeof Assessed>;

/** One step, by whom it may be taken and what it brings. */
export const StepContent = {
  declarationId,
  step: z.enum(customsSteps),
  declarationHash: TermsHash.optional(),
  assessmentHash: TermsHash.optional(),
} as const;

export const Source = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]{1,30}$/, 'the name of a system: letters, digits, hyphens');

/** What customs' system says, signed over everything but the signature, with its source. */
export const FeedEvent = z
  .strictObject({ sequence: z.int().min(1), ...StepContent, occurredAt: Instant, signature: Signature })
  .meta({ id: 'CustomsFeedEvent' });
export type FeedEvent = z.output<typeof FeedEvent>;

/** `customs-feed/<MSP>/<source>`: whose signature counts, and which event is the next one. */
export const Feed = z.strictObject({
  by: MspId,
  source: Source,
  publicKey: PublicKey,
  next: z.int().min(1),
});
export type Feed = z.output<typeof Feed>;

/** `customs-parked/<MSP>/<source>/<sequence>`: came before its turn, and waits for what is missing. */
export const Parked = z.strictObject({ event: FeedEvent, assessed: Assessed.optional() });
export type Parked = z.output<typeof Parked>;

/** What became of one event. Those from `unknown` on had their turn, and wait for an officer. */
const feedOutcomes = [
  'applied',
  'parked',
  'replayed',
  'unsigned',
  'too-far-ahead',
  'unknown',
  'out-of-turn',
  'incomplete',
  'registered-elsewhere',
] as const;
export type FeedOutcome = (typeof feedOutcomes)[number];

/** `customs-exception/<MSP>/<source>/<sequence>`: a signed event that the rules did not take. */
export const FeedException = z.strictObject({
  event: FeedEvent,
  outcome: z.enum(feedOutcomes),
  at: Instant,
});
export type FeedException = z.output<typeof FeedException>;

/** `customs-step/<declaration>`: one officer would change a released declaration, and a second one has not agreed. */
export const ProposedStep = z.strictObject({ ...StepContent, person: z.string(), at: Instant });
export type ProposedStep = z.output<typeof ProposedStep>;

/** `customs-attestation/<declaration>`: an officer stands for the clearance with its certified identity. */
export const ClearanceAttestation = z.strictObject({
  by: MspId,
  enrolmentId: z.string(),
  declarationHash: TermsHash,
  at: Instant,
});
export type ClearanceAttestation = z.output<typeof ClearanceAttestation>;
