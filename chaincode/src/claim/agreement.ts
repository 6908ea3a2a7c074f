/** The other side agrees, and the papers are of one claim. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import type { agreeAllocation, disputeAllocation } from './commands.ts';
import { coverBoth, isPartyToEither } from './parties.ts';
import { checkRoom } from './proposal.ts';
import { type Allocation, claimLotsMax } from './records.ts';
import { moveAll, noteSuspect, type Side } from './side.ts';
import { type ListedLink, putAllocation, putLink } from './store.ts';

export interface AllocationFacts {
  readonly allocation: Allocation | undefined;
  readonly of: Side | undefined;
  readonly to: Side | undefined;
}

export interface Allocated {
  readonly allocation: Allocation;
  readonly of: Side;
  readonly to: Side;
}

export const allocationNotFound = refuse('ALLOCATION_NOT_FOUND', { pointer: '/input/allocationId' });

/** The allocation with both its papers. */
export const found = ({ allocation, of, to }: AllocationFacts): Allocated | undefined =>
  allocation === undefined || of === undefined || to === undefined ? undefined : { allocation, of, to };

export const linkBehind = ({ id, of, to, ofParts, toParts }: Allocation): ListedLink => ({
  allocationId: id,
  of,
  to,
  ofParts,
  toParts,
});

type Agree = Request<typeof agreeAllocation>;
type AgreeRefusal = Refusal<(typeof agreeAllocation)['errors'][number]>;

const isOpen = ({ status, expiresAt }: Allocation, now: number): boolean =>
  status === 'suspect' || (status === 'proposed' && instantMs(expiresAt) > now);

const bothEncumbered = ({ of, to }: Allocated): boolean => of.liens.length > 0 && to.liens.length > 0;

const checkAgreement = (allocated: Allocated, { input, actor, now }: Agree): AgreeRefusal | undefined => {
  const { allocation, of, to } = allocated;
  const papers = { of: of.asset, to: to.asset };
  const isAsked =
    actor.mspId === allocation.counterparty &&
    isPartyToEither(papers, actor) &&
    coverBoth(papers, actor, { party: allocation.by });
  const isSame =
    input.allocationHash === allocation.allocationHash &&
    input.ofParts === allocation.ofParts &&
    input.toParts === allocation.toParts;
  return firstRefusal<AgreeRefusal>(
    unless(isAsked, refuse('NOT_A_PARTY_TO_PAPERS')),
    unless(isOpen(allocation, now), refuse('ALLOCATION_NOT_OPEN')),
    unless(isSame, refuse('TERMS_HASH_MISMATCH', { pointer: '/input/allocationHash' })),
    unless(of.asset.claimId !== to.asset.claimId, refuse('PAPERS_LINKED')),
    checkRoom(linkBehind(allocation), [...of.links, ...to.links]),
    unless(of.lots.size + to.lots.size <= claimLotsMax, refuse('CLAIM_FULL')),
    unless(allocation.status === 'proposed' || !bothEncumbered(allocated), refuse('CLAIM_ENCUMBERED')),
  );
};

/** The claim with liens keeps its name; of two without, the larger one. */
const join = ({ allocation, of, to }: Allocated): Change[] => {
  const ofStays = of.liens.length > 0 || (to.liens.length === 0 && of.lots.size >= to.lots.size);
  const [stays, moves] = ofStays ? [of, to] : [to, of];
  const suspects = [...(of.claim.suspects ?? []), ...(to.claim.suspects ?? [])];
  return [
    ...moveAll(
      moves,
      stays,
      suspects.filter((id) => id !== allocation.id),
    ),
    putLink(stays.asset.claimId, linkBehind(allocation)),
    putAllocation({ ...allocation, status: 'agreed' }),
  ];
};

const suspect = ({ allocation, of, to }: Allocated): Change[] => [
  noteSuspect(of, allocation.id),
  noteSuspect(to, allocation.id),
  putAllocation({ ...allocation, status: 'suspect' }),
];

export const decideAgreement = (
  facts: AllocationFacts,
  request: Agree,
): Outcome<'allocation.agreed.v1' | 'allocation.suspected.v1'> | AgreeRefusal => {
  const allocated = found(facts);
  if (allocated === undefined) return allocationNotFound;
  const refused = checkAgreement(allocated, request);
  if (refused !== undefined) return refused;
  const { actor, consortium } = request;
  const { id: allocationId, of, to } = allocated.allocation;
  const suspected = bothEncumbered(allocated);
  const type = suspected ? 'allocation.suspected.v1' : 'allocation.agreed.v1';
  return {
    changes: suspected ? suspect(allocated) : join(allocated),
    events: [event(type, { allocationId, of, to })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideDispute = (
  facts: AllocationFacts,
  { actor, consortium }: Request<typeof disputeAllocation>,
): Outcome<'allocation.disputed.v1'> | Refusal<(typeof disputeAllocation)['errors'][number]> => {
  const allocated = found(facts);
  if (allocated === undefined) return allocationNotFound;
  const { allocation, of, to } = allocated;
  const concerned =
    isPartyToEither({ of: of.asset, to: to.asset }, actor) ||
    [...of.liens, ...to.liens].some(({ holder }) => holder === actor.mspId);
  const refused = firstRefusal<Refusal<(typeof disputeAllocation)['errors'][number]>>(
    unless(concerned, refuse('NOT_A_PARTY_TO_PAPERS')),
    unless(allocation.status !== 'undone', refuse('ALLOCATION_NOT_OPEN')),
    unless(allocation.disputedBy === undefined, refuse('ALLOCATION_DISPUTED')),
  );
  if (refused !== undefined) return refused;
  return {
    changes: [putAllocation({ ...allocation, disputedBy: actor.mspId })],
    events: [
      event('allocation.disputed.v1', {
        allocationId: allocation.id,
        of: allocation.of,
        to: allocation.to,
      }),
    ],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
