/**
 * The claim that arose from one presentation becomes an asset: registered by the one to whom a bank undertook to pay,
 * one asset for each obligor, credit and presentation. Pure decisions.
 */
import { isDuplicate } from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens } from '../kernel/terms.ts';
import { type AllowedAct, checkAct } from '../letter-of-credit/act.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import { type CreditParty, memberBehind, standingOf } from '../letter-of-credit/parties.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import { expiryAllowed } from '../membership/consortium.ts';
import { drawingOf, partiesOf, type PresentationFacts } from '../presentation/facts.ts';
import type { Presentation } from '../presentation/records.ts';
import { type registerClaim, registerClaimAct } from './commands.ts';
import { proceedsOfUndertaking } from './derive.ts';
import { bankBefore, isOutstanding } from './holder.ts';
import type { Proceeds } from './records.ts';
import { isTaken, ownRightOf, registrationChanges, tokensFit } from './registration.ts';

export interface ClaimRegistrationFacts extends PresentationFacts {
  readonly idTaken: boolean;
  readonly earlier: Proceeds | undefined;
  readonly earlierAttested: boolean;
  readonly registrations: readonly Registration[];
}

type Register = Request<typeof registerClaim>;
type RegisterRefusal = Refusal<(typeof registerClaim)['errors'][number]>;

/** The one to whom the bank owes speaks, while the undertaking stands. */
const checkCreditor = (
  facts: ClaimRegistrationFacts,
  presentation: Presentation,
  { input, openings, actor, now }: Register,
): AllowedAct | RegisterRefusal => {
  const { credit } = facts;
  const parties = credit && partiesOf(credit, presentation);
  const creditor = bankBefore(facts.drawings, input.obligor) ?? 'beneficiary';
  const allowed = checkAct(registerClaimAct, {
    credit: credit && parties && { ...credit, parties },
    actor,
    evidence: openings.evidence,
    now,
    as: standingOf(parties?.[creditor], actor) === undefined ? undefined : creditor,
    state: isOutstanding(drawingOf(facts, input.obligor)) ? 'outstanding' : 'none',
  });
  if (isRefusal(allowed) || allowed.act.as === creditor) return allowed;
  return refuse('NOT_THE_CONTROLLER', { expected: creditor });
};

const refuseRegistration = (
  facts: ClaimRegistrationFacts,
  { input, openings, consortium, now }: Register,
): RegisterRefusal | undefined => {
  const { credit, undertaking, proceeds } = openings;
  const { settings } = consortium;
  const expected = (): string => canonicalJson(proceedsOfUndertaking(input, credit.terms, undertaking.terms));
  return firstRefusal<RegisterRefusal>(
    unless(
      expiryAllowed(instantMs(input.proposalExpiresAt), now, settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/proposalExpiresAt' }),
    ),
    unless(!facts.idTaken, refuse('ID_TAKEN', { pointer: '/input/assetId' })),
    unless(
      opens(credit, facts.version?.termsHash) &&
        opens(undertaking, drawingOf(facts, input.obligor)?.termsHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/undertaking' }),
    ),
    unless(
      canonicalJson(proceeds.terms) === expected(),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/proceeds' }),
    ),
    unless(
      tokensFit(input.tokens, settings.fingerprintEpochs),
      refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' }),
    ),
    unless(
      !isTaken(facts, now) && !isDuplicate(facts.registrations, input.creditId),
      refuse('PROCEEDS_REGISTERED'),
    ),
  );
};

export const decideClaimRegistration = (
  facts: ClaimRegistrationFacts,
  request: Register,
): Outcome<'credit-proceeds.claim-registered.v1'> | RegisterRefusal => {
  const { presentation } = facts;
  if (presentation === undefined) {
    return refuse('PRESENTATION_NOT_FOUND', { pointer: '/input/presentationId' });
  }
  const allowed = checkCreditor(facts, presentation, request);
  if (isRefusal(allowed)) return allowed;
  const refused = refuseRegistration(facts, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium } = request;
  const { credit, act } = allowed;
  const { parties } = credit;
  // A bank that has undertaken is there: the undertaking is its own.
  const obligor = parties[input.obligor] as CreditParty;
  const proceeds: Proceeds = {
    id: input.assetId,
    creditId: credit.id,
    presentationId: presentation.id,
    claimId: input.claimId,
    creditor: parties[act.as] as CreditParty,
    obligor,
    obligorRole: input.obligor,
    ownRight: ownRightOf(parties, obligor),
    proceedsHash: hashOfOpening(openings.proceeds),
    tokens: input.tokens,
    proposalExpiresAt: input.proposalExpiresAt,
  };
  const readers = [actor.mspId, memberBehind(obligor)];
  return {
    changes: [
      ...registrationChanges(proceeds, readers, facts, request),
      ...evidenceOf(act, proceeds.id, openings.evidence),
    ],
    events: [
      event('credit-proceeds.claim-registered.v1', {
        assetId: proceeds.id,
        creditId: credit.id,
        presentationId: presentation.id,
      }),
    ],
    endorsers: endorsersOf(consortium, parties, actor.mspId, readers),
  };
};
