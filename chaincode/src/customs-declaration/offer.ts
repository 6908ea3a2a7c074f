/** Offers of declarations: consent that one bank may take one share. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import type { Hold, Offer } from '../asset/records.ts';
import { isFrozen, putOffer } from '../asset/store.ts';
import { checkConsent } from '../consent/machine.ts';
import type { Consent } from '../consent/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkLive } from '../lien/machine.ts';
import { anotherEndorser, expiryAllowed, isActive, peersOf, withWitness } from '../membership/consortium.ts';
import { shareOfDeclaration } from './derive.ts';
import type { offerDeclaration, withdrawDeclarationOffer } from './offer-commands.ts';
import type { Declaration } from './records.ts';

export interface OfferFacts {
  readonly declaration: Declaration | undefined;
  readonly asset: Asset | undefined;
  readonly consent: Consent | undefined;
  readonly taken: Offer | undefined;
  readonly holds: readonly Hold[];
}

type OfferRequest = Request<typeof offerDeclaration>;
type OfferRefusal = Refusal<(typeof offerDeclaration)['errors'][number]>;

/** The bank's own peer compares what it is shown with what customs reported, and the share with both. */
const checkTerms = (
  declaration: Declaration,
  { input, openings }: OfferRequest,
): OfferRefusal | undefined => {
  const share = shareOfDeclaration(openings.assessment.terms, openings.request.terms.assigned);
  return firstRefusal<OfferRefusal>(
    unless(
      opens(openings.declaration, declaration.declarationHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/declaration' }),
    ),
    unless(
      opens(openings.assessment, declaration.assessmentHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/assessment' }),
    ),
    unless(share !== undefined, refuse('CAPACITY_EXCEEDED', { pointer: '/terms/request/assigned' })),
    unless(share === BigInt(input.share), refuse('AMOUNT_MISMATCH', { pointer: '/input/share' })),
  );
};

const refuseOffer = (
  facts: OfferFacts & { readonly declaration: Declaration; readonly asset: Asset },
  request: OfferRequest,
): OfferRefusal | undefined => {
  const { declaration, asset, consent, taken, holds } = facts;
  const { input, actor, consortium, now } = request;
  const grantee = { mspId: input.financier };
  const isBank =
    consortium.members[input.financier]?.kind === 'bank' && isActive(consortium, input.financier);
  return firstRefusal<OfferRefusal>(
    unless(sameParty(declaration.trader, actor.party), refuse('NOT_THE_OWNER')),
    unless(
      declaration.flow === 'export',
      refuse('DECLARATION_FLOW_WRONG', { pointer: '/input/declarationId', expected: 'export' }),
    ),
    checkLive(asset),
    unless(isBank, refuse('PARTY_UNKNOWN', { pointer: '/input/financier', expected: 'an active bank' })),
    checkConsent(
      consent,
      { grantee, grantor: actor.party, purpose: 'export-finance', declarationId: declaration.id },
      now,
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/offerId' })),
    unless(
      expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' }),
    ),
    unless(!isFrozen(holds), refuse('ASSET_FROZEN')),
    checkTerms(declaration, request),
  );
};

/** The bank gets declaration, assessment and request; it learns nothing of other offers. */
export const decideOffer = (
  facts: OfferFacts,
  request: OfferRequest,
): Outcome<'customs-declaration.offered.v1'> | OfferRefusal => {
  const { declaration, asset } = facts;
  if (declaration === undefined || asset === undefined) {
    return refuse('ASSET_NOT_FOUND', { pointer: '/input/declarationId' });
  }
  const refused = refuseOffer({ ...facts, declaration, asset }, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium } = request;
  const { declarationId, offerId, financier, consentId, share, expiresAt } = input;
  const offer: Offer = {
    id: offerId,
    assetId: declarationId,
    offeror: actor.party,
    ...{ financier, share, consentId, expiresAt },
    status: 'open',
    termsHash: declaration.declarationHash,
    requestHash: hashOfOpening(openings.request),
  };
  return {
    changes: [
      putOffer(offer),
      ...putTerms([financier], declarationId, 'declaration', openings.declaration),
      ...putTerms([financier], declarationId, 'assessment', openings.assessment),
      ...putTerms([actor.mspId, financier], offerId, 'request', openings.request),
    ],
    events: [event('customs-declaration.offered.v1', { declarationId, offerId })],
    endorsers: peersOf(consortium, actor.mspId, financier),
  };
};

export const decideOfferWithdrawal = (
  offer: Offer | undefined,
  { actor, consortium }: Request<typeof withdrawDeclarationOffer>,
):
  | Outcome<'customs-declaration.offer-withdrawn.v1'>
  | Refusal<(typeof withdrawDeclarationOffer)['errors'][number]> => {
  if (offer === undefined || !sameParty(offer.offeror, actor.party)) {
    return refuse('OFFER_NOT_FOUND', { pointer: '/input/offerId' });
  }
  if (offer.status !== 'open') return refuse('OFFER_NOT_OPEN');
  const { assetId: declarationId, id: offerId } = offer;
  return {
    changes: [putOffer({ ...offer, status: 'withdrawn' })],
    events: [event('customs-declaration.offer-withdrawn.v1', { declarationId, offerId })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
