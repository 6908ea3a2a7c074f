/** A credit's proceeds, or the claim of one presentation, as the lien book sees them. */
import type { Asset } from '../asset/asset.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { loadCredit } from '../letter-of-credit/store.ts';
import type { Proceeds } from './records.ts';
import { loadUndertaking } from './undertaking.ts';
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

/** Proceeds while the credit can be drawn on; a claim until its obligor has paid, whatever became of the credit. */
const isLive = async (
  reader: LedgerReader,
  { creditId, presentationId, obligorRole }: Proceeds,
  status: Credit['status'] | undefined,
): Promise<boolean> => {
  if (presentationId === undefined) return status === 'issued';
  const undertaking = await loadUndertaking(reader, creditId, presentationId, obligorRole);
  return undertaking?.isOpen === true;
};

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
    live: await isLive(reader, proceeds, credit?.status),
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
