import { z } from 'zod';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { Tokens } from '../fingerprint/records.ts';

export const receiptStatuses = ['proposed', 'issued', 'split', 'replaced', 'delivered'] as const;

/** Whether it is reserved, pledged or frozen is derived from liens and holds, never stored here. */
export const Receipt = z.strictObject({
  kind: z.literal('warehouse-receipt'),
  id: idOf('receipt'),
  /** The first receipt of the lot; its own id unless it came from a split. */
  rootId: idOf('receipt'),
  parentId: idOf('receipt').optional(),
  childIds: z.array(idOf('receipt')).optional(),
  claimId: idOf('claim'),
  status: z.enum(receiptStatuses),
  version: z.int().min(1),
  warehouse: MspId,
  inspector: MspId,
  /** The owner. */
  title: Party,
  /** The one whose order the warehouse obeys: the owner, or the pledgee. */
  controller: Party,
  goodsHash: TermsHash,
  storageHash: TermsHash,
  tokens: Tokens,
  suspects: z.array(z.string()),
  /** Enrolment id of the keeper who proposed: another one issues. */
  keeper: z.string(),
  proposalExpiresAt: Instant,
});
export type Receipt = z.output<typeof Receipt>;

/** The owner says that its receipt is lost. */
export const Loss = z.strictObject({
  receiptId: idOf('receipt'),
  by: Party,
  reportHash: TermsHash,
  at: Instant,
});
export type Loss = z.output<typeof Loss>;

/** The keeper will obey the holder of a lien to come once it stands in the place of the present one. */
export const ControlPromise = z.strictObject({
  receiptId: idOf('receipt'),
  lienId: idOf('lien'),
  by: MspId,
  to: MspId,
  at: Instant,
});
export type ControlPromise = z.output<typeof ControlPromise>;

/** What the controller tells the warehouse to do. */
export const Order = z.strictObject({
  id: idOf('order'),
  receiptId: idOf('receipt'),
  kind: z.enum(['transfer', 'split', 'release', 'delivery']),
  status: z.enum(['ordered', 'confirmed', 'prepared', 'executed']),
  by: Party,
  /**
   * Enrolment id of the person who took the last step: the next one needs another where four eyes are asked.
   */
  person: z.string(),
  termsHash: TermsHash.optional(),
  transferee: Party.optional(),
  financingId: idOf('financing').optional(),
  lienId: idOf('lien').optional(),
  gateOutHash: TermsHash.optional(),
  expiresAt: Instant,
});
export type Order = z.output<typeof Order>;
