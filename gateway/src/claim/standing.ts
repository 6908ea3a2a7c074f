/** How a caller stands to a paper of any kind: by what the ledger's own rules know of it. */
import { type Asset, isPartyTo, loadAsset, type Party } from '@chopmark/chaincode/api';
import type { LedgerView } from '../hosting.ts';
import { isParty, seesAll, type Viewer } from '../plugins/viewer.ts';
import { readerOf } from '../letter-of-credit/dry-run.ts';
import { Lien } from '../warehouse-receipt/records.ts';

export interface StandingToAsset {
  readonly asset: Asset;
  readonly liens: readonly Lien[];
  /**
   * `all`: supervisors and the owner, who know of every lien. `authority`: knows the paper, and no lien. `holder`:
   * knows its own.
   */
  readonly as: 'all' | 'authority' | 'holder';
}

const partyOf = ({ mspId, subject }: Viewer): Party =>
  subject === undefined ? { mspId } : { mspId, subject };

/** `undefined` for what is not there and for what is none of the caller's business. */
export const standingToAsset = async (
  view: LedgerView,
  viewer: Viewer,
  assetId: string,
): Promise<StandingToAsset | undefined> => {
  const asset = await loadAsset(readerOf(view), assetId);
  if (asset === undefined) return undefined;
  const liens = (await view.records(`lien/${assetId}/`)).map(({ value }) => Lien.parse(value));
  if (seesAll(viewer) || isParty(viewer, asset.title)) return { asset, liens, as: 'all' };
  if (liens.some(({ holder }) => holder === viewer.mspId)) return { asset, liens, as: 'holder' };
  return isPartyTo(asset, { party: partyOf(viewer) }) ? { asset, liens, as: 'authority' } : undefined;
};
