/** The owner asks that another bank's lien takes the place of the present one. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import type { Offer } from '../asset/records.ts';
import { putOffer } from '../asset/store.ts';
import { checkStanding } from '../consent/machine.ts';
import type { Consent } from '../consent/records.ts';
import type { Financing } from '../financing/records.ts';
import { securitiesOf } from '../financing/securities.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, sameParty } from '../kernel/identifiers.ts';
import type { Lien } from '../lien/records.ts';
import { anotherEndorser, expiryAllowed, withWitness } from '../membership/consortium.ts';
import type { requestRefinancing } from './commands.ts';
import type { Refinancing } from './records.ts';
import { putRefinancing } from './store.ts';

export interface RequestFacts {
  readonly asset: Asset | undefined;
  readonly offer: Offer | undefined;
  readonly consent: Consent | undefined;
  readonly liens: readonly Lien[];
  /** Of the present lien. */
  readonly financing: Financing | undefined;
  readonly taken: Refinancing | undefined;
}

type Ask = Request<typeof requestRefinancing>;
type AskRefusal = Refusal<(typeof requestRefinancing)['errors'][number]>;

/** The owner's own open offer to another bank, of this lien where it names one. */
const checkOffer = ({ offer, consent }: RequestFacts, { input, actor, now }: Ask): AskRefusal | undefined => {
  if (offer === undefined || !sameParty(offer.offeror, actor.party)) {
    return refuse('OFFER_NOT_FOUND', { pointer: '/input/offerId' });
  }
  const open = offer.status === 'open' && instantMs(offer.expiresAt) > now;
  const meant = offer.refinances === undefined || offer.refinances === input.refinancedLienId;
  return firstRefusal<AskRefusal>(
    unless(open && meant, refuse('OFFER_NOT_OPEN', { pointer: '/input/offerId' })),
    checkStanding(offer, consent, now),
  );
};

/** What the debtor has begun to pay, or has not paid when due, is settled with the bank that has it. */
const runs = (loan: Financing): boolean =>
  loan.status === 'disbursed' &&
  loan.collected === undefined &&
  loan.defaultedAt === undefined &&
  securitiesOf(loan).length === 1;

interface Loan {
  readonly present: Lien;
  readonly financing: Financing;
}

/** The lien that is to be replaced and the loan that it secures: the owner's own, and with another bank. */
const presentLoan = ({ offer, liens, financing }: RequestFacts, { input, actor }: Ask): Loan | AskRefusal => {
  const present = liens.find(({ id }) => id === input.refinancedLienId);
  if (present === undefined) return refuse('LIEN_NOT_FOUND', { pointer: '/input/refinancedLienId' });
  if (present.state !== 'encumbered' || present.successor !== undefined) {
    return refuse('LIEN_STATE_WRONG', { expected: 'encumbered' });
  }
  if (present.holder === offer?.financier) {
    return refuse('PARTY_UNKNOWN', { pointer: '/input/offerId', expected: 'another bank' });
  }
  if (financing === undefined || !sameParty(financing.borrower, actor.party)) {
    return refuse('FINANCING_NOT_FOUND');
  }
  return runs(financing)
    ? { present, financing }
    : refuse('FINANCING_STATUS_WRONG', {
        expected: 'disbursed, nothing collected, not in default, one lien',
      });
};

export const decideRequest = (
  facts: RequestFacts,
  request: Ask,
): Outcome<'refinancing.requested.v1'> | AskRefusal => {
  const { asset, offer, taken } = facts;
  const { input, actor, consortium, now } = request;
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const unasked =
    unless(sameParty(asset.title, actor.party), refuse('NOT_THE_OWNER')) ?? checkOffer(facts, request);
  if (unasked !== undefined) return unasked;
  if (offer === undefined) return refuse('OFFER_NOT_FOUND', { pointer: '/input/offerId' });
  const loan = presentLoan(facts, request);
  if (isRefusal(loan)) return loan;
  const { present, financing } = loan;
  const share = offer.share ?? present.share;
  const refused = firstRefusal<AskRefusal>(
    unless(taken === undefined, refuse('LIEN_ID_USED', { pointer: '/input/lienId' })),
    unless(
      BigInt(share) <= BigInt(present.share),
      refuse('SHARE_EXCEEDS_REFINANCED', { pointer: '/input/offerId' }),
    ),
    unless(
      expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' }),
    ),
  );
  if (refused !== undefined) return refused;
  const refinancing: Refinancing = {
    assetId: input.assetId,
    lienId: input.lienId,
    refinancedLienId: present.id,
    refinancedFinancingId: financing.id,
    owner: actor.party,
    financier: offer.financier,
    share,
    offerId: offer.id,
    status: 'requested',
    expiresAt: input.expiresAt,
  };
  return {
    changes: [putRefinancing(refinancing), putOffer({ ...offer, status: 'used' })],
    events: [event('refinancing.requested.v1', { assetId: input.assetId, lienId: input.lienId })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
