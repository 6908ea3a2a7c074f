/** Finds an asset of any kind by its id, and the book of its liens. */
import { type LinkedPaper, papersBehind, unlinked } from '../claim/loads.ts';
import type { ClaimLien } from '../claim/records.ts';
import { loadClaimLiens, loadClaimPlace, loadLinks } from '../claim/store.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { type Book, outstandingLiens, sharesOf } from '../lien/machine.ts';
import { loadLiens } from '../lien/store.ts';
import { loadProceedsAsset } from '../credit-proceeds/asset.ts';
import { loadDeclarationAsset } from '../customs-declaration/asset.ts';
import { isIdOf } from '../kernel/identifiers.ts';
import { loadReceivableAsset } from '../receivable/asset.ts';
import { loadVoucherAsset } from '../voucher/asset.ts';
import { loadTradePaperAsset } from '../trade-paper/asset.ts';
import { loadReceiptAsset } from '../warehouse-receipt/store.ts';
import type { Asset, UnjoinedAsset } from './asset.ts';
import { wholeParts } from './records.ts';
import { effectiveParts, isFrozen, loadFacts } from './store.ts';

/** Each kind of paper adds its loader here, by the prefix of its ids. */
const loadUnjoined = (reader: LedgerReader, assetId: string): Promise<UnjoinedAsset | undefined> => {
  if (isIdOf('receipt', assetId)) return loadReceiptAsset(reader, assetId);
  if (isIdOf('voucher', assetId)) return loadVoucherAsset(reader, assetId);
  if (isIdOf('declaration', assetId)) return loadDeclarationAsset(reader, assetId);
  if (isIdOf('tradePaper', assetId)) return loadTradePaperAsset(reader, assetId);
  return isIdOf('receivable', assetId)
    ? loadReceivableAsset(reader, assetId)
    : loadProceedsAsset(reader, assetId);
};

/** The asset behind an id, under the claim that it has joined. */
export const loadAsset = async (reader: LedgerReader, assetId: string): Promise<Asset | undefined> => {
  const asset = await loadUnjoined(reader, assetId);
  const place = asset && (await loadClaimPlace(reader, asset.claimId));
  return asset && { ...asset, rootId: assetId, claimSuspected: false, ...place };
};

/** Other papers of the same goods, and what is said of those that this one stands for a part of. */
const loadLinked = async (
  reader: LedgerReader,
  { id, claimId, rootId, stage }: Asset,
  claimLiens: readonly ClaimLien[],
): Promise<LinkedPaper & { readonly frozen: boolean }> => {
  const links = await loadLinks(reader, claimId);
  const others = claimLiens.filter((lien) => lien.assetId !== id && lien.stage === stage);
  const behind = new Map<string, bigint>();
  let frozen = false;
  for (const paper of papersBehind(rootId, links)) {
    const { holds, factors } = await loadFacts(reader, paper);
    behind.set(paper, effectiveParts(factors));
    frozen ||= isFrozen(holds);
  }
  return { rootId, links, others, behind, frozen };
};

/** Liens, claim, holds and factors of an asset: what every lien step must have read. */
export const loadBook = async (reader: LedgerReader, asset: Asset | undefined): Promise<Book> => {
  if (asset === undefined) {
    const nothing = { liens: [], overlapping: [], claimLiens: [], linked: unlinked };
    return { ...nothing, claimSuspected: false, frozen: false, effective: 0n };
  }
  const overlapping: bigint[][] = [];
  for (const overlap of asset.overlaps) {
    overlapping.push(
      'sold' in overlap ? [wholeParts] : sharesOf(outstandingLiens(await loadLiens(reader, overlap.assetId))),
    );
  }
  const claimLiens = await loadClaimLiens(reader, asset.claimId);
  const { frozen, ...linked } = await loadLinked(reader, asset, claimLiens);
  const { holds, factors } = await loadFacts(reader, asset.id);
  return {
    liens: await loadLiens(reader, asset.id),
    overlapping,
    claimLiens,
    linked,
    claimSuspected: asset.claimSuspected,
    frozen: frozen || asset.stopped || isFrozen(holds),
    effective: effectiveParts(factors),
  };
};
