import { loadAsset, loadBook } from '../asset/load.ts';
import type { Offer } from '../asset/records.ts';
import { loadHolds, loadOffer, loadSearch } from '../asset/store.ts';
import { loadConsentOf } from '../consent/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { isActive } from '../membership/consortium.ts';
import { loadInvitation } from '../receivable/store.ts';
import { loadLiensToCome } from '../refinancing/coming.ts';
import { loadRefinancing } from '../refinancing/store.ts';
import { loadOrder, loadReceipt } from '../warehouse-receipt/store.ts';
import { decideAcceptance, decideConfirmation, decideProposal, decideWithdrawal } from './agreement.ts';
import { decideCollection } from './collection.ts';
import {
  acceptFinancing,
  attestPrice,
  authorisePayment,
  confirmDisbursement,
  confirmFinancing,
  confirmRelease,
  orderRelease,
  proposeFinancing,
  recordCollection,
  recordRepayment,
  withdrawFinancing,
} from './commands.ts';
import { decideBuyBack, decideDefault, decideWriteOff } from './default.ts';
import { declareDefault, recordBuyBack, writeOffFinancing } from './default-commands.ts';
import { decideAuthorisation, decideDisbursement, decideRepayment, type PaymentFacts } from './payment.ts';
import { decidePrice, decideRelease, decideReleaseConfirmation } from './release.ts';
import type { Financing } from './records.ts';
import { loadFinancing, loadPrice, loadReference } from './store.ts';

interface OfFinancing {
  readonly input: { readonly financingId: string };
}

const financingOf = (reader: LedgerReader, { input }: OfFinancing) =>
  loadFinancing(reader, input.financingId);

/** What the owner of the asset consented by when the bank reserved it. */
const offerBehind = async (
  reader: LedgerReader,
  financing: Financing | undefined,
): Promise<Offer | undefined> => {
  if (financing === undefined) return undefined;
  const { assetId, lienId } = financing;
  const lien = (await loadLiensToCome(reader, assetId)).find(({ id }) => id === lienId);
  return lien && loadOffer(reader, assetId, lien.offerId);
};

const paymentFacts = async (
  reader: LedgerReader,
  {
    input,
    actor,
  }: {
    readonly input: OfFinancing['input'] & { readonly referenceToken: string };
    readonly actor: { readonly mspId: string };
  },
): Promise<PaymentFacts> => ({
  financing: await loadFinancing(reader, input.financingId),
  used: await loadReference(reader, actor.mspId, input.referenceToken),
});

export const financingHandlers = [
  handle(
    proposeFinancing,
    async (reader, { input }) => {
      const { assetId, lienId, financingId } = input;
      const liens = await loadLiensToCome(reader, assetId);
      const lien = liens.find(({ id }) => id === lienId);
      return {
        asset: await loadAsset(reader, assetId),
        liens,
        taken: await loadFinancing(reader, financingId),
        invitation: lien && (await loadInvitation(reader, assetId, lien.offerId)),
        paysOff: (await loadRefinancing(reader, assetId, lienId)) !== undefined,
      };
    },
    decideProposal,
  ),
  handle(
    acceptFinancing,
    async (reader, request) => {
      const financing = await financingOf(reader, request);
      const offer = await offerBehind(reader, financing);
      return { financing, offer, consent: await loadConsentOf(reader, offer) };
    },
    decideAcceptance,
  ),
  handle(
    confirmFinancing,
    async (reader, request) => {
      const loaded = await financingOf(reader, request);
      const search = loaded && (await loadSearch(reader, loaded.assetId, request.actor.mspId));
      return { loaded, search };
    },
    decideConfirmation,
  ),
  handle(withdrawFinancing, financingOf, decideWithdrawal),
  handle(
    authorisePayment,
    async (reader, { input }) => {
      const financing = await loadFinancing(reader, input.financingId);
      const asset = financing && (await loadAsset(reader, financing.assetId));
      return { financing, asset, book: await loadBook(reader, asset) };
    },
    decideAuthorisation,
  ),
  handle(confirmDisbursement, paymentFacts, decideDisbursement),
  handle(recordRepayment, paymentFacts, decideRepayment),
  handle(recordCollection, paymentFacts, decideCollection),
  handle(declareDefault, financingOf, decideDefault),
  handle(recordBuyBack, paymentFacts, decideBuyBack),
  handle(writeOffFinancing, financingOf, decideWriteOff),
  handle(
    attestPrice,
    async (reader, { input, consortium }) => ({
      taken: await loadPrice(reader, input.priceId),
      recipientsAreActive: input.recipients.every((mspId) => isActive(consortium, mspId)),
    }),
    decidePrice,
  ),
  handle(
    orderRelease,
    async (reader, { input }) => ({
      receipt: await loadReceipt(reader, input.receiptId),
      financing: await loadFinancing(reader, input.financingId),
      price: await loadPrice(reader, input.priceId),
      taken: await loadOrder(reader, input.receiptId, input.orderId),
      holds: await loadHolds(reader, input.receiptId),
    }),
    decideRelease,
  ),
  handle(
    confirmRelease,
    async (reader, { input }) => ({
      receipt: await loadReceipt(reader, input.receiptId),
      order: await loadOrder(reader, input.receiptId, input.orderId),
    }),
    decideReleaseConfirmation,
  ),
];
