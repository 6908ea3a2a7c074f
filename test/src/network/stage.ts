/** Sets the stage for scenarios: takes a lot to where they start, as the real users would, over HTTP. */
import type { Answer, Harness } from './harness.ts';
import { dayMs, instantIn, type Lot, newLot } from './lot.ts';

export interface Issued {
  readonly lot: Lot;
  readonly receiptId: string;
  readonly claimId: string;
}

export interface Reserved extends Issued {
  readonly lienId: string;
  readonly offerId: string;
}

export interface Pledged extends Reserved {
  readonly financingId: string;
}

export const idIn = ({ ids }: Answer, member: string): string => {
  const id = ids[member];
  if (id === undefined) throw new Error(`the command created no ${member}`);
  return id;
};

/** The firm that owns the goods of every stage. */
export const ownerOf = ({ logins }: Harness): { mspId: string; subject: string } => {
  const owner = logins.find(({ firm }) => firm === 'copperfield');
  if (owner?.subject === undefined) throw new Error('nobody acts for Copperfield');
  return { mspId: owner.mspId, subject: owner.subject };
};

export const proposalOfReceipt = (harness: Harness): Readonly<Record<string, unknown>> => ({
  depositor: ownerOf(harness),
  inspector: 'SurewatchMSP',
  proposalExpiresAt: instantIn(7 * dayMs),
});

/** A receipt that is attested and issued; its owner controls it. */
export const issue = async (harness: Harness, lot: Lot = newLot()): Promise<Issued> => {
  const terms = { goods: lot.goods, storage: lot.storage };
  const keeper = harness.as('keeper@eastgate');
  const proposed = await keeper.commit('ProposeReceipt', { input: proposalOfReceipt(harness), terms });
  const receiptId = idIn(proposed, 'receiptId');
  const inspection = { inspection: lot.inspection };
  const inspector = harness.as('inspector@surewatch');
  await inspector.commit('AttestReceipt', { input: { receiptId }, terms: inspection });
  await harness.as('second-keeper@eastgate').commit('IssueReceipt', { input: { receiptId } });
  return { lot, receiptId, claimId: idIn(proposed, 'claimId') };
};

/** @returns the id of the offer */
export const offer = async (
  harness: Harness,
  { lot, receiptId }: Issued,
  financier: string,
): Promise<string> => {
  const input = { receiptId, financier, expiresAt: instantIn(2 * dayMs) };
  const owner = harness.as('copperfield@enterprises');
  return idIn(await owner.commit('OfferReceipt', { input, terms: { request: lot.request } }), 'offerId');
};

/** Offered to Harbour Bank and reserved by it. */
export const reserve = async (harness: Harness, issued: Issued): Promise<Reserved> => {
  const offerId = await offer(harness, issued, 'HarbourBankMSP');
  const input = { assetId: issued.receiptId, offerId, expiresAt: instantIn(2 * dayMs) };
  const reserved = await harness.as('maker@harbour-bank').commit('ReserveLien', { input });
  return { ...issued, offerId, lienId: idIn(reserved, 'lienId') };
};

/** Terms agreed, control acknowledged, encumbered, paid out: pledged to Harbour Bank. */
export const pledge = async (harness: Harness, reserved: Reserved): Promise<Pledged> => {
  const { lot, receiptId, lienId } = reserved;
  const [maker, checker] = [harness.as('maker@harbour-bank'), harness.as('checker@harbour-bank')];
  const proposed = await maker.commit('ProposeFinancing', {
    input: { assetId: receiptId, lienId, proposalExpiresAt: instantIn(dayMs) },
    terms: { deal: lot.deal },
  });
  const financingId = idIn(proposed, 'financingId');
  await harness.as('copperfield@enterprises').commit('AcceptFinancing', {
    input: { financingId, bank: 'HarbourBankMSP', dealHash: idIn(proposed, 'dealHash') },
  });
  await checker.commit('ConfirmFinancing', { input: { financingId } });
  const control = { receiptId, lienId, financingId };
  await harness.as('keeper@eastgate').commit('AcknowledgeControl', { input: control });
  await checker.commit('EncumberLien', { input: { assetId: receiptId, lienId, financingId } });
  await checker.commit('AuthorisePayment', { input: { financingId } });
  const terms = { payment: lot.disbursement };
  await maker.commit('ConfirmDisbursement', { input: { financingId }, terms });
  return { ...reserved, financingId };
};

/** A receipt pledged to Harbour Bank. */
export const pledged = async (harness: Harness): Promise<Pledged> =>
  pledge(harness, await reserve(harness, await issue(harness)));
