/** A receivable as the lien book sees it. */
import type { UnjoinedAsset } from '../asset/asset.ts';
import { loadClearances, loadOffers } from '../asset/store.ts';
import { InvoiceTokens } from '../fingerprint/records.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLegacyStanding } from '../legacy-financing/marks.ts';
import { answererOf, answeringParty, isUndisclosed } from './debtor.ts';
import type { DebtAnswer, Receivable } from './records.ts';
import { answerOf, loadNotices, loadReceivable, updateReceivable } from './store.ts';
import { loadTaxLooks } from './tax-look-store.ts';

/** Whether a bank was ever offered it, or may still be. */
const concernsBanks = async (reader: LedgerReader, { id, status }: Receivable): Promise<boolean> =>
  status === 'registered' || (await loadOffers(reader, id)).length > 0;

/**
 * Suspected duplicates that are not cleared: both who answer, for this one and for the other, have to say that they are
 * two claims. Of one that was taken back before any bank was offered it nobody is asked: it is nothing to squat with.
 */
const suspectsLeft = async (
  reader: LedgerReader,
  { id, debtor }: Receivable,
  { suspects }: DebtAnswer,
): Promise<string[]> => {
  const clearances = await loadClearances(reader, id);
  const cleared = (suspect: string, by: string): boolean =>
    clearances.some((clearance) => clearance.suspect === suspect && clearance.by === by);
  const left: string[] = [];
  for (const suspect of suspects) {
    const other = await loadReceivable(reader, suspect);
    const isAsked = other !== undefined && (await concernsBanks(reader, other));
    const answerers = [debtor, ...(isAsked ? [other.debtor] : [])].map(answererOf);
    if (!answerers.every((by) => cleared(suspect, by))) left.push(suspect);
  }
  return left;
};

export const loadReceivableAsset = async (
  reader: LedgerReader,
  id: string,
): Promise<UnjoinedAsset | undefined> => {
  const receivable = await loadReceivable(reader, id);
  if (receivable === undefined) return undefined;
  const { seller, debtor, claimId, status, tokens } = receivable;
  const answer = await answerOf(reader, receivable);
  return {
    id,
    claimId,
    stage: 'receivable',
    live: status === 'registered',
    ended: status === 'cancelled',
    attested: answer?.status === 'confirmed',
    title: seller,
    controller: seller,
    authorities: [answererOf(debtor)],
    wholeOnly: false,
    suspects: answer === undefined ? [] : await suspectsLeft(reader, receivable, answer),
    legacy: await loadLegacyStanding(reader, id),
    ...(tokens.some(({ subset }) => subset === 'F6') ? { taxLooks: await loadTaxLooks(reader, id) } : {}),
    debtor: {
      acknowledged: (await loadNotices(reader, id)).map(({ lienId }) => lienId),
      ownRight: [],
      ...(isUndisclosed(debtor) ? { undisclosed: true } : {}),
    },
    overlaps: [],
    fingerprints: {
      rootId: id,
      tokens,
      authorities: [answeringParty(debtor)],
      keepers: [seller.mspId],
      renewed: (renewed) => updateReceivable({ ...receivable, tokens: InvoiceTokens.parse(renewed) }),
    },
    stopped: false,
  };
};
