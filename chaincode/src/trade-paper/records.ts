/** Public records of orders and bills of lading: they are registered to be linked, and an order to be financed. */
import { z } from 'zod';
import { TradePaperTokens } from '../fingerprint/records.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';

export const tradePaperKinds = ['order', 'bill-of-lading'] as const;

/** `trade-paper/<id>`: said by its owner; an asset once its authority has vouched for it. */
export const TradePaper = z.strictObject({
  id: idOf('tradePaper'),
  kind: z.enum(tradePaperKinds),
  claimId: idOf('claim'),
  owner: Party,
  /** The buyer of an order; of a bill of lading customs, the inspector or the warehouse that took the goods in. */
  authority: Party,
  paperHash: TermsHash,
  tokens: TradePaperTokens,
  /** A registration that nobody vouches for is void after this. */
  proposalExpiresAt: Instant,
});
export type TradePaper = z.output<typeof TradePaper>;

/** `paper-attest/<id>/<MSP>`: the authority's word that the paper is genuine and its fingerprints are its own. */
export const PaperAttestation = z.strictObject({
  by: MspId,
  enrolmentId: z.string(),
  paperHash: TermsHash,
  at: Instant,
});
export type PaperAttestation = z.output<typeof PaperAttestation>;
