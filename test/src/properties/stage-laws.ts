/** Law 1 on claims: liens of the papers of the same goods sit on one stage, and are listed under their claim's name. */
import type { Channel } from '../simulated/channel.ts';
import { grouped, type Law, recordOf, under } from './blocks.ts';
import type { Lien } from './public-records.ts';

interface Paper {
  readonly id: string;
  readonly claimId: string;
}

const kinds = ['receipt/', 'receivable/', 'trade-paper/', 'proceeds/', 'voucher/', 'declaration/'];

/** The claim that each paper began, or shares. */
const ownClaims = (channel: Channel): Map<string, string> =>
  new Map(kinds.flatMap((kind) => under<Paper>(channel, kind).map(({ id, claimId }) => [id, claimId])));

/** Under which name a claim's liens are listed now. */
const nameOf = (channel: Channel, claimId: string): string =>
  (recordOf(channel.state.entry(`claim/${claimId}`, channel.height)) as { joinedTo?: string } | undefined)
    ?.joinedTo ?? claimId;

const stagesOf = (liens: readonly Lien[]): number => new Set(liens.map(({ stage }) => stage)).size;

/** Encumbered liens sit on one stage; a reservation on another is of the one who holds all of them (ADR 30). */
const isOnTwoStages = (liens: readonly Lien[]): boolean =>
  stagesOf(liens.filter(({ state }) => state !== 'reserved')) > 1 ||
  (stagesOf(liens) > 1 && new Set(liens.map(({ holder }) => holder)).size > 1);

const oneStage: Law = (channel) => {
  const liens = under<Lien>(channel, 'lien/');
  const listed = channel.state.range('claimlien/', 'claimlien0', channel.height).length;
  if (listed !== liens.length) return `${liens.length} liens, but ${listed} of claims`;
  const claims = ownClaims(channel);
  const nameFor = ({ assetId, claimId }: Lien): string => nameOf(channel, claims.get(assetId) ?? claimId);
  const misplaced = liens.find((lien) => lien.claimId !== nameFor(lien));
  if (misplaced !== undefined) return `${misplaced.id} is listed under a name that its claim has not`;
  const split = [...grouped(liens, nameFor)].find(([, ofClaim]) => isOnTwoStages(ofClaim));
  return split && `claim ${split[0]} has liens on two stages`;
};

export const stageLaws: Readonly<Record<string, Law>> = { 'one stage of a claim': oneStage };
