/** A credit's proceeds, or the claim of one presentation, as the lien book sees them. */
import type { Asset } from '../asset/asset.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { loadCredit } from '../letter-of-credit/store.ts';
import type { Proceeds } from './records.ts';
import {
  loadAcknowledgements,
  loadEntries,
  loadHolding,
  loadProceeds,
  loadProceedsAttestation,
} from './store.ts';

/** Assets of the credit that take the same money: a claim and the credit's own proceeds, never two claims. */
const overlapsOf = async (reader: LedgerReader, { creditId, presentationId }: Proceeds): Promise<string[]> =>
  (await loadEntries(reader, creditId))
    .filter((entry) => (entry.presentationId === undefined) !== (presentationId === undefined))
    .map(({ id }) => id);

export const loadProceedsAsset = async (reader: LedgerReader, id: string): Promise<Asset | undefined> => {
  const proceeds = await loadProceeds(reader, id);
  if (proceeds === undefined) return undefined;
  const debtor = memberBehind(proceeds.obligor);
  const credit = await loadCredit(reader, proceeds.creditId);
  const holder = (await loadHolding(reader, id))?.holder ?? proceeds.beneficiary;
  const acknowledgements = await loadAcknowledgements(reader, id);
  return {
    id,
    claimId: proceeds.claimId,
    stage: 'proceeds',
    live: credit?.status === 'issued',
    ended: credit?.status === 'cancelled' || credit?.status === 'closed',
    attested: (await loadProceedsAttestation(reader, id, debtor)) !== undefined,
    title: holder,
    controller: holder,
    authorities: [debtor],
    wholeOnly: false,
    suspects: [],
    debtor: {
      acknowledged: acknowledgements.map(({ lienId }) => lienId),
      ownRight: proceeds.ownRight,
    },
    overlaps: await overlapsOf(reader, proceeds),
  };
};
