/** A wrong link is undone: by the other side of who disputes it, and where liens stand by their holders. Pure. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import type { Change } from '../kernel/ledger.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import { type Allocated, type AllocationFacts, allocationNotFound, found, linkBehind } from './agreement.ts';
import type { undoAllocation } from './commands.ts';
import { isPartyToEither } from './parties.ts';
import type { Allocation, Claim, ClaimLien, Link } from './records.ts';
import { forgetSuspect, moveSome, type Side } from './side.ts';
import { putAllocation, removeLink } from './store.ts';

export interface UndoingFacts extends AllocationFacts {
  readonly taken: Claim | undefined;
}

type Undo = Request<typeof undoAllocation>;
type UndoRefusal = Refusal<(typeof undoAllocation)['errors'][number]>;

const holdersOf = (liens: readonly ClaimLien[]): string[] => [...new Set(liens.map(({ holder }) => holder))];

/** The side that did not dispute; either one where a bank did. */
const isOtherSide = ({ by, counterparty, disputedBy }: Allocation, mspId: string): boolean =>
  [by.mspId, counterparty].includes(mspId) && mspId !== disputedBy;

const checkSpeaker = (
  { allocation, of, to }: Allocated,
  holders: readonly string[],
  { actor }: Undo,
): UndoRefusal | undefined => {
  if (holders.length > 0) {
    const isHolder = actor.role === 'bank-checker' && holders.includes(actor.mspId);
    return unless(
      isHolder,
      refuse('NOT_A_PARTY_TO_PAPERS', { expected: 'the checker of a bank with a lien' }),
    );
  }
  const speaks =
    isOtherSide(allocation, actor.mspId) && isPartyToEither({ of: of.asset, to: to.asset }, actor);
  return unless(speaks, refuse('NOT_A_PARTY_TO_PAPERS'));
};

/** First papers of the lots that hang together with this one. */
const reachable = (rootId: string, links: readonly Link[]): Set<string> => {
  const reached = new Set([rootId]);
  for (const root of reached) {
    for (const { of, to } of links) {
      if (of === root) reached.add(to);
      if (to === root) reached.add(of);
    }
  }
  return reached;
};

/** The side that carries no liens gets a name of its own. */
const detach = ({ allocation, of }: Allocated, newName: string): Change[] | Refusal<'CLAIM_ENCUMBERED'> => {
  const side: Side = of;
  const undone = linkBehind(allocation);
  const left = side.links.filter(({ allocationId }) => allocationId !== allocation.id);
  const isFree = (roots: ReadonlySet<string>): boolean => !side.liens.some(({ rootId }) => roots.has(rootId));
  const leaving = [allocation.to, allocation.of].map((end) => reachable(end, left)).find(isFree);
  if (leaving === undefined) return refuse('CLAIM_ENCUMBERED');
  return [
    removeLink(side.asset.claimId, undone),
    ...moveSome(side, leaving, newName, left),
    putAllocation({ ...allocation, status: 'undone' }),
  ];
};

/** Two claims that never became one. */
const clear = ({ allocation, of, to }: Allocated): Change[] => [
  forgetSuspect(of, allocation.id),
  forgetSuspect(to, allocation.id),
  putAllocation({ ...allocation, status: 'undone' }),
];

const checkUndoing = (
  { taken }: UndoingFacts,
  allocated: Allocated,
  holders: readonly string[],
  request: Undo,
): UndoRefusal | undefined => {
  const { allocation, of } = allocated;
  const { status, disputedBy } = allocation;
  return firstRefusal<UndoRefusal>(
    checkSpeaker(allocated, holders, request),
    unless(status === 'agreed' || status === 'suspect', refuse('ALLOCATION_NOT_OPEN')),
    unless(status === 'suspect' || disputedBy !== undefined, refuse('ALLOCATION_NOT_DISPUTED')),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/claimId' })),
    unless(status === 'suspect' || of.claim.suspects === undefined, refuse('SUSPECT_NOT_CLEARED')),
  );
};

export const decideUndoing = (
  facts: UndoingFacts,
  request: Undo,
): Outcome<'allocation.undoing-allowed.v1' | 'allocation.undone.v1'> | UndoRefusal => {
  const allocated = found(facts);
  if (allocated === undefined) return allocationNotFound;
  const { allocation, of, to } = allocated;
  const { input, actor, consortium } = request;
  const holders = holdersOf([...of.liens, ...to.liens]);
  const refused = checkUndoing(facts, allocated, holders, request);
  if (refused !== undefined) return refused;
  const released = [...new Set([...(allocation.releasedBy ?? []), actor.mspId])];
  const all = holders.every((holder) => released.includes(holder));
  const undone = allocation.status === 'suspect' ? clear(allocated) : detach(allocated, input.claimId);
  if (isRefusal(undone)) return undone;
  const fields = { allocationId: allocation.id, of: allocation.of, to: allocation.to };
  return {
    changes: all ? undone : [putAllocation({ ...allocation, releasedBy: released })],
    events: [event(all ? 'allocation.undone.v1' : 'allocation.undoing-allowed.v1', fields)],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
