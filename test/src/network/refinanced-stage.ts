/** A pledge that River Bank has paid off and Harbour Bank has confirmed: only the swap is left. */
import type { Harness } from './harness.ts';
import { dateIn, dayMs, instantIn } from './lot.ts';
import { idIn, type Pledged } from './stage.ts';

export interface PaidOff extends Pledged {
  /** The lien to come, of River Bank. */
  readonly comingLienId: string;
}

/** Asked for by the owner, and quoted by Harbour Bank without interest. */
const quoted = async (harness: Harness, { lot, receiptId, lienId }: Pledged): Promise<string> => {
  const owner = harness.as('copperfield@enterprises');
  const expiresAt = instantIn(2 * dayMs);
  const offered = await owner.commit('OfferReceipt', {
    input: { receiptId, financier: 'RiverBankMSP', refinances: lienId, expiresAt },
    terms: { request: lot.request },
  });
  const offerId = idIn(offered, 'offerId');
  const asked = await owner.commit('RequestRefinancing', {
    input: { assetId: receiptId, refinancedLienId: lienId, offerId, expiresAt },
  });
  const comingLienId = idIn(asked, 'lienId');
  const nothing = { amount: '0.00', currency: 'CNY' };
  const { principal } = lot.deal;
  const payoff = {
    ...{ principal, interest: nothing, fees: nothing },
    validUntil: instantIn(dayMs),
    ...{ payTo: lot.mark('Account'), reference: lot.mark('Payoff') },
  };
  const maker = harness.as('maker@harbour-bank');
  const coming = { assetId: receiptId, lienId: comingLienId };
  await maker.commit('QuotePayoff', { input: coming, terms: { payoff } });
  return comingLienId;
};

export const paidOff = async (harness: Harness, pledge: Pledged): Promise<PaidOff> => {
  const comingLienId = await quoted(harness, pledge);
  const { lot, receiptId, financingId } = pledge;
  const [maker, checker] = [harness.as('maker@river-bank'), harness.as('checker@river-bank')];
  const coming = { assetId: receiptId, lienId: comingLienId };
  const proposed = await maker.commit('ProposeFinancing', {
    input: { ...coming, proposalExpiresAt: instantIn(dayMs) },
    terms: { deal: lot.deal },
  });
  const loan = { financingId: idIn(proposed, 'financingId') };
  const consent = { ...loan, bank: 'RiverBankMSP', dealHash: idIn(proposed, 'dealHash') };
  await harness.as('copperfield@enterprises').commit('AcceptFinancing', { input: consent });
  await checker.commit('ConfirmFinancing', { input: loan });
  await checker.commit('AuthorisePayoff', { input: { ...coming, ...loan } });
  const promise = { receiptId, lienId: comingLienId };
  await harness.as('keeper@eastgate').commit('PromiseControl', { input: promise });
  const { principal } = lot.deal;
  await maker.commit('RecordPayoff', {
    input: { ...coming, confirmBy: instantIn(dayMs) },
    terms: { payment: { reference: lot.mark('Payment'), amount: principal, paidOn: dateIn(0) } },
  });
  const confirmed = { ...coming, financingId };
  await harness.as('checker@harbour-bank').commit('ConfirmPayoff', { input: confirmed });
  return { ...pledge, comingLienId };
};
