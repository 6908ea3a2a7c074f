/** Chapters about goods: a lot is received, pledged, released, delivered. */
import { sha256Hex } from '../../src/kernel/hash.ts';
import type { Opening } from '../../src/kernel/opening.ts';
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { Creator } from '../../src/kernel/ledger.ts';
import type { Party } from '../../src/kernel/identifiers.ts';
import type { GoodsTerms } from '../../src/warehouse-receipt/terms.ts';
import {
  at,
  balanceOf,
  day,
  dealTerms,
  deliveryTerms,
  exposureOf,
  gateOutOf,
  goodsOf,
  hour,
  inspectionOf,
  paymentOf,
  requestTerms,
  storageTerms,
  tenUnits,
  tokensOf,
} from '../papers.ts';
import { ownerParty, people } from '../people.ts';
import type { Recorder } from '../recorder.ts';

export interface Lot {
  readonly receiptId: string;
  readonly goods: Opening<GoodsTerms>;
  readonly inspection: Opening<unknown>;
}

export interface Proposed {
  readonly depositor?: Party;
  readonly goods?: GoodsTerms;
}

export const proposeLot = async (story: Recorder, lot: string, proposed: Proposed = {}): Promise<Lot> => {
  const receiptId = story.id('receipt');
  const goods = story.open(proposed.goods ?? goodsOf(lot, tenUnits, `WR-2026-${lot}`));
  await story.say(
    people.keeper,
    'ProposeReceipt',
    {
      receiptId,
      claimId: story.id('claim'),
      depositor: proposed.depositor ?? ownerParty,
      inspector: 'SurewatchMSP',
      tokens: tokensOf(goods.terms),
      proposalExpiresAt: at(story.now + 7 * day),
    },
    { goods, storage: story.open(storageTerms) },
  );
  return { receiptId, goods, inspection: story.open(inspectionOf(goods.terms)) };
};

export const attestLot = async (story: Recorder, { receiptId, goods, inspection }: Lot): Promise<void> => {
  const goodsHash = hashOfOpening(goods);
  await story.say(people.inspector, 'AttestReceipt', { receiptId, goodsHash }, { goods, inspection });
};

/** Goods received, attested and receipted. */
export const issueLot = async (story: Recorder, lot: string, proposed: Proposed = {}): Promise<Lot> => {
  const issued = await proposeLot(story, lot, proposed);
  await attestLot(story, issued);
  await story.say(people.secondKeeper, 'IssueReceipt', { receiptId: issued.receiptId });
  return issued;
};

export const offerLot = async (
  story: Recorder,
  { receiptId, goods, inspection }: Lot,
  financier: string,
): Promise<string> => {
  const offerId = story.id('offer');
  const expiresAt = at(story.now + 2 * day);
  const sections = { goods, inspection, request: story.open(requestTerms) };
  await story.say(people.owner, 'OfferReceipt', { receiptId, offerId, financier, expiresAt }, sections);
  return offerId;
};

/** Offered to Harbour Bank and reserved by its maker. */
export const reserveLot = async (story: Recorder, lot: Lot): Promise<string> => {
  const offerId = await offerLot(story, lot, 'HarbourBankMSP');
  const lienId = story.id('lien');
  const expiresAt = at(story.now + 48 * hour);
  await story.say(people.harbourMaker, 'ReserveLien', { assetId: lot.receiptId, lienId, offerId, expiresAt });
  return lienId;
};

export interface Pledge {
  readonly lienId: string;
  readonly financingId: string;
  readonly deal: Opening<typeof dealTerms>;
}

/** Reserved, and its terms proposed, accepted and confirmed. */
export const agreeOn = async (story: Recorder, lot: Lot): Promise<Pledge> => {
  const lienId = await reserveLot(story, lot);
  const financingId = story.id('financing');
  const deal = story.open(dealTerms);
  const proposalExpiresAt = at(story.now + day);
  const proposal = { financingId, assetId: lot.receiptId, lienId, proposalExpiresAt };
  await story.say(people.harbourMaker, 'ProposeFinancing', proposal, { deal });
  await story.say(people.owner, 'AcceptFinancing', {
    financingId,
    bank: 'HarbourBankMSP',
    dealHash: hashOfOpening(deal),
  });
  const exposure = story.open(exposureOf(financingId, '0.00'));
  await story.say(people.harbourChecker, 'ConfirmFinancing', { financingId }, { deal, exposure });
  return { lienId, financingId, deal };
};

/** Agreed, under the bank's control, encumbered. */
export const encumberLot = async (story: Recorder, lot: Lot): Promise<Pledge> => {
  const pledge = await agreeOn(story, lot);
  const { lienId, financingId } = pledge;
  const { receiptId } = lot;
  await story.say(people.keeper, 'AcknowledgeControl', { receiptId, lienId, financingId });
  await story.say(people.harbourChecker, 'EncumberLien', { assetId: receiptId, lienId, financingId });
  return pledge;
};

export interface Loan extends Pledge {
  readonly balance: Opening<unknown>;
}

/** Encumbered and paid out. */
export const payOut = async (story: Recorder, lot: Lot, reference: string): Promise<Loan> => {
  const pledge = await encumberLot(story, lot);
  const { financingId, deal } = pledge;
  await story.say(people.harbourChecker, 'AuthorisePayment', { financingId });
  const { amount } = dealTerms.principal;
  const balance = story.open(balanceOf(financingId, amount));
  const sections = {
    deal,
    payment: story.open(paymentOf(reference, amount)),
    balance,
    exposure: story.open(exposureOf(financingId, amount)),
  };
  const referenceToken = tokenOf(reference);
  await story.say(people.harbourMaker, 'ConfirmDisbursement', { financingId, referenceToken }, sections);
  return { ...pledge, balance };
};

/** As a gateway would key it: nobody can tell the reference from it. */
const tokenOf = (reference: string): string => sha256Hex(`key ${reference}`);

/** Repays `amount`, so that `left` is owed. */
export const repay = async (
  story: Recorder,
  { financingId, deal, balance }: Loan,
  reference: string,
  [amount, left]: readonly [string, string],
): Promise<Opening<unknown>> => {
  const newBalance = story.open(balanceOf(financingId, left));
  const exposure = story.open(exposureOf(financingId, left));
  const payment = story.open(paymentOf(reference, amount));
  const input = { financingId, referenceToken: tokenOf(reference) };
  const sections = { deal, payment, balance, newBalance, exposure };
  await story.say(people.harbourMaker, 'RecordRepayment', input, sections);
  return newBalance;
};

/** Out of the warehouse on the owner's order, past two keepers. */
export const deliver = async (
  story: Recorder,
  receiptId: string,
  goods: Opening<GoodsTerms>,
  owner: Creator = people.owner,
): Promise<void> => {
  const orderId = story.id('order');
  const order = { receiptId, orderId };
  const expiresAt = at(story.now + 3 * day);
  const delivery = story.open(deliveryTerms);
  await story.say(owner, 'OrderDelivery', { ...order, expiresAt }, { delivery });
  const gateOut = story.open(gateOutOf(goods.terms));
  await story.say(people.keeper, 'PrepareDelivery', order, { goods, gateOut });
  await story.say(people.secondKeeper, 'ConfirmDelivery', order);
};
