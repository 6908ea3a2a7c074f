/** Which live liens a fact bears on. */
import {
  ClaimLien,
  type Lien,
  type LedgerReader,
  Link,
  loadAsset,
  loadLiens,
  outstandingLiens,
  papersBehind,
} from '@chopmark/chaincode/api';
import type { Bearing } from './fact.ts';
import type { LedgerAlert } from './record.ts';

interface Listed extends ClaimLien {
  readonly claimId: string;
  readonly lienId: string;
}

/** The liens of one paper that are touched, and the claim that they are listed under. */
export interface Touched {
  readonly assetId: string;
  readonly listed?: Pick<Listed, 'claimId' | 'rootId'>;
  readonly liens: LedgerAlert['liens'];
}

/** The ledger before and after the transaction. */
export interface Around {
  readonly before: LedgerReader;
  readonly after: LedgerReader;
}

const listedIn = async (reader: LedgerReader): Promise<Listed[]> =>
  (await reader.range('claimlien/')).map(({ key, value }) => {
    const [, claimId = '', lienId = ''] = key.split('/');
    return { ...ClaimLien.parse(value), claimId, lienId };
  });

const linksIn = async (reader: LedgerReader): Promise<Link[]> =>
  (await reader.range('claimlink/')).map(({ value }) => Link.parse(value));

/** First papers of all lots that hang together with these. */
const together = (rootIds: readonly string[], links: readonly Link[]): ReadonlySet<string> => {
  const reached = new Set(rootIds);
  for (const root of reached) {
    for (const { of, to } of links) {
      if (of === root) reached.add(to);
      if (to === root) reached.add(of);
    }
  }
  return reached;
};

const isStopped = async (reader: LedgerReader, assetId: string): Promise<boolean> =>
  (await loadAsset(reader, assetId))?.stopped ?? false;

/** Claims under one credit share what its old financings are about; other papers share their lot. */
const sharesRoot = async (reader: LedgerReader, { assetId, stage }: Listed, rootId: string) =>
  stage === 'proceeds' && (await loadAsset(reader, assetId))?.legacy?.rootId === rootId;

type Test = (lien: Listed) => boolean | Promise<boolean>;

const testOf = async (bears: Bearing, { before, after }: Around): Promise<Test> => {
  switch (bears.on) {
    case 'paper': {
      const links = await linksIn(after);
      return ({ assetId, rootId }) =>
        assetId === bears.assetId || papersBehind(rootId, links).includes(bears.assetId);
    }
    case 'linked': {
      const links = [...(await linksIn(before)), ...(await linksIn(after))];
      const roots = together(bears.rootIds, links);
      return ({ rootId }) => roots.has(rootId);
    }
    case 'claim':
      return ({ claimId }) => claimId === bears.claimId;
    case 'stopped':
      return async ({ stage, assetId }) =>
        stage === 'proceeds' && (await isStopped(before, assetId)) !== (await isStopped(after, assetId));
    case 'root':
      return async (lien) => lien.rootId === bears.rootId || sharesRoot(after, lien, bears.rootId);
    case 'lien':
    case 'nothing':
      return () => false;
  }
};

export const shownLien = ({ id, holder, share, state }: Lien): LedgerAlert['liens'][number] => ({
  id,
  holder,
  share,
  state,
});

/** By paper, in the order of their ids. What was paid for already rests on nothing any more. */
export const touchedBy = async (bears: Bearing, around: Around): Promise<Touched[]> => {
  if (bears.on === 'lien') return [{ assetId: bears.assetId, liens: [bears.lien] }];
  const test = await testOf(bears, around);
  const touched: Listed[] = [];
  for (const lien of await listedIn(around.after)) if (await test(lien)) touched.push(lien);
  const papers: Touched[] = [];
  for (const [assetId, all] of Map.groupBy(touched, (lien) => lien.assetId)) {
    const live = outstandingLiens(await loadLiens(around.after, assetId));
    const liens = live.filter(({ id }) => all.some(({ lienId }) => lienId === id)).map(shownLien);
    const [listed] = all;
    if (listed === undefined || liens.length === 0) continue;
    const { claimId, rootId } = listed;
    papers.push({ assetId, listed: { claimId, rootId }, liens });
  }
  return papers.sort((one, other) => (one.assetId < other.assetId ? -1 : 1));
};
