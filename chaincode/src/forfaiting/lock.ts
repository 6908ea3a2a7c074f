/** The claim is locked for one buyer, as a whole: while that stands no other sale, pledge or negotiation fits. Pure. */
import { wholeParts } from '../asset/records.ts';
import { firstRefusal, type Refusal } from '../kernel/errors.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { checkCapacity, checkLienId, nextRank } from '../lien/machine.ts';
import type { Lien, Tombstone } from '../lien/records.ts';
import type { Asset } from '../asset/asset.ts';
import type { ClaimInTrade } from './facts.ts';
import type { Forfaiting } from './records.ts';

type LockRefusal =
  | 'LIEN_ID_USED'
  | 'ASSET_ALREADY_ENCUMBERED'
  | 'ASSET_UNDER_SUPPORTED'
  | 'LIEN_RANGE_FULL'
  | 'CLAIM_STAGE_TAKEN';

export const checkLock = (
  { book }: ClaimInTrade,
  asset: Asset,
  lienId: string,
  tombstone: Tombstone | undefined,
): Refusal<LockRefusal> | undefined =>
  firstRefusal<Refusal<LockRefusal>>(
    checkLienId(tombstone, book, lienId),
    checkCapacity(book, asset.stage, { share: wholeParts }),
  );

export const lockFor = (
  { id, buyer, settleBy }: Pick<Forfaiting, 'id' | 'buyer'> & { readonly settleBy: string },
  asset: Asset,
  { book }: ClaimInTrade,
  { lienId, maker }: { readonly lienId: string; readonly maker: string },
): Lien => ({
  id: lienId,
  assetId: asset.id,
  claimId: asset.claimId,
  rootId: asset.rootId,
  stage: asset.stage,
  holder: memberBehind(buyer),
  share: wholeParts.toString(),
  state: 'sale-pending',
  rank: nextRank(book.liens),
  offerId: id,
  expiresAt: settleBy,
  renewals: 0,
  maker,
});
