/** An order or a bill of lading becomes known: drafted, registered by its hash, vouched for. Pure decisions. */
import { coversEpochs, hitsOf, isDuplicate, registerLive, registerPending } from '../fingerprint/machine.ts';
import type { TradePaperTokens } from '../fingerprint/records.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Claim } from '../claim/records.ts';
import { putClaim } from '../claim/store.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf, type Party, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import {
  anotherEndorser,
  type Consortium,
  expiryAllowed,
  isActive,
  peersOf,
  withWitness,
} from '../membership/consortium.ts';
import type { attestPaper, draftPaper, registerPaper } from './commands.ts';
import type { PaperAttestation, TradePaper } from './records.ts';
import { putPaperAttestation, putTradePaper } from './store.ts';

const noPaper = refuse('ASSET_NOT_FOUND', { pointer: '/input/paperId' });
const unknownAuthority = refuse('PARTY_UNKNOWN', {
  pointer: '/input/authority',
  expected: 'the buyer of an order at another member; customs, inspector or warehouse of a bill of lading',
});

/** Who may vouch for a paper of this kind: never a neighbour of the owner, whose keys the same platform makes. */
const authorityFits = (
  { kind, authority }: Pick<TradePaper, 'kind' | 'authority'>,
  owner: Party,
  firmIsKnown: boolean,
  consortium: Consortium,
): boolean => {
  if (kind === 'order') return firmIsKnown && authority.mspId !== owner.mspId;
  const member = consortium.members[authority.mspId];
  const takesGoodsIn = ['inspection', 'authority', 'warehouse'].includes(member?.kind ?? '');
  return takesGoodsIn && isActive(consortium, authority.mspId) && authority.subject === undefined;
};

export interface DraftFacts {
  /** Whether the named authority is an active firm of an enterprise member. */
  readonly firmIsKnown: boolean;
}

export const decideDraft = (
  { firmIsKnown }: DraftFacts,
  { input, openings, actor, consortium }: Request<typeof draftPaper>,
): Outcome<'trade-paper.drafted.v1'> | Refusal<(typeof draftPaper)['errors'][number]> => {
  if (!authorityFits(input, actor.party, firmIsKnown, consortium)) return unknownAuthority;
  if (openings.paper.terms.kind !== input.kind) {
    return refuse('PAPER_KIND_WRONG', { pointer: '/terms/paper/kind', expected: input.kind });
  }
  const { paperId } = input;
  const readers = [actor.mspId, input.authority.mspId];
  return {
    changes: putTerms(readers, paperId, 'paper', openings.paper),
    events: [event('trade-paper.drafted.v1', { paperId, paperHash: hashOfOpening(openings.paper) })],
    endorsers: peersOf(consortium, ...readers),
  };
};

/** In each live epoch the number and the particulars; of a bill of lading its containers as well. */
const tokensFit = (
  kind: TradePaper['kind'],
  tokens: TradePaperTokens,
  epochs: readonly number[],
): boolean => {
  const once = kind === 'order' ? ['P1', 'P2'] : ['B1', 'B2'];
  const allowed = kind === 'order' ? once : [...once, 'B3'];
  const count = (epoch: number, subset: string): number =>
    tokens.filter((token) => token.epoch === epoch && token.subset === subset).length;
  return (
    tokens.every(({ epoch, subset }) => epochs.includes(epoch) && allowed.includes(subset)) &&
    epochs.every((epoch) => once.every((subset) => count(epoch, subset) === 1))
  );
};

export interface RegistrationFacts extends DraftFacts {
  readonly taken: TradePaper | undefined;
  readonly claimTaken: Claim | undefined;
  readonly registrations: readonly Registration[];
}

type RegisterRefusal = Refusal<(typeof registerPaper)['errors'][number]>;

const registered = refuse('PAPER_REGISTERED', { pointer: '/input/tokens' });

export const decideRegistration = (
  { firmIsKnown, taken, claimTaken, registrations }: RegistrationFacts,
  { input, actor, consortium, now }: Request<typeof registerPaper>,
): Outcome<'trade-paper.registered.v1'> | RegisterRefusal => {
  const { proposalDaysMax, fingerprintEpochs } = consortium.settings;
  const { paperId, kind, authority, claimId, paperHash, tokens, proposalExpiresAt } = input;
  const refused = firstRefusal<RegisterRefusal>(
    unless(authorityFits(input, actor.party, firmIsKnown, consortium), unknownAuthority),
    unless(
      expiryAllowed(instantMs(proposalExpiresAt), now, proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/proposalExpiresAt' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/paperId' })),
    unless(claimTaken === undefined, refuse('ID_TAKEN', { pointer: '/input/claimId' })),
    unless(
      tokensFit(kind, tokens, fingerprintEpochs),
      refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' }),
    ),
    unless(!isDuplicate(registrations, paperId), registered),
  );
  if (refused !== undefined) return refused;
  const paper: TradePaper = {
    id: paperId,
    kind,
    claimId,
    owner: actor.party,
    authority,
    paperHash,
    tokens,
    proposalExpiresAt,
  };
  return {
    changes: [
      putTradePaper(consortium, paper),
      putClaim(claimId, { rootId: paperId }),
      ...registerPending(registrations, paperId, proposalExpiresAt, now),
    ],
    events: [event('trade-paper.registered.v1', { paperId, kind })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const checkAuthority = (
  { authority }: TradePaper,
  { party }: Actor,
): Refusal<'NOT_THE_AUTHORITY'> | undefined =>
  unless(sameParty(authority, party), refuse('NOT_THE_AUTHORITY'));

export interface AttestationFacts {
  readonly paper: TradePaper | undefined;
  readonly registrations: readonly Registration[];
}

/** Papers that look like this one: who vouches names them, and says with it that they are others. */
const lookAlikes = (registrations: readonly Registration[], id: string): string[] =>
  hitsOf(registrations, id, 'strong', ['live']);

type AttestRefusal = Refusal<(typeof attestPaper)['errors'][number]>;

export const decideAttestation = (
  { paper, registrations }: AttestationFacts,
  { input, actor, consortium, now }: Request<typeof attestPaper>,
): Outcome<'trade-paper.attested.v1'> | AttestRefusal => {
  if (paper === undefined) return noPaper;
  const refused = firstRefusal<AttestRefusal>(
    checkAuthority(paper, actor),
    unless(instantMs(paper.proposalExpiresAt) > now, refuse('PROPOSAL_EXPIRED')),
    unless(
      input.paperHash === paper.paperHash,
      refuse('TERMS_HASH_MISMATCH', { pointer: '/input/paperHash' }),
    ),
    unless(coversEpochs(paper.tokens, consortium.settings.fingerprintEpochs), refuse('TOKENS_MISMATCH')),
    unless(!isDuplicate(registrations, paper.id), refuse('PAPER_REGISTERED')),
    unless(
      lookAlikes(registrations, paper.id).every((id) => input.known.includes(id)),
      refuse('SUSPECT_NOT_CLEARED', { pointer: '/input/known' }),
    ),
  );
  if (refused !== undefined) return refused;
  const attestation: PaperAttestation = {
    by: actor.mspId,
    enrolmentId: actor.enrolmentId,
    paperHash: paper.paperHash,
    at: instantOf(now),
  };
  return {
    changes: [
      putPaperAttestation(consortium, paper.id, attestation),
      ...registerLive(paper.tokens, paper.id, paper.id),
    ],
    events: [event('trade-paper.attested.v1', { paperId: paper.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
