/** Where claims, their liens and their allocations are kept. */
import { type Change, type LedgerReader, put, remove } from '../kernel/ledger.ts';
import type { KeyPolicy } from '../kernel/key-policy.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import type { Lien } from '../lien/records.ts';
import { Allocation, Claim, ClaimLien, Link } from './records.ts';

const claimKey = (claimId: string): string => `claim/${claimId}`;

export const loadClaim = (reader: LedgerReader, claimId: string): Promise<Claim | undefined> =>
  loadRecord(reader, claimKey(claimId), Claim);

export const putClaim = (claimId: string, claim: Claim): Change => put(claimKey(claimId), claim);

/** The name that the liens of a lot are listed under, and what stands there. */
export interface ClaimPlace {
  readonly claimId: string;
  readonly rootId: string;
  readonly claimSuspected: boolean;
}

export const loadClaimPlace = async (
  reader: LedgerReader,
  ownClaimId: string,
): Promise<ClaimPlace | undefined> => {
  const own = await loadClaim(reader, ownClaimId);
  if (own === undefined) return undefined;
  const listed = own.joinedTo === undefined ? own : await loadClaim(reader, own.joinedTo);
  return {
    claimId: own.joinedTo ?? ownClaimId,
    rootId: own.rootId,
    claimSuspected: (listed?.suspects ?? []).length > 0,
  };
};

const claimLienPrefix = (claimId: string): string => `claimlien/${claimId}/`;
const claimLienKey = (claimId: string, lienId: string): string => `${claimLienPrefix(claimId)}${lienId}`;

/** A lien as its claim lists it. */
export interface ListedLien extends ClaimLien {
  readonly lienId: string;
}

/** Every lien of the claim, as a range: two on different stages conflict. */
export const loadClaimLiens = async (reader: LedgerReader, claimId: string): Promise<ListedLien[]> =>
  (await reader.range(claimLienPrefix(claimId))).map(({ key, value }) => ({
    ...ClaimLien.parse(value),
    lienId: key.slice(claimLienPrefix(claimId).length),
  }));

export const putClaimLien = (
  { id, claimId, assetId, rootId, stage, holder, share, successor }: Lien,
  policy?: KeyPolicy,
): Change => {
  const listed = { assetId, rootId, stage, holder, share };
  return put(claimLienKey(claimId, id), successor === undefined ? listed : { ...listed, successor }, policy);
};

export const removeClaimLien = (lien: Lien): Change => remove(claimLienKey(lien.claimId, lien.id));

const linkPrefix = (claimId: string): string => `claimlink/${claimId}/`;

/** A link and the allocation behind it. */
export interface ListedLink extends Link {
  readonly allocationId: string;
}

/** The agreed allocations of a claim, as a range: a lien step and a new link conflict. */
export const loadLinks = async (reader: LedgerReader, claimId: string): Promise<ListedLink[]> =>
  (await reader.range(linkPrefix(claimId))).map(({ key, value }) => ({
    ...Link.parse(value),
    allocationId: key.slice(linkPrefix(claimId).length),
  }));

export const putLink = (claimId: string, { allocationId, of, to, ofParts, toParts }: ListedLink): Change =>
  put(`${linkPrefix(claimId)}${allocationId}`, { of, to, ofParts, toParts });

export const removeLink = (claimId: string, { allocationId }: ListedLink): Change =>
  remove(`${linkPrefix(claimId)}${allocationId}`);

const allocationKey = (id: string): string => `allocation/${id}`;

export const loadAllocation = (reader: LedgerReader, id: string): Promise<Allocation | undefined> =>
  loadRecord(reader, allocationKey(id), Allocation);

export const putAllocation = (allocation: Allocation): Change =>
  put(allocationKey(allocation.id), allocation);
