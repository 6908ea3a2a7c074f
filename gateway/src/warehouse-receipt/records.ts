/** What the views need of the ledger's records. The ledger wrote them; here they are only read. */
import { Party } from '@chopmark/chaincode/api';
import { z } from 'zod';

export const Receipt = z.object({
  id: z.string(),
  rootId: z.string(),
  parentId: z.string().optional(),
  childIds: z.array(z.string()).optional(),
  status: z.enum(['proposed', 'issued', 'split', 'replaced', 'delivered']),
  version: z.int(),
  warehouse: z.string(),
  inspector: z.string(),
  title: Party,
  controller: Party,
  goodsHash: z.string(),
  storageHash: z.string(),
  suspects: z.array(z.string()),
  keeper: z.string(),
  proposalExpiresAt: z.string(),
});
export type Receipt = z.output<typeof Receipt>;

export const Lien = z.object({
  id: z.string(),
  assetId: z.string(),
  holder: z.string(),
  share: z.string(),
  state: z.enum(['reserved', 'encumbered', 'consumed', 'sale-pending', 'sale-paid']),
  rank: z.int(),
  expiresAt: z.string(),
  maker: z.string(),
  financingId: z.string().optional(),
});
export type Lien = z.output<typeof Lien>;

export const Tombstone = z.object({ lien: Lien, ending: z.string(), at: z.string() });
export type Tombstone = z.output<typeof Tombstone>;

export const Offer = z.object({
  id: z.string(),
  assetId: z.string(),
  offeror: Party,
  financier: z.string(),
  share: z.string().optional(),
  status: z.enum(['open', 'used', 'withdrawn']),
  requestHash: z.string(),
  expiresAt: z.string(),
});
export type Offer = z.output<typeof Offer>;

export const Hold = z.object({
  by: z.string(),
  status: z.enum(['placed', 'lifted']),
  reason: z.string(),
  orderHash: z.string(),
  at: z.string(),
});
export type Hold = z.output<typeof Hold>;

export const Order = z.object({
  id: z.string(),
  kind: z.enum(['transfer', 'split', 'release', 'delivery']),
  status: z.enum(['ordered', 'confirmed', 'prepared', 'executed']),
  by: Party,
  person: z.string(),
  termsHash: z.string().optional(),
  transferee: Party.optional(),
  gateOutHash: z.string().optional(),
  expiresAt: z.string(),
});
export type Order = z.output<typeof Order>;

export const Attestation = z.object({
  by: z.string(),
  inspectionHash: z.string().optional(),
  at: z.string(),
});
export type Attestation = z.output<typeof Attestation>;
