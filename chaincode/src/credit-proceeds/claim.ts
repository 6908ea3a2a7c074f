/** The claim of one undertaken presentation becomes an asset. Pure decision. */
import { type Claim, putClaim } from '../claim/store.ts';
import { isDuplicate, registerPending } from '../fingerprint/machine.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { expiryAllowed, peersOf } from '../membership/consortium.ts';
import { type registerClaim, registerClaimAct } from './commands.ts';
import { proceedsOfClaim } from './derive.ts';
import type { Proceeds } from './records.ts';
import { isTaken, ownRightOf, type RegistrationFacts, tokensFit } from './registration.ts';
import { putProceeds } from './store.ts';
import type { Undertaking } from './undertaking.ts';

export interface ClaimFacts extends Omit<RegistrationFacts, 'balance'> {
  readonly undertaking: Undertaking | undefined;
  /** The credit's own proceeds: a claim that arises under it is a paper of the same goods. */
  readonly ofCredit: Proceeds | undefined;
}

type Register = Request<typeof registerClaim>;
type RegisterRefusal = Refusal<(typeof registerClaim)['errors'][number]>;

const checkTerms = (
  { version, undertaking }: ClaimFacts,
  { input, openings }: Register,
): RegisterRefusal | undefined => {
  const known =
    opens(openings.credit, version?.termsHash) && opens(openings.undertaking, undertaking?.termsHash);
  if (!known) return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/undertaking' });
  const { creditId, presentationId } = input;
  const { credit, undertaking: undertaken, proceeds } = openings;
  const expected = proceedsOfClaim(creditId, presentationId, credit.terms, undertaken.terms);
  return canonicalJson(proceeds.terms) === canonicalJson(expected)
    ? undefined
    : refuse('AMOUNT_MISMATCH', { pointer: '/terms/proceeds' });
};

const refuseClaim = (facts: ClaimFacts, request: Register): RegisterRefusal | undefined => {
  const { input, consortium, now } = request;
  const expiry = instantMs(input.proposalExpiresAt);
  return firstRefusal<RegisterRefusal>(
    unless(facts.undertaking?.isOpen === true, refuse('NOT_UNDERTAKEN')),
    unless(
      expiryAllowed(expiry, now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/proposalExpiresAt' }),
    ),
    unless(!facts.idTaken, refuse('ID_TAKEN', { pointer: '/input/assetId' })),
    checkTerms(facts, request),
    unless(
      tokensFit(input.tokens, consortium.settings.fingerprintEpochs),
      refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' }),
    ),
    unless(
      !isTaken(facts, now) && !isDuplicate(facts.registrations, input.assetId),
      refuse('PROCEEDS_REGISTERED'),
    ),
  );
};

export const decideClaim = (
  facts: ClaimFacts,
  request: Register,
): Outcome<'credit-proceeds.claim-registered.v1'> | RegisterRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const found = checkAct(registerClaimAct, { credit: facts.credit, actor, evidence: undefined, now });
  if (isRefusal(found)) return found;
  const { parties, id: creditId } = found.credit;
  const obligor = parties[input.obligor];
  if (obligor === undefined) return refuse('PARTY_UNKNOWN', { pointer: '/input/obligor' });
  const refused = refuseClaim(facts, request);
  if (refused !== undefined) return refused;
  const claimId = facts.ofCredit?.claimId ?? input.claimId;
  const proceeds: Proceeds = {
    id: input.assetId,
    creditId,
    presentationId: input.presentationId,
    claimId,
    beneficiary: actor.party,
    obligor,
    obligorRole: input.obligor,
    ownRight: ownRightOf(parties, obligor),
    proceedsHash: hashOfOpening(openings.proceeds),
    tokens: input.tokens,
    proposalExpiresAt: input.proposalExpiresAt,
  };
  const readers = [actor.mspId, memberBehind(obligor)];
  const claim: Claim = { rootId: proceeds.id };
  return {
    changes: [
      ...putProceeds(consortium, proceeds),
      ...(facts.ofCredit === undefined ? [putClaim(claimId, claim)] : []),
      ...registerPending(facts.registrations, proceeds.id, input.proposalExpiresAt, now),
      ...putTerms(readers, proceeds.id, 'proceeds', openings.proceeds),
    ],
    events: [event('credit-proceeds.claim-registered.v1', { assetId: proceeds.id, creditId })],
    endorsers: peersOf(consortium, ...readers),
  };
};
