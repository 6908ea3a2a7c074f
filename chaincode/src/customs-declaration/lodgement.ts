/** A declaration is lodged, corrected, or asked back. Pure decisions. */
import type { Claim } from '../claim/records.ts';
import { putClaim } from '../claim/store.ts';
import { checkConsent } from '../consent/machine.ts';
import type { Consent } from '../consent/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { isActive, peersOf } from '../membership/consortium.ts';
import { partsOf } from './customs-number.ts';
import { allowsStep } from './lifecycle.ts';
import type { lodgeDeclaration, requestWithdrawal } from './lodgement-commands.ts';
import type { Declaration } from './records.ts';
import { putDeclaration, updateDeclaration } from './store.ts';

export interface LodgementFacts {
  readonly traderIsActive: boolean;
  readonly consent: Consent | undefined;
  readonly earlier: Declaration | undefined;
  readonly claim: Claim | undefined;
}

type Lodge = Request<typeof lodgeDeclaration>;
type LodgeRefusal = Refusal<(typeof lodgeDeclaration)['errors'][number]>;

/** A firm lodges for itself; a broker only for a firm that said so (K1). */
const checkBroker = (consent: Consent | undefined, { input, actor, now }: Lodge): LodgeRefusal | undefined =>
  sameParty(input.trader, actor.party)
    ? undefined
    : checkConsent(
        consent,
        {
          grantee: actor.party,
          grantor: input.trader,
          purpose: 'lodgement',
          declarationId: input.declarationId,
        },
        now,
      );

/** K3: what customs has not returned is not for the declarant to change. */
const checkEarlier = ({ earlier, claim }: LodgementFacts, { input }: Lodge): LodgeRefusal | undefined => {
  const same =
    earlier === undefined || (sameParty(earlier.trader, input.trader) && earlier.customs === input.customs);
  return firstRefusal<LodgeRefusal>(
    unless(same, refuse('ID_TAKEN', { pointer: '/input/declarationId' })),
    unless(
      claim === undefined || claim.rootId === input.declarationId,
      refuse('ID_TAKEN', { pointer: '/input/claimId' }),
    ),
    unless(
      earlier === undefined || earlier.status === 'returned',
      refuse('DECLARATION_STATUS_WRONG', { expected: 'returned' }),
    ),
  );
};

const refuseLodgement = (facts: LodgementFacts, request: Lodge): LodgeRefusal | undefined => {
  const { input, openings, consortium } = request;
  const isCustoms =
    consortium.members[input.customs]?.kind === 'authority' && isActive(consortium, input.customs);
  return firstRefusal<LodgeRefusal>(
    unless(
      isCustoms,
      refuse('PARTY_UNKNOWN', { pointer: '/input/customs', expected: 'an active authority' }),
    ),
    unless(
      facts.traderIsActive,
      refuse('PARTY_UNKNOWN', { pointer: '/input/trader', expected: 'an active firm' }),
    ),
    checkBroker(facts.consent, request),
    checkEarlier(facts, request),
    unless(
      openings.declaration.terms.flow === input.flow &&
        (facts.earlier === undefined || facts.earlier.flow === input.flow),
      refuse('DECLARATION_FLOW_WRONG', { pointer: '/input/flow' }),
    ),
    unless(
      partsOf(openings.declaration.terms.preEntryNo)?.flow === input.flow,
      refuse('DECLARATION_FLOW_WRONG', { pointer: '/terms/declaration/preEntryNo', expected: input.flow }),
    ),
  );
};

export const decideLodgement = (
  facts: LodgementFacts,
  request: Lodge,
): Outcome<'customs-declaration.lodged.v1'> | LodgeRefusal => {
  const refused = refuseLodgement(facts, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium, now } = request;
  const { declarationId: id, trader, customs, flow } = input;
  const { earlier } = facts;
  const claimId = earlier?.claimId ?? input.claimId;
  const declaration: Declaration = {
    ...{ id, claimId, flow, trader, customs },
    lodgedBy: actor.party,
    status: 'submitted',
    version: (earlier?.version ?? 0) + 1,
    declarationHash: hashOfOpening(openings.declaration),
    tokens: [],
    suspects: [],
    changedAt: instantOf(now),
  };
  const readers = [actor.mspId, trader.mspId, customs];
  return {
    changes: [
      ...(earlier === undefined
        ? [putDeclaration(consortium, declaration), putClaim(claimId, { rootId: id })]
        : [updateDeclaration(declaration)]),
      ...putTerms(readers, id, 'declaration', openings.declaration),
    ],
    events: [event('customs-declaration.lodged.v1', { declarationId: id, version: declaration.version })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export const decideWithdrawalRequest = (
  declaration: Declaration | undefined,
  { actor, consortium }: Request<typeof requestWithdrawal>,
):
  | Outcome<'customs-declaration.withdrawal-requested.v1'>
  | Refusal<(typeof requestWithdrawal)['errors'][number]> => {
  if (declaration === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/declarationId' });
  if (!sameParty(declaration.trader, actor.party)) return refuse('NOT_THE_OWNER');
  if (!allowsStep(declaration.status, 'withdraw')) return refuse('DECLARATION_STATUS_WRONG');
  return {
    changes: [updateDeclaration({ ...declaration, withdrawalRequested: true })],
    events: [event('customs-declaration.withdrawal-requested.v1', { declarationId: declaration.id })],
    endorsers: peersOf(consortium, actor.mspId, declaration.customs),
  };
};
