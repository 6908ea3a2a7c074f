/**
 * What liens take of each paper of a claim: its own, and those on papers that stand for a part of it. All of one stage;
 * what a holder is about to convert sits on another and does not count twice. Pure.
 */
import { wholeParts } from '../asset/records.ts';
import type { ClaimLien, Link } from './records.ts';

type Taken = Pick<ClaimLien, 'rootId' | 'share'>;

/** Links make no ring: two lots of one claim are not linked again. */
const loadOn = (rootId: string, liens: readonly Taken[], links: readonly Link[]): bigint => {
  const own = liens.filter((lien) => lien.rootId === rootId);
  const throughParts = links
    .filter(({ of }) => of === rootId)
    .map(({ to, ofParts }) => {
      const load = loadOn(to, liens, links);
      // Parts of a split receipt count as their lot, which is never more than the whole.
      return ((load < wholeParts ? load : wholeParts) * BigInt(ofParts)) / wholeParts;
    });
  return [...own.map(({ share }) => BigInt(share)), ...throughParts].reduce((sum, part) => sum + part, 0n);
};

/** The papers that this one stands for a part of, nearest first. */
export const papersBehind = (rootId: string, links: readonly Link[]): string[] =>
  links.filter(({ to }) => to === rootId).flatMap(({ of }) => [of, ...papersBehind(of, links)]);

/** A paper among those that it is linked to. */
export interface LinkedPaper {
  readonly rootId: string;
  readonly links: readonly Link[];
  /** Liens on other papers of the claim, on the same stage. */
  readonly others: readonly ClaimLien[];
  /** What remains of each paper behind this one. */
  readonly behind: ReadonlyMap<string, bigint>;
}

/** One that is linked to nothing. */
export const unlinked: LinkedPaper = { rootId: '', links: [], others: [], behind: new Map() };

/** What liens on papers that stand for parts of this one take of it. */
export const loadThroughParts = ({ rootId, links, others }: LinkedPaper): bigint =>
  loadOn(
    rootId,
    others.filter((lien) => lien.rootId !== rootId),
    links,
  );

/** What is left of each paper behind this one when it carries these shares; below zero where it is too little. */
export const leftBehind = (
  shares: readonly bigint[],
  { rootId, links, others, behind }: LinkedPaper,
  remainingOf: (remaining: bigint) => bigint,
): bigint[] => {
  const liens: Taken[] = [...shares.map((share) => ({ rootId, share: share.toString() })), ...others];
  // Rounding each share up adds less than one part.
  const slack = BigInt(liens.length);
  return [...behind].map(
    ([paper, remaining]) => remainingOf(remaining) + slack - loadOn(paper, liens, links),
  );
};
