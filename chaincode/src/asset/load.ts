/** Finds an asset of any kind by its id, and the book of its liens. */
import { loadClaimLiens } from '../claim/store.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { type Book, outstandingLiens, sharesOf } from '../lien/machine.ts';
import { loadLiens } from '../lien/store.ts';
import { loadProceedsAsset } from '../credit-proceeds/asset.ts';
import { loadDeclarationAsset } from '../customs-declaration/asset.ts';
import { isIdOf } from '../kernel/identifiers.ts';
import { loadReceivableAsset } from '../receivable/asset.ts';
import { loadVoucherAsset } from '../voucher/asset.ts';
import { loadReceiptAsset } from '../warehouse-receipt/store.ts';
import type { Asset } from './asset.ts';
import { wholeParts } from './records.ts';
import { effectiveParts, isFrozen, loadFactors, loadHolds } from './store.ts';

/** The asset behind an id; each kind of paper adds its loader here, by the prefix of its ids. */
export const loadAsset = (reader: LedgerReader, assetId: string): Promise<Asset | undefined> => {
  if (isIdOf('receipt', assetId)) return loadReceiptAsset(reader, assetId);
  if (isIdOf('voucher', assetId)) return loadVoucherAsset(reader, assetId);
  if (isIdOf('declaration', assetId)) return loadDeclarationAsset(reader, assetId);
  return isIdOf('receivable', assetId)
    ? loadReceivableAsset(reader, assetId)
    : loadProceedsAsset(reader, assetId);
};

/** Liens, claim, holds and factors of an asset: what every lien step must have read. */
export const loadBook = async (reader: LedgerReader, asset: Asset | undefined): Promise<Book> => {
  if (asset === undefined)
    return { liens: [], overlapping: [], claimLiens: [], frozen: false, effective: 0n };
  const overlapping: bigint[][] = [];
  for (const overlap of asset.overlaps) {
    overlapping.push(
      'sold' in overlap ? [wholeParts] : sharesOf(outstandingLiens(await loadLiens(reader, overlap.assetId))),
    );
  }
  return {
    liens: await loadLiens(reader, asset.id),
    overlapping,
    claimLiens: await loadClaimLiens(reader, asset.claimId),
    frozen: asset.stopped || isFrozen(await loadHolds(reader, asset.id)),
    effective: effectiveParts(await loadFactors(reader, asset.id)),
  };
};
