/** Papers are said to be about the same goods: drafted in private, then proposed. Alone it only alerts. Pure. */
import { wholeParts } from '../asset/records.ts';
import type { Asset } from '../asset/asset.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { sharesFit } from '../lien/machine.ts';
import {
  anotherEndorser,
  type Consortium,
  expiryAllowed,
  isActive,
  peersOf,
  withWitness,
} from '../membership/consortium.ts';
import type { draftAllocation, proposeAllocation } from './commands.ts';
import { canAgree, isPartyToEither, type Papers } from './parties.ts';
import type { Allocation, Link } from './records.ts';
import { isAfter } from './stage.ts';
import { putAllocation } from './store.ts';

export interface DraftFacts {
  readonly of: Asset | undefined;
  readonly to: Asset | undefined;
}

type PartyRefusal = Refusal<'ASSET_NOT_FOUND' | 'NOT_A_PARTY_TO_PAPERS' | 'PARTY_UNKNOWN'>;

const papersOf = ({ of, to }: DraftFacts): Papers | undefined =>
  of === undefined || to === undefined ? undefined : { of, to };

const missing = ({ of }: DraftFacts): PartyRefusal =>
  refuse('ASSET_NOT_FOUND', { pointer: of === undefined ? '/input/of' : '/input/to' });

/** Speaker and counterparty are two organisations that know both papers between them. */
const checkParties = (
  papers: Papers,
  { input, actor, consortium }: Pick<Request<typeof draftAllocation>, 'input' | 'actor' | 'consortium'>,
): PartyRefusal | undefined => {
  const independent = input.counterparty !== actor.mspId && isActive(consortium, input.counterparty);
  return firstRefusal<PartyRefusal>(
    unless(isPartyToEither(papers, actor), refuse('NOT_A_PARTY_TO_PAPERS')),
    unless(
      independent && canAgree(papers, actor, input.counterparty),
      refuse('PARTY_UNKNOWN', {
        pointer: '/input/counterparty',
        expected: 'another member that is a party to the papers',
      }),
    ),
  );
};

export const decideDraft = (
  facts: DraftFacts,
  request: Request<typeof draftAllocation>,
): Outcome<'allocation.drafted.v1'> | PartyRefusal => {
  const papers = papersOf(facts);
  if (papers === undefined) return missing(facts);
  const refused = checkParties(papers, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium } = request;
  const readers = [actor.mspId, input.counterparty];
  const { allocation } = openings;
  return {
    changes: putTerms(readers, input.allocationId, 'allocation', allocation),
    events: [
      event('allocation.drafted.v1', {
        allocationId: input.allocationId,
        allocationHash: hashOfOpening(allocation),
      }),
    ],
    endorsers: peersOf(consortium, ...readers),
  };
};

/** What papers are allocated to already: never more of either than the whole of it. */
export const checkRoom = (
  { of, to, ofParts, toParts }: Link,
  links: readonly Link[],
): Refusal<'ALLOCATION_EXCEEDS_PAPER'> | undefined => {
  const taken = (parts: (link: Link) => string | undefined): bigint[] =>
    links.flatMap((link) => parts(link) ?? []).map(BigInt);
  const fits = (part: string, others: readonly bigint[]): boolean =>
    BigInt(part) > 0n && sharesFit([BigInt(part), ...others], wholeParts);
  return firstRefusal(
    unless(
      fits(
        ofParts,
        taken((link) => (link.of === of ? link.ofParts : undefined)),
      ),
      refuse('ALLOCATION_EXCEEDS_PAPER', { pointer: '/input/ofParts' }),
    ),
    unless(
      fits(
        toParts,
        taken((link) => (link.to === to ? link.toParts : undefined)),
      ),
      refuse('ALLOCATION_EXCEEDS_PAPER', { pointer: '/input/toParts' }),
    ),
  );
};

export interface ProposalFacts extends DraftFacts {
  readonly taken: Allocation | undefined;
  /** Agreed allocations of both claims. */
  readonly links: readonly Link[];
}

type Propose = Request<typeof proposeAllocation>;
type ProposeRefusal = Refusal<(typeof proposeAllocation)['errors'][number]>;

const linkOf = ({ of, to }: Papers, { ofParts, toParts }: Propose['input']): Link => ({
  of: of.rootId,
  to: to.rootId,
  ofParts,
  toParts,
});

const expiryFits = (expiresAt: string, { settings }: Consortium, now: number): boolean =>
  expiryAllowed(instantMs(expiresAt), now, settings.proposalDaysMax * 24);

export const decideProposal = (
  facts: ProposalFacts,
  request: Propose,
): Outcome<'allocation.proposed.v1'> | ProposeRefusal => {
  const papers = papersOf(facts);
  if (papers === undefined) return missing(facts);
  const { input, actor, consortium, now } = request;
  const refused =
    checkParties(papers, request) ??
    firstRefusal<ProposeRefusal>(
      unless(
        expiryFits(input.expiresAt, consortium, now),
        refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' }),
      ),
      unless(facts.taken === undefined, refuse('ID_TAKEN', { pointer: '/input/allocationId' })),
      unless(
        !isAfter(papers.of.stage, papers.to.stage),
        refuse('ALLOCATION_BACKWARDS', { pointer: '/input/to' }),
      ),
      unless(papers.of.claimId !== papers.to.claimId, refuse('PAPERS_LINKED')),
      checkRoom(linkOf(papers, input), facts.links),
    );
  if (refused !== undefined) return refused;
  const allocation: Allocation = {
    id: input.allocationId,
    ...linkOf(papers, input),
    status: 'proposed',
    allocationHash: input.allocationHash,
    by: actor.party,
    counterparty: input.counterparty,
    expiresAt: input.expiresAt,
    at: instantOf(now),
  };
  return {
    changes: [putAllocation(allocation)],
    events: [
      event('allocation.proposed.v1', {
        allocationId: allocation.id,
        of: allocation.of,
        to: allocation.to,
        counterparty: input.counterparty,
        allocationHash: input.allocationHash,
      }),
    ],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
