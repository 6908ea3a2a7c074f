import { Party } from '@chopmark/chaincode/api';
import { z } from 'zod';

export const FinancingStatus = z.enum([
  'proposed',
  'accepted',
  'confirmed',
  'payment-authorised',
  'disbursed',
  'repaid',
  'written-off',
  'withdrawn',
]);

export const Financing = z.object({
  id: z.string(),
  assetId: z.string(),
  lienId: z.string(),
  furtherLiens: z.array(z.strictObject({ assetId: z.string(), lienId: z.string() })).optional(),
  bank: z.string(),
  borrower: Party,
  status: FinancingStatus,
  dealHash: z.string(),
  balanceHash: z.string().optional(),
  exposureHash: z.string().optional(),
  maker: z.string(),
  proposalExpiresAt: z.string(),
  defaultedAt: z.string().optional(),
  boughtBack: z.literal(true).optional(),
});
export type Financing = z.output<typeof Financing>;

export const Price = z.object({ id: z.string(), by: z.string(), asOf: z.string(), priceHash: z.string() });
export type Price = z.output<typeof Price>;
