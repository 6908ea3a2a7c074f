/** A credit's proceeds, or the claim of one presentation, as the lien book sees them. */
import type { Overlap, UnjoinedAsset } from '../asset/asset.ts';
import { ProceedsTokens } from '../fingerprint/records.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLegacyStanding } from '../legacy-financing/marks.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import { loadCredit } from '../letter-of-credit/store.ts';
import type { Drawing } from '../presentation/records.ts';
import { ordersInForce } from '../presentation/stop-order.ts';
import { loadDrawings, loadPresentations, loadStopOrders } from '../presentation/store.ts';
import { holderOf, isNegotiatedAway, isOutstanding, isSameParty, speakerOf } from './holder.ts';
import type { Proceeds } from './records.ts';
import {
  loadAcknowledgements,
  loadEntries,
  loadEntry,
  loadHolding,
  loadProceeds,
  loadProceedsAttestation,
  updateProceeds,
} from './store.ts';

const drawingOf = (drawings: readonly Drawing[], { obligorRole }: Proceeds): Drawing | undefined =>
  drawings.find(({ as }) => as === obligorRole);

/** What a claim takes of the credit's proceeds: nothing once it was paid, all of it once its creditor sold it. */
const overlapOf = async (
  reader: LedgerReader,
  credit: Credit | undefined,
  drawings: readonly Drawing[],
  claim: Proceeds,
): Promise<Overlap | undefined> => {
  if (!isOutstanding(drawingOf(drawings, claim))) return undefined;
  const holder = holderOf(claim, await loadHolding(reader, claim.id));
  const isSold = credit !== undefined && !isSameParty(holder, credit.parties.beneficiary);
  return isSold ? { sold: true } : { assetId: claim.id };
};

/** Claims of each presentation, and what was negotiated without a claim: a range each, so that a new one conflicts. */
const claimsUnder = async (
  reader: LedgerReader,
  creditId: string,
  credit: Credit | undefined,
): Promise<Overlap[]> => {
  const entries = await loadEntries(reader, creditId);
  const overlaps: (Overlap | undefined)[] = [];
  for (const presentation of await loadPresentations(reader, creditId)) {
    const drawings = await loadDrawings(reader, presentation.id);
    const claims = entries.filter(({ presentationId }) => presentationId === presentation.id);
    if (claims.length === 0 && isNegotiatedAway(drawings)) overlaps.push({ sold: true });
    for (const { id } of claims) {
      const claim = await loadProceeds(reader, id);
      overlaps.push(claim && (await overlapOf(reader, credit, drawings, claim)));
    }
  }
  return overlaps.filter((overlap) => overlap !== undefined);
};

const ownProceeds = async (reader: LedgerReader, creditId: string): Promise<Overlap[]> => {
  const own = await loadEntry(reader, creditId);
  return own === undefined ? [] : [{ assetId: own.id }];
};

interface Standing {
  readonly live: boolean;
  readonly ended: boolean;
  readonly overlaps: readonly Overlap[];
}

const standingOf = async (
  reader: LedgerReader,
  proceeds: Proceeds,
  credit: Credit | undefined,
): Promise<Standing> => {
  const { creditId, presentationId } = proceeds;
  if (presentationId === undefined) {
    return {
      live: credit?.status === 'issued',
      ended: credit?.status === 'cancelled' || credit?.status === 'closed',
      overlaps: await claimsUnder(reader, creditId, credit),
    };
  }
  // The undertaking outlives the credit's expiry.
  const live = isOutstanding(drawingOf(await loadDrawings(reader, presentationId), proceeds));
  return { live, ended: !live, overlaps: await ownProceeds(reader, creditId) };
};

const isStopped = async (reader: LedgerReader, { id, creditId, presentationId, obligor }: Proceeds) =>
  ordersInForce(await loadStopOrders(reader, creditId), memberBehind(obligor), presentationId ?? id).length >
  0;

export const loadProceedsAsset = async (
  reader: LedgerReader,
  id: string,
): Promise<UnjoinedAsset | undefined> => {
  const proceeds = await loadProceeds(reader, id);
  if (proceeds === undefined) return undefined;
  const debtor = memberBehind(proceeds.obligor);
  const credit = await loadCredit(reader, proceeds.creditId);
  const holder = speakerOf(holderOf(proceeds, await loadHolding(reader, id)));
  const acknowledgements = await loadAcknowledgements(reader, id);
  return {
    id,
    claimId: proceeds.claimId,
    stage: 'proceeds',
    ...(await standingOf(reader, proceeds, credit)),
    attested: (await loadProceedsAttestation(reader, id, debtor)) !== undefined,
    title: holder,
    controller: holder,
    authorities: [debtor],
    wholeOnly: false,
    suspects: [],
    legacy: await loadLegacyStanding(reader, proceeds.creditId),
    debtor: {
      acknowledged: acknowledgements.map(({ lienId }) => lienId),
      ownRight: proceeds.ownRight,
    },
    fingerprints: {
      rootId: proceeds.creditId,
      tokens: proceeds.tokens,
      authorities: [speakerOf(proceeds.obligor)],
      keepers: [memberBehind(proceeds.creditor)],
      renewed: (tokens) => updateProceeds({ ...proceeds, tokens: ProceedsTokens.parse(tokens) }),
    },
    stopped: await isStopped(reader, proceeds),
  };
};
