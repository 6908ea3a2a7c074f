/** What the steps of a trade are decided on. */
import type { Asset } from '../asset/asset.ts';
import { loadAsset, loadBook } from '../asset/load.ts';
import { isFrozen, loadHolds } from '../asset/store.ts';
import type { Holding, Proceeds } from '../credit-proceeds/records.ts';
import { loadHolding, loadProceeds } from '../credit-proceeds/store.ts';
import { refuse, type Refusal, unless } from '../kernel/errors.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import type { Book } from '../lien/machine.ts';
import type { Lien } from '../lien/records.ts';
import type { Forfaiting } from './records.ts';
import { loadForfaiting } from './store.ts';

/** The claim of a trade and all that is said of it. */
export interface ClaimInTrade {
  readonly asset: Asset | undefined;
  readonly proceeds: Proceeds | undefined;
  readonly holding: Holding | undefined;
  readonly book: Book;
  /** By a hold; a court's order to the obligor is `asset.stopped`. */
  readonly frozen: boolean;
}

export interface TradeFacts extends ClaimInTrade {
  readonly forfaiting: Forfaiting | undefined;
}

export const loadClaim = async (reader: LedgerReader, assetId: string): Promise<ClaimInTrade> => {
  const asset = await loadAsset(reader, assetId);
  return {
    asset,
    proceeds: await loadProceeds(reader, assetId),
    holding: await loadHolding(reader, assetId),
    book: await loadBook(reader, asset),
    frozen: isFrozen(await loadHolds(reader, assetId)),
  };
};

export const loadTrade = async (
  reader: LedgerReader,
  { input }: { readonly input: { readonly forfaitingId: string } },
): Promise<TradeFacts> => {
  const forfaiting = await loadForfaiting(reader, input.forfaitingId);
  return { forfaiting, ...(await loadClaim(reader, forfaiting?.assetId ?? '')) };
};

/** The claim is still owed: neither paid nor ended. */
export const checkOwed = ({ asset }: ClaimInTrade): Refusal<'ASSET_NOT_LIVE'> | undefined =>
  unless(asset?.live === true, refuse('ASSET_NOT_LIVE'));

/** A stop order blocks sales, never the way back: it is itself an exception for which claims are taken back. */
export const checkStopped = (
  { asset }: ClaimInTrade,
  { kind }: Pick<Forfaiting, 'kind'>,
): Refusal<'STOP_ORDER_IN_FORCE'> | undefined =>
  unless(kind === 'repurchase' || asset?.stopped !== true, refuse('STOP_ORDER_IN_FORCE'));

/** The lien that locks the claim for the buyer; it stands from acceptance to the end of the trade. */
export const lockOf = ({ book }: ClaimInTrade, { lienId }: Forfaiting): Lien[] =>
  book.liens.filter(({ id }) => id === lienId);
