/** Where refinancings are kept. */
import { all, peer } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import { type Consortium, peerOf } from '../membership/consortium.ts';
import { Refinancing } from './records.ts';

const refinancingKey = (assetId: string, lienId: string): string => `refinancing/${assetId}/${lienId}`;

export const loadRefinancing = (
  reader: LedgerReader,
  assetId: string,
  lienId: string,
): Promise<Refinancing | undefined> => loadRecord(reader, refinancingKey(assetId, lienId), Refinancing);

export const loadRefinancings = (reader: LedgerReader, assetId: string): Promise<Refinancing[]> =>
  loadRange(reader, `refinancing/${assetId}/`, Refinancing);

export const putRefinancing = (refinancing: Refinancing): Change =>
  put(refinancingKey(refinancing.assetId, refinancing.lienId), refinancing);

/** Receipt is confirmed: from now on it changes with the peers of both banks only, and so the lien is swapped. */
export const putConfirmed = (consortium: Consortium, refinancing: Refinancing, holder: string): Change =>
  put(
    refinancingKey(refinancing.assetId, refinancing.lienId),
    refinancing,
    all(peer(peerOf(consortium, holder)), peer(peerOf(consortium, refinancing.financier))),
  );
