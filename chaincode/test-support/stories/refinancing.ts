/** A pledge and an assignment pass from one bank to another; two refinancings come to nothing. */
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import { at, day, exposureOf, hour, requestTerms } from '../papers.ts';
import { people } from '../people.ts';
import {
  debtorNoticeTerms,
  factoringExposure,
  invoiceTerms,
  quoteRequest,
  quoteTerms,
} from '../receivable-papers.ts';
import { factoringPayoff, payoffTerms, refactoringDeal, refinancingDeal } from '../refinancing-papers.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { disbursed, type Factored } from './factoring.ts';
import { issueLot, type Lot, payOut } from './lots.ts';
import { confirmed as confirmedDebt, registered } from './receivable-parts.ts';
import {
  authorised,
  confirmed,
  type Owed,
  paid,
  quoted,
  type Shown,
  type Terms,
} from './refinancing-parts.ts';

const goodsTerms: Terms = {
  payoff: payoffTerms,
  deal: refinancingDeal,
  exposure: (financingId, outstanding, deal) => ({
    ...exposureOf(financingId, outstanding),
    principal: (deal as typeof refinancingDeal).principal,
  }),
};

const invoiceTermsOf: Terms = {
  payoff: factoringPayoff,
  deal: refactoringDeal,
  exposure: (financingId, outstanding, deal) => ({
    ...factoringExposure(financingId, outstanding),
    principal: (deal as typeof refactoringDeal).principal,
  }),
};

/** Goods pledged to Harbour Bank, offered to River Bank in the place of that pledge. */
const offered = async (
  story: Recorder,
  lotName: string,
  reference: string,
): Promise<{ readonly owed: Owed; readonly offerId: string; readonly lot: Lot }> => {
  const lot = await issueLot(story, lotName);
  const loan = await payOut(story, lot, reference);
  const offerId = story.id('offer');
  const { receiptId, goods, inspection } = lot;
  const offer = {
    receiptId,
    offerId,
    financier: 'RiverBankMSP',
    refinances: loan.lienId,
    expiresAt: at(story.now + 2 * day),
  };
  const request = story.open(requestTerms);
  await story.say(people.owner, 'OfferReceipt', offer, { goods, inspection, request });
  return { owed: { assetId: receiptId, ...loan }, offerId, lot };
};

const goodsSwapped: Chapter = async (story) => {
  const { owed, offerId } = await offered(story, 'REFINANCED', 'HB-TT-560001');
  const quote = await quoted(story, owed, offerId, goodsTerms);
  const { assetId: receiptId, lienId } = quote;
  await authorised(story, quote, goodsTerms);
  await story.say(people.keeper, 'PromiseControl', { receiptId, lienId });
  const reference = 'RB-PO-310001';
  const payment = await paid(story, quote, reference, goodsTerms);
  await confirmed(story, quote, owed, { reference, payment, terms: goodsTerms });
  await story.say(people.riverChecker, 'SwapLien', { assetId: receiptId, lienId });
};

/** The buyer is told beforehand whom to pay from the swap on. */
const invoiceSwapped: Chapter = async (story) => {
  const invoice = await registered(story, {
    terms: {
      ...invoiceTerms,
      invoiceNumber: 'CF-2026/00741',
      amount: { amount: '1230000.00', currency: 'CNY' },
      taxInvoice: { number: '26442000000123450741' },
    },
  });
  const confirmation = await confirmedDebt(story, invoice);
  const claim: Factored = await disbursed(story, { ...invoice, confirmation }, 'HB-FACT-0741');
  const { receivableId } = claim;
  const { offerId, ...shown } = await acceptedInPlaceOf(story, claim, confirmation);
  const owed: Owed = { assetId: receivableId, ...claim };
  const quote = await quoted(story, owed, offerId, invoiceTermsOf);
  await authorised(story, quote, invoiceTermsOf, shown);
  const { assetId, lienId } = quote;
  const notice = story.open({ ...debtorNoticeTerms, assignee: 'River Bank', reference: 'NOTICE-2026-0741' });
  const told = { receivableId, lienId };
  await story.say(people.owner, 'NotifyDebtor', told, { invoice: claim.invoice, notice });
  const reference = 'RB-PO-310002';
  const payment = await paid(story, quote, reference, invoiceTermsOf);
  await confirmed(story, quote, owed, { reference, payment, terms: invoiceTermsOf });
  await story.say(people.riverChecker, 'SwapLien', { assetId, lienId });
};

/** River Bank's quote for the same share, accepted in the place of the lien that stands. */
const acceptedInPlaceOf = async (
  story: Recorder,
  { receivableId, invoice, lienId }: Factored,
  confirmation: Opening<unknown>,
): Promise<Shown & { readonly offerId: string }> => {
  const offerId = story.id('offer');
  const invited = {
    receivableId,
    offerId,
    financier: 'RiverBankMSP',
    share: '600000000000000000',
    expiresAt: at(story.now + 2 * day),
  };
  const request = story.open(quoteRequest('720000.00'));
  await story.say(people.owner, 'InviteQuote', invited, { invoice, confirmation, request });
  const quote = story.open({ ...quoteTerms, annualRateBp: 402, advanceBp: 8_500 });
  const given = { receivableId, offerId, validUntil: at(story.now + day), warnings: [] };
  await story.say(people.riverMaker, 'QuoteReceivable', given, { quote });
  await story.say(people.owner, 'AcceptQuote', {
    receivableId,
    offerId,
    quoteHash: hashOfOpening(quote),
    refinances: lienId,
  });
  return { offerId, quote, quoteRequest: request };
};

/** The owner changes its mind before anything is paid. */
const withdrawn: Chapter = async (story) => {
  const { owed, offerId } = await offered(story, 'KEPT', 'HB-TT-560002');
  const { assetId, lienId } = await quoted(story, owed, offerId, goodsTerms);
  await story.say(people.owner, 'WithdrawRefinancing', { assetId, lienId });
};

/** Harbour Bank does not say that it has the money: its lien stays. */
const lapsed: Chapter = async (story) => {
  const { owed, offerId } = await offered(story, 'UNANSWERED', 'HB-TT-560003');
  const quote = await quoted(story, owed, offerId, goodsTerms);
  const { assetId, lienId } = quote;
  await authorised(story, quote, goodsTerms);
  await story.say(people.keeper, 'PromiseControl', { receiptId: assetId, lienId });
  await paid(story, quote, 'RB-PO-310003', goodsTerms);
  story.now += 25 * hour;
  await story.say(people.harbourMaker, 'SweepPayoff', { assetId, lienId });
  await story.say(people.harbourChecker, 'DischargeLien', { assetId, lienId: owed.lienId });
};

export const refinancingStory: readonly Chapter[] = [goodsSwapped, invoiceSwapped, withdrawn, lapsed];
