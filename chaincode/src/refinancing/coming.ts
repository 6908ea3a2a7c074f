/** The lien to come of a refinancing: terms and notices may name it like a reservation; it takes nothing yet. */
import type { LedgerReader } from '../kernel/ledger.ts';
import type { Lien } from '../lien/records.ts';
import { loadLiens } from '../lien/store.ts';
import type { Refinancing } from './records.ts';
import { open } from './steps.ts';
import { loadRefinancings } from './store.ts';

export const isOpen = ({ status }: Refinancing): boolean => open.some((one) => one === status);

/** As it would stand in the place of the lien that it replaces. */
export const comingLien = (refinancing: Refinancing, { claimId, rootId, stage, rank }: Lien): Lien => ({
  id: refinancing.lienId,
  assetId: refinancing.assetId,
  claimId,
  rootId,
  stage,
  holder: refinancing.financier,
  share: refinancing.share,
  state: 'reserved',
  rank,
  offerId: refinancing.offerId,
  expiresAt: refinancing.expiresAt,
  renewals: 0,
  maker: refinancing.paidBy ?? '',
});

/** Every lien of the asset, and those that refinancings would put in their place. */
export const loadLiensToCome = async (reader: LedgerReader, assetId: string): Promise<Lien[]> => {
  const liens = await loadLiens(reader, assetId);
  const refinancings = (await loadRefinancings(reader, assetId)).filter(isOpen);
  const coming = refinancings.flatMap((refinancing) =>
    liens
      .filter(({ id }) => id === refinancing.refinancedLienId)
      .map((present) => comingLien(refinancing, present)),
  );
  return [...liens, ...coming];
};
