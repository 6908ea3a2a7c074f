import { putClaimLien, removeClaimLien } from '../claim/store.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { lienPolicy, type KeyPolicy, withAnyOther } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put, remove } from '../kernel/ledger.ts';
import { type Consortium, endorsingMembers, peerOf } from '../membership/consortium.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import { Cooling, CourtApproval, CourtOrder, Lien, Tombstone } from './records.ts';

export const lienKey = (assetId: string, lienId: string): string => `lien/${assetId}/${lienId}`;
const tombstoneKey = (assetId: string, lienId: string): string => `tombstone/${assetId}/${lienId}`;
const coolingKey = (assetId: string, mspId: string): string => `cooling/${assetId}/${mspId}`;
const courtOrderKey = (id: string): string => `court-order/${id}`;
const courtApprovalKey = (id: string, mspId: string): string => `court-approval/${id}/${mspId}`;

/**
 * Every lien record of the asset, read as a range: of two that together exceed capacity, the second
 * conflicts.
 */
export const loadLiens = (reader: LedgerReader, assetId: string): Promise<Lien[]> =>
  loadRange(reader, `lien/${assetId}/`, Lien);

export const loadTombstone = (
  reader: LedgerReader,
  assetId: string,
  lienId: string,
): Promise<Tombstone | undefined> => loadRecord(reader, tombstoneKey(assetId, lienId), Tombstone);

export const loadCooling = (
  reader: LedgerReader,
  assetId: string,
  mspId: string,
): Promise<Cooling | undefined> => loadRecord(reader, coolingKey(assetId, mspId), Cooling);

export const putCooling = (assetId: string, mspId: string, untilMs: number): Change =>
  put(coolingKey(assetId, mspId), { until: instantOf(untilMs) });

/** (holder AND any other) OR (Registry AND any three others), from encumbering or from payment of a sale on. */
const policyOf = (consortium: Consortium, lien: Lien): KeyPolicy | undefined =>
  lien.state === 'reserved' || lien.state === 'sale-pending'
    ? undefined
    : lienPolicy(peerOf(consortium, lien.holder), consortium.registry, endorsingMembers(consortium));

/** The lien under the policies that it has. */
export const updateLien = (lien: Lien): Change[] => [
  put(lienKey(lien.assetId, lien.id), lien),
  putClaimLien(lien),
];

/** The lien under its asset and under its claim, new or newly encumbered. */
export const putLien = (consortium: Consortium, lien: Lien): Change[] => {
  const policy = policyOf(consortium, lien);
  return [put(lienKey(lien.assetId, lien.id), lien, policy), putClaimLien(lien, policy)];
};

/** Takes the lien out of the range and leaves its tombstone, under the same policy. */
export const endLien = (
  consortium: Consortium,
  lien: Lien,
  ending: Tombstone['ending'],
  nowMs: number,
): Change[] => [
  remove(lienKey(lien.assetId, lien.id)),
  removeClaimLien(lien),
  put(
    tombstoneKey(lien.assetId, lien.id),
    { lien, ending, at: instantOf(nowMs) } satisfies Tombstone,
    policyOf(consortium, lien),
  ),
];

export const loadCourtOrder = (reader: LedgerReader, id: string): Promise<CourtOrder | undefined> =>
  loadRecord(reader, courtOrderKey(id), CourtOrder);

export const putCourtOrder = (consortium: Consortium, order: CourtOrder): Change =>
  put(courtOrderKey(order.id), order, withAnyOther(consortium.registry, endorsingMembers(consortium)));

export const updateCourtOrder = (order: CourtOrder): Change => put(courtOrderKey(order.id), order);

export const loadCourtApprovals = (reader: LedgerReader, id: string): Promise<CourtApproval[]> =>
  loadRange(reader, `court-approval/${id}/`, CourtApproval);

export const putCourtApproval = (consortium: Consortium, id: string, approval: CourtApproval): Change =>
  putOwn(consortium, courtApprovalKey(id, approval.by), approval.by, approval);
