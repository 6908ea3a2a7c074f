/** Papers of the same goods form one claim. Every lien is written here too, so that the stage is decided by a range. */
import { z } from 'zod';
import type { Stage } from '../asset/asset.ts';
import { type Change, type LedgerReader, put, remove } from '../kernel/ledger.ts';
import type { KeyPolicy } from '../kernel/key-policy.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import type { Lien } from '../lien/records.ts';

export const ClaimLien = z.strictObject({
  assetId: z.string(),
  stage: z.enum(['order', 'goods', 'receivable', 'proceeds']),
});
export type ClaimLien = z.output<typeof ClaimLien>;

/** Whose goods a claim is about: the first receipt of the lot. A second lot may not join it. */
export const Claim = z.strictObject({ rootId: z.string() });
export type Claim = z.output<typeof Claim>;

const claimKey = (claimId: string): string => `claim/${claimId}`;

export const loadClaim = (reader: LedgerReader, claimId: string): Promise<Claim | undefined> =>
  loadRecord(reader, claimKey(claimId), Claim);

export const putClaim = (claimId: string, claim: Claim): Change => put(claimKey(claimId), claim);

const claimLienKey = (claimId: string, lienId: string): string => `claimlien/${claimId}/${lienId}`;

export const loadClaimLiens = (reader: LedgerReader, claimId: string): Promise<ClaimLien[]> =>
  loadRange(reader, `claimlien/${claimId}/`, ClaimLien);

export const putClaimLien = (lien: Lien, policy?: KeyPolicy): Change =>
  put(claimLienKey(lien.claimId, lien.id), { assetId: lien.assetId, stage: lien.stage }, policy);

export const removeClaimLien = (lien: Lien): Change => remove(claimLienKey(lien.claimId, lien.id));

/** Whether live liens of the claim sit on another stage than this one. */
export const stageTaken = (claimLiens: readonly ClaimLien[], stage: Stage): boolean =>
  claimLiens.some((claimLien) => claimLien.stage !== stage);
