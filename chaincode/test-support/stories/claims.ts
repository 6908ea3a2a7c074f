/** Papers of the same goods: an order financed and converted; a link disputed and undone; two claims with liens. */
import { sha256Hex } from '../../src/kernel/hash.ts';
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import { billOfLading, orderRequest, purchaseOrder, wholeForWhole } from '../claim-papers.ts';
import { at, balanceOf, cny, day, dealTerms, exposureOf, hour, paymentOf } from '../papers.ts';
import { people } from '../people.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { attestedPaper, linked, type Paper } from './claim-parts.ts';
import { issueLot, offerLot, reserveLot } from './lots.ts';

interface Loan {
  readonly lienId: string;
  readonly financingId: string;
  readonly deal: Opening<unknown>;
  readonly balance: Opening<unknown>;
}

/** What the regulator sees of a loan on an order. */
export const exposureOfOrder = (financingId: string, outstanding: string): object => ({
  ...exposureOf(financingId, outstanding),
  instrument: 'purchase-order-finance',
});

/** Offered to Harbour, agreed, encumbered and paid out. */
export const financedOrder = async (
  story: Recorder,
  { paperId, paper }: Paper,
  reference = 'HB-PO-88112',
): Promise<Loan> => {
  const [offerId, lienId, financingId] = [story.id('offer'), story.id('lien'), story.id('financing')];
  const offer = { paperId, offerId, financier: 'HarbourBankMSP', expiresAt: at(story.now + 2 * day) };
  await story.say(people.owner, 'OfferOrder', offer, { paper, request: story.open(orderRequest) });
  const lien = { assetId: paperId, lienId };
  await story.say(people.harbourMaker, 'ReserveLien', {
    ...lien,
    offerId,
    expiresAt: at(story.now + 48 * hour),
  });
  const deal = story.open(dealTerms);
  const proposal = { financingId, ...lien, proposalExpiresAt: at(story.now + day) };
  await story.say(people.harbourMaker, 'ProposeFinancing', proposal, { deal });
  const consent = { financingId, bank: 'HarbourBankMSP', dealHash: hashOfOpening(deal) };
  await story.say(people.owner, 'AcceptFinancing', consent);
  const exposure = story.open(exposureOfOrder(financingId, '0.00'));
  await story.say(people.harbourChecker, 'ConfirmFinancing', { financingId }, { deal, exposure });
  await story.say(people.harbourChecker, 'EncumberLien', { ...lien, financingId });
  await story.say(people.harbourChecker, 'AuthorisePayment', { financingId });
  const { amount } = dealTerms.principal;
  const paid = { financingId, referenceToken: sha256Hex(`key ${reference}`) };
  const balance = story.open(balanceOf(financingId, amount));
  await story.say(people.harbourMaker, 'ConfirmDisbursement', paid, {
    deal,
    payment: story.open(paymentOf(reference, amount)),
    balance,
    exposure: story.open(exposureOfOrder(financingId, amount)),
  });
  return { lienId, financingId, deal, balance };
};

/** The goods that were ordered arrive: the bank's security goes on to them in one step. */
const converted: Chapter = async (story) => {
  const order = await attestedPaper(story, purchaseOrder('PO-88112'));
  const loan = await financedOrder(story, order);
  const lot = await issueLot(story, 'ORDERED');
  await linked(story, [order.paperId, lot.receiptId], { asked: people.keeper });
  const lienId = await reserveLot(story, lot);
  const { receiptId } = lot;
  await story.say(people.keeper, 'AcknowledgeControl', {
    receiptId,
    lienId,
    financingId: loan.financingId,
  });
  await story.say(people.harbourChecker, 'ConvertLien', {
    assetId: receiptId,
    lienId,
    convertedAssetId: order.paperId,
    convertedLienId: loan.lienId,
  });
};

export interface ReadyForTwo {
  readonly order: Paper;
  readonly loan: Loan;
  /** Half of what was ordered each, reserved by the bank and at its command. */
  readonly halves: readonly { readonly assetId: string; readonly lienId: string }[];
}

/** What was ordered arrives in two lots: the bank has reserved both. */
export const readyForTwo = async (story: Recorder): Promise<ReadyForTwo> => {
  const whole = cny('1900000.00');
  const order = await attestedPaper(story, purchaseOrder('PO-99120', '1900000.00'));
  const loan = await financedOrder(story, order, 'HB-PO-99120');
  const half = { ...wholeForWhole, of: { allocated: cny('950000.00'), whole } };
  const halves: ReadyForTwo['halves'][number][] = [];
  for (const name of ['FIRST-HALF', 'SECOND-HALF']) {
    const lot = await issueLot(story, name);
    const { receiptId } = lot;
    await linked(story, [order.paperId, receiptId], { asked: people.keeper, terms: half });
    const lienId = await reserveLot(story, lot);
    await story.say(people.keeper, 'AcknowledgeControl', {
      receiptId,
      lienId,
      financingId: loan.financingId,
    });
    halves.push({ assetId: receiptId, lienId });
  }
  return { order, loan, halves };
};

/** One lien on an order becomes two on goods. */
const dividedAmongTwo: Chapter = async (story) => {
  const { order, loan, halves } = await readyForTwo(story);
  const [first, ...further] = halves;
  const converted = { convertedAssetId: order.paperId, convertedLienId: loan.lienId };
  await story.say(people.harbourChecker, 'ConvertLien', { ...first, ...converted, further });
};

/** The inspector links a bill of lading to the wrong receipt, and takes it back; then a shipment is returned. */
const undone: Chapter = async (story) => {
  const bill = await attestedPaper(story, billOfLading('QLNE-77120'));
  const lot = await issueLot(story, 'SHIPPED');
  const papers = [bill.paperId, lot.receiptId] as const;
  const allocationId = await linked(story, papers, { asked: people.inspector });
  await story.say(people.owner, 'DisputeAllocation', { allocationId });
  await story.say(people.inspector, 'UndoAllocation', { allocationId, claimId: story.id('claim') });
  await story.say(people.inspector, 'AmendPaper', {
    paperId: bill.paperId,
    remaining: '400000000000000000',
    evidenceHash: sha256Hex('key of the survey'),
  });
};

/** Two banks have liens on what is said to be the same goods: nobody pledges more until both have let it go. */
const suspected: Chapter = async (story) => {
  const [one, other] = [await issueLot(story, 'SAID'), await issueLot(story, 'SAME')];
  await reserveLot(story, one);
  const offerId = await offerLot(story, other, 'RiverBankMSP');
  const expiresAt = at(story.now + 48 * hour);
  const lien = { assetId: other.receiptId, lienId: story.id('lien'), offerId, expiresAt };
  await story.say(people.riverMaker, 'ReserveLien', lien);
  const allocationId = await linked(story, [one.receiptId, other.receiptId], { asked: people.keeper });
  const undoing = { allocationId, claimId: story.id('claim') };
  await story.say(people.harbourChecker, 'UndoAllocation', undoing);
  await story.say(people.riverChecker, 'UndoAllocation', undoing);
};

export const claimStory: readonly Chapter[] = [converted, undone, suspected, dividedAmongTwo];
