/** Steps of a refinancing that its stories share: Harbour Bank is paid off by River Bank. */
import { sha256Hex } from '../../src/kernel/hash.ts';
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import type { PayoffTerms } from '../../src/refinancing/terms.ts';
import { at, balanceOf, cny, day, hour, paymentOf } from '../papers.ts';
import { people } from '../people.ts';
import type { Recorder } from '../recorder.ts';

/** The loan that is paid off, on an asset of any kind. */
export interface Owed {
  readonly assetId: string;
  readonly lienId: string;
  readonly financingId: string;
  readonly deal: Opening<unknown>;
  readonly balance: Opening<unknown>;
}

/** What was quoted and asked for, where the kind of asset is quoted for. */
export interface Shown {
  readonly quote?: Opening<unknown>;
  readonly quoteRequest?: Opening<unknown>;
}

export interface Terms {
  readonly payoff: PayoffTerms;
  /** Of the new loan. */
  readonly deal: { readonly principal: { readonly amount: string } };
  /** What the regulator sees of a loan of either bank. */
  readonly exposure: (financingId: string, outstanding: string, deal: object) => object;
}

export interface Refinanced {
  readonly assetId: string;
  readonly lienId: string;
}

/** Asked by the owner, and quoted. */
export const quoted = async (
  story: Recorder,
  owed: Owed,
  offerId: string,
  terms: Terms,
): Promise<Refinanced & { readonly payoff: Opening<PayoffTerms> }> => {
  const lien = { assetId: owed.assetId, lienId: story.id('lien') };
  const asked = { ...lien, refinancedLienId: owed.lienId, offerId, expiresAt: at(story.now + 2 * day) };
  await story.say(people.owner, 'RequestRefinancing', asked);
  const payoff = story.open({ ...terms.payoff, validUntil: at(story.now + day) });
  await story.say(people.harbourMaker, 'QuotePayoff', lien, { payoff });
  return { ...lien, payoff };
};

export interface Authorised extends Refinanced {
  readonly payoff: Opening<PayoffTerms>;
}

/** The new loan is agreed and the payoff authorised. */
export const authorised = async (
  story: Recorder,
  { payoff, ...lien }: Authorised,
  terms: Terms,
  shown: Shown = {},
): Promise<void> => {
  const financingId = story.id('financing');
  const deal = story.open(terms.deal);
  const proposal = { financingId, ...lien, proposalExpiresAt: at(story.now + day) };
  await story.say(people.riverMaker, 'ProposeFinancing', proposal, { deal, ...shown });
  const consent = { financingId, bank: 'RiverBankMSP', dealHash: hashOfOpening(deal) };
  await story.say(people.owner, 'AcceptFinancing', consent);
  const undrawn = story.open(terms.exposure(financingId, '0.00', terms.deal));
  await story.say(people.riverChecker, 'ConfirmFinancing', { financingId }, { deal, exposure: undrawn });
  const { amount } = terms.deal.principal;
  await story.say(
    people.riverChecker,
    'AuthorisePayoff',
    { ...lien, financingId },
    {
      deal,
      payoff,
      balance: story.open(balanceOf(financingId, amount)),
      exposure: story.open(terms.exposure(financingId, amount, terms.deal)),
    },
  );
};

const tokenOf = (reference: string): string => sha256Hex(`key ${reference}`);

/** Paid under this reference; receipt is to be confirmed within a day. */
export const paid = async (
  story: Recorder,
  { payoff, ...lien }: Authorised,
  reference: string,
  terms: Terms,
): Promise<Opening<unknown>> => {
  const payment = story.open(paymentOf(reference, terms.deal.principal.amount));
  const input = { ...lien, confirmBy: at(story.now + 24 * hour), referenceToken: tokenOf(reference) };
  await story.say(people.riverMaker, 'RecordPayoff', input, { payoff, payment });
  return payment;
};

export const confirmed = async (
  story: Recorder,
  { payoff, ...lien }: Authorised,
  owed: Owed,
  { reference, payment, terms }: { reference: string; payment: Opening<unknown>; terms: Terms },
): Promise<void> => {
  const { financingId, deal, balance } = owed;
  const input = { ...lien, financingId, referenceToken: tokenOf(reference) };
  await story.say(people.harbourChecker, 'ConfirmPayoff', input, {
    deal,
    payoff,
    payment,
    balance,
    newBalance: story.open({ financingId, outstanding: cny('0.00') }),
    exposure: story.open(terms.exposure(financingId, '0.00', deal.terms as object)),
  });
};
