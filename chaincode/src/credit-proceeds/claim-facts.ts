/** What a bank that negotiates or pays must know of the proceeds that its act is about. */
import type { LedgerReader } from '../kernel/ledger.ts';
import type { Lien } from '../lien/records.ts';
import { loadLiens } from '../lien/store.ts';
import type { Holding, Proceeds } from './records.ts';
import { loadAcknowledgements, loadEntries, loadHolding, loadProceeds } from './store.ts';

export interface ClaimFacts {
  readonly proceeds: Proceeds;
  readonly holding: Holding | undefined;
  readonly liens: readonly Lien[];
  /** Liens whose holder the obligor acknowledged to pay. */
  readonly acknowledged: readonly string[];
}

/** The credit's own proceeds and the claims of this presentation, where they are registered. */
export const loadClaimFacts = async (
  reader: LedgerReader,
  creditId: string,
  presentationId: string,
): Promise<ClaimFacts[]> => {
  const facts: ClaimFacts[] = [];
  for (const entry of await loadEntries(reader, creditId)) {
    if (entry.presentationId !== undefined && entry.presentationId !== presentationId) continue;
    const proceeds = await loadProceeds(reader, entry.id);
    if (proceeds === undefined) continue;
    facts.push({
      proceeds,
      holding: await loadHolding(reader, entry.id),
      liens: await loadLiens(reader, entry.id),
      acknowledged: (await loadAcknowledgements(reader, entry.id)).map(({ lienId }) => lienId),
    });
  }
  return facts;
};
