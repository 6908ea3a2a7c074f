/** Bank and borrower agree: maker proposes, borrower accepts, checker confirms. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import type { Offer, Search } from '../asset/records.ts';
import { checkSearch } from '../asset/search.ts';
import { checkStanding } from '../consent/machine.ts';
import type { Consent } from '../consent/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, sameParty } from '../kernel/identifiers.ts';
import { moneyOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putExposure, putTerms } from '../kernel/terms.ts';
import { heldLien } from '../lien/machine.ts';
import type { Lien } from '../lien/records.ts';
import { anotherEndorser, expiryAllowed, peersOf, withWitness } from '../membership/consortium.ts';
import type { Invitation } from '../receivable/records.ts';
import { checkDeal, checkExposure, ownFinancing } from './checks.ts';
import type { acceptFinancing, confirmFinancing, proposeFinancing, withdrawFinancing } from './commands.ts';
import { checkDiscount } from './discount.ts';
import { checkQuoteKept } from './kept-quote.ts';
import type { Financing } from './records.ts';
import { putFinancing, updateFinancing } from './store.ts';

export interface ProposalFacts {
  readonly asset: Asset | undefined;
  readonly liens: readonly Lien[];
  readonly taken: Financing | undefined;
  /** Of a receivable: what the bank quoted and the seller accepted. */
  readonly invitation: Invitation | undefined;
  /** The loan refinances another bank's. */
  readonly paysOff: boolean;
}

export const decideProposal = (
  { asset, liens, taken, invitation, paysOff }: ProposalFacts,
  { input, openings, actor, consortium, now }: Request<typeof proposeFinancing>,
): Outcome<'financing.proposed.v1'> | Refusal<(typeof proposeFinancing)['errors'][number]> => {
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const lien = heldLien(liens, { lienId: input.lienId, holder: actor.mspId, state: 'reserved' });
  if (isRefusal(lien)) return lien;
  if (taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/financingId' });
  if (!expiryAllowed(instantMs(input.proposalExpiresAt), now, consortium.settings.proposalDaysMax * 24)) {
    return refuse('EXPIRY_INVALID', { pointer: '/input/proposalExpiresAt' });
  }
  const wrong =
    checkDiscount(openings.deal.terms) ?? (invitation && checkQuoteKept(invitation, openings, paysOff));
  if (wrong !== undefined) return wrong;
  const financing: Financing = {
    id: input.financingId,
    assetId: asset.id,
    lienId: lien.id,
    bank: actor.mspId,
    borrower: asset.title,
    status: 'proposed',
    dealHash: hashOfOpening(openings.deal),
    maker: actor.enrolmentId,
    proposalExpiresAt: input.proposalExpiresAt,
  };
  const parties = [actor.mspId, asset.title.mspId];
  return {
    changes: [putFinancing(consortium, financing), ...putTerms(parties, financing.id, 'deal', openings.deal)],
    // The hash lets the borrower name the very terms that it accepts.
    events: [
      event('financing.proposed.v1', {
        financingId: financing.id,
        assetId: asset.id,
        dealHash: financing.dealHash,
      }),
    ],
    endorsers: peersOf(consortium, ...parties),
  };
};

export interface AcceptanceFacts {
  readonly financing: Financing | undefined;
  /** By which the bank reserved the asset, and the consent that it rests on where it names one. */
  readonly offer: Offer | undefined;
  readonly consent: Consent | undefined;
}

/** Consent: the borrower's own officer names the counterparty and the hash of the very terms (law 4). */
export const decideAcceptance = (
  { financing, offer, consent }: AcceptanceFacts,
  { input, actor, consortium, now }: Request<typeof acceptFinancing>,
): Outcome<'financing.accepted.v1'> | Refusal<(typeof acceptFinancing)['errors'][number]> => {
  if (financing === undefined) return refuse('FINANCING_NOT_FOUND', { pointer: '/input/financingId' });
  if (!sameParty(financing.borrower, actor.party)) return refuse('FINANCING_NOT_OF_PARTY');
  if (financing.status !== 'proposed') return refuse('FINANCING_STATUS_WRONG', { expected: 'proposed' });
  if (financing.bank !== input.bank || financing.dealHash !== input.dealHash) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/input/dealHash' });
  }
  if (instantMs(financing.proposalExpiresAt) <= now) return refuse('OFFER_NOT_OPEN');
  const fallen = offer && checkStanding(offer, consent, now);
  if (fallen !== undefined) return fallen;
  return {
    changes: [updateFinancing({ ...financing, status: 'accepted' })],
    events: [event('financing.accepted.v1', { financingId: financing.id })],
    endorsers: peersOf(consortium, actor.mspId, financing.bank),
  };
};

type Confirm = Request<typeof confirmFinancing>;

export interface ConfirmationFacts {
  readonly loaded: Financing | undefined;
  readonly search: Search | undefined;
}

const checkConfirmation = (
  financing: Financing,
  search: Search | undefined,
  { openings, actor, consortium, now }: Confirm,
): Refusal<(typeof confirmFinancing)['errors'][number]> | undefined => {
  if (financing.maker === actor.enrolmentId) return refuse('SAME_PERSON');
  const undrawn = moneyOf(0n, openings.deal.terms.principal.currency);
  return (
    checkDeal(financing, openings.deal) ??
    checkExposure(openings.exposure, openings.deal, financing, undrawn) ??
    checkSearch(search, consortium.settings, now)
  );
};

export const decideConfirmation = (
  { loaded, search }: ConfirmationFacts,
  request: Confirm,
): Outcome<'financing.confirmed.v1'> | Refusal<(typeof confirmFinancing)['errors'][number]> => {
  const { openings, actor, consortium } = request;
  const financing = ownFinancing(loaded, actor.mspId, ['accepted']);
  if (isRefusal(financing)) return financing;
  const refused = checkConfirmation(financing, search, request);
  if (refused !== undefined) return refused;
  const confirmed: Financing = {
    ...financing,
    status: 'confirmed',
    ...(search === undefined ? {} : { searchHash: search.searchHash }),
  };
  return {
    changes: [
      updateFinancing({ ...confirmed, exposureHash: hashOfOpening(openings.exposure) }),
      putExposure(actor.mspId, financing.id, openings.exposure),
    ],
    events: [event('financing.confirmed.v1', { financingId: financing.id })],
    endorsers: peersOf(consortium, actor.mspId, financing.borrower.mspId),
  };
};

export const decideWithdrawal = (
  loaded: Financing | undefined,
  { actor, consortium }: Request<typeof withdrawFinancing>,
): Outcome<'financing.withdrawn.v1'> | Refusal<(typeof withdrawFinancing)['errors'][number]> => {
  const financing = ownFinancing(loaded, actor.mspId, ['proposed', 'accepted']);
  if (isRefusal(financing)) return financing;
  return {
    changes: [updateFinancing({ ...financing, status: 'withdrawn' })],
    events: [event('financing.withdrawn.v1', { financingId: financing.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
