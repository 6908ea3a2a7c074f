/** The claim on one side of an allocation, and how lots move between claims. */
import type { Asset } from '../asset/asset.ts';
import { loadAsset } from '../asset/load.ts';
import type { Change, LedgerReader } from '../kernel/ledger.ts';
import type { Claim, ClaimLien } from './records.ts';
import {
  type ListedLink,
  loadClaim,
  loadClaimLiens,
  loadLinks,
  putClaim,
  putLink,
  removeLink,
} from './store.ts';

/** A paper, and the claim that its lot is listed under. */
export interface Side {
  readonly asset: Asset;
  readonly claim: Claim;
  readonly liens: readonly ClaimLien[];
  readonly links: readonly ListedLink[];
  /** Every lot of the claim, by the claim that it began. */
  readonly lots: ReadonlyMap<string, Claim>;
}

export const loadSide = async (reader: LedgerReader, assetId: string): Promise<Side | undefined> => {
  const asset = await loadAsset(reader, assetId);
  const claim = asset && (await loadClaim(reader, asset.claimId));
  if (asset === undefined || claim === undefined) return undefined;
  const lots = new Map<string, Claim>();
  for (const id of membersOf(asset.claimId, claim)) {
    const lot = await loadClaim(reader, id);
    if (lot !== undefined) lots.set(id, lot);
  }
  const liens = await loadClaimLiens(reader, asset.claimId);
  return { asset, claim, liens, links: await loadLinks(reader, asset.claimId), lots };
};

const membersOf = (claimId: string, { members }: Claim): string[] => members ?? [claimId];

/** The record of a claim under whose name no lot is listed any more. */
const unlisted = ({ rootId, joinedTo }: Claim): Claim =>
  joinedTo === undefined ? { rootId } : { rootId, joinedTo };

/** All lots of one claim are listed under another: only where no lien is listed with them. */
export const moveAll = (from: Side, into: Side, suspects: readonly string[]): Change[] => {
  const [name, newName] = [from.asset.claimId, into.asset.claimId];
  const moved = new Map<string, Claim>([[name, unlisted(from.claim)]]);
  for (const [id, lot] of from.lots) moved.set(id, { rootId: lot.rootId, joinedTo: newName });
  return [
    ...[...moved].map(([id, lot]) => putClaim(id, lot)),
    putClaim(newName, {
      ...unlisted(into.claim),
      members: [...into.lots.keys(), ...from.lots.keys()],
      ...(suspects.length === 0 ? {} : { suspects: [...suspects] }),
    }),
    ...from.links.flatMap((link) => [removeLink(name, link), putLink(newName, link)]),
  ];
};

/** Some lots of a claim are listed under a new name. */
export const moveSome = (
  side: Side,
  roots: ReadonlySet<string>,
  newName: string,
  links: readonly ListedLink[],
): Change[] => {
  const name = side.asset.claimId;
  const leaving = [...side.lots].filter(([, { rootId }]) => roots.has(rootId));
  const [first] = leaving;
  if (first === undefined) return [];
  const staying = [...side.lots.keys()].filter((id) => !leaving.some(([gone]) => gone === id));
  const records = new Map<string, Claim>([[name, { ...side.claim, members: staying }]]);
  for (const [id, lot] of leaving) {
    records.set(id, { ...(records.get(id) ?? { rootId: lot.rootId }), joinedTo: newName });
  }
  return [
    ...[...records].map(([id, lot]) => putClaim(id, lot)),
    putClaim(newName, { rootId: first[1].rootId, members: leaving.map(([id]) => id) }),
    ...links
      .filter(({ of }) => roots.has(of))
      .flatMap((link) => [removeLink(name, link), putLink(newName, link)]),
  ];
};

/** An agreed link that is not resolved is noted at both claims. */
export const noteSuspect = ({ asset, claim }: Side, allocationId: string): Change =>
  putClaim(asset.claimId, { ...claim, suspects: [...(claim.suspects ?? []), allocationId] });

export const forgetSuspect = ({ asset, claim }: Side, allocationId: string): Change => {
  const { suspects = [], ...rest } = claim;
  const left = suspects.filter((one) => one !== allocationId);
  return putClaim(asset.claimId, left.length === 0 ? rest : { ...rest, suspects: left });
};
