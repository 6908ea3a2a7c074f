/** An order or a bill of lading as the lien book sees it. */
import type { Stage, UnjoinedAsset } from '../asset/asset.ts';
import { TradePaperTokens } from '../fingerprint/records.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import type { TradePaper } from './records.ts';
import { attestationOf, loadTradePaper, updateTradePaper } from './store.ts';

const stageOf: Readonly<Record<TradePaper['kind'], Stage>> = { order: 'order', 'bill-of-lading': 'goods' };

export const loadTradePaperAsset = async (
  reader: LedgerReader,
  id: string,
): Promise<UnjoinedAsset | undefined> => {
  const paper = await loadTradePaper(reader, id);
  if (paper === undefined) return undefined;
  return {
    id,
    claimId: paper.claimId,
    stage: stageOf[paper.kind],
    live: true,
    ended: false,
    attested: (await attestationOf(reader, paper)) !== undefined,
    title: paper.owner,
    controller: paper.owner,
    authorities: [paper.authority.mspId],
    wholeOnly: true,
    suspects: [],
    // Of an order there is nothing to hand over and nobody to notify: the buyer owes nothing yet.
    debtor: { acknowledged: [], ownRight: [], undisclosed: true },
    overlaps: [],
    fingerprints: {
      rootId: id,
      tokens: paper.tokens,
      authorities: [paper.authority],
      keepers: [paper.owner.mspId],
      renewed: (tokens) => updateTradePaper({ ...paper, tokens: TradePaperTokens.parse(tokens) }),
    },
    stopped: false,
  };
};
