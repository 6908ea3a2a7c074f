/** Consent as an asset of its own: what a firm lets somebody else do with its declarations, and until when. */
import { z } from 'zod';
import { idOf, Instant, Party } from '../kernel/identifiers.ts';

/** What a bank may ask for; `lodgement` lets a broker lodge in the firm's name. */
export const purposes = [
  'export-finance',
  'import-payment',
  'collateral',
  'credit-documents',
  'lodgement',
] as const;
export const Purpose = z.enum(purposes);
export type Purpose = z.output<typeof Purpose>;

/** What the grantor says: who may do what, with which declarations. */
export const Grant = {
  /** One bank, or for lodgement one firm. */
  grantee: Party,
  purposes: z.array(Purpose).min(1).max(purposes.length),
  /** All of the firm's where none are named. */
  declarations: z.array(idOf('declaration')).min(1).max(100).optional(),
  /** `match`: whether what the bank says is so; `full`: declared and remaining amounts as well. */
  disclosure: z.enum(['match', 'full']),
  expiresAt: Instant,
} as const;

/** `consent/<id>` */
export const Consent = z.strictObject({
  id: idOf('consent'),
  grantor: Party,
  ...Grant,
  status: z.enum(['granted', 'revoked']),
  /** Declarations asked about in the hour that began then. */
  asked: z.strictObject({ since: Instant, count: z.int().min(0) }),
});
export type Consent = z.output<typeof Consent>;
