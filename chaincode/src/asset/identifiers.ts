/** Ids of assets. Each kind of paper adds its own prefix here. */
import { idOf } from '../kernel/identifiers.ts';

export const AssetId = idOf(
  'receipt',
  'creditProceeds',
  'creditClaim',
  'receivable',
  'voucher',
  'declaration',
  'tradePaper',
);
