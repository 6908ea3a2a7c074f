/** Who may say that papers are about the same goods. Pure. */
import type { Asset } from '../asset/asset.ts';
import type { Actor } from '../kernel/actor.ts';
import { type Party, sameParty } from '../kernel/identifiers.ts';

type Speaker = Pick<Actor, 'party'>;

/** Those who know a paper at first hand, to the firm where its fingerprints name one. */
const authoritiesOf = ({ fingerprints, authorities }: Asset): readonly Party[] =>
  fingerprints?.authorities ?? authorities.map((mspId) => ({ mspId }));

/** Its owner, or who knows it at first hand. */
export const isPartyTo = (asset: Asset, { party }: Speaker): boolean =>
  [asset.title, ...authoritiesOf(asset)].some((one) => sameParty(one, party));

/** Whether somebody of the organisation is a party to the paper. */
const hasPartyIn = ({ title, authorities }: Asset, mspId: string): boolean =>
  title.mspId === mspId || authorities.includes(mspId);

export interface Papers {
  readonly of: Asset;
  readonly to: Asset;
}

export const isPartyToEither = ({ of, to }: Papers, speaker: Speaker): boolean =>
  isPartyTo(of, speaker) || isPartyTo(to, speaker);

/** Whether somebody of the organisation can agree: for each paper that the speaker is no party to, it has one. */
export const canAgree = ({ of, to }: Papers, speaker: Speaker, mspId: string): boolean =>
  [of, to].every((paper) => isPartyTo(paper, speaker) || hasPartyIn(paper, mspId)) &&
  [of, to].some((paper) => hasPartyIn(paper, mspId));

/** Whether each paper has one of the two as a party: an owner cannot link a stranger's paper to its own. */
export const coverBoth = ({ of, to }: Papers, one: Speaker, other: Speaker): boolean =>
  [of, to].every((paper) => isPartyTo(paper, one) || isPartyTo(paper, other));
