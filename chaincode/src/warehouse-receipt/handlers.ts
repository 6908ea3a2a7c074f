import { loadAsset, loadBook } from '../asset/load.ts';
import { effectiveParts, loadAttestation, loadFactors, loadHolds, loadOffer } from '../asset/store.ts';
import { loadClaim, loadClaimLiens } from '../claim/store.ts';
import { secures } from '../financing/securities.ts';
import { loadFinancing } from '../financing/store.ts';
import { loadRegistrations } from '../fingerprint/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLegacyMarks } from '../legacy-financing/marks.ts';
import { loadLiens } from '../lien/store.ts';
import { loadRefinancing } from '../refinancing/store.ts';
import { firmIsActive } from '../membership/store.ts';
import {
  acknowledgeControl,
  acknowledgeTransfer,
  attestReceipt,
  issueReceipt,
  offerReceipt,
  orderTransfer,
  promiseControl,
  proposeReceipt,
  reclaimControl,
  withdrawOffer,
} from './commands.ts';
import {
  confirmDelivery,
  orderDelivery,
  orderSplit,
  prepareDelivery,
  splitReceipt,
} from './goods-commands.ts';
import { decideControl, decideReclaim } from './control.ts';
import { decideDelivery, decideDeliveryOrder, decidePreparation } from './delivery.ts';
import { decideAttestation, decideIssue, decideProposal } from './issuance.ts';
import { decideOffer, decideWithdrawal } from './offer.ts';
import { decidePromise } from './promise.ts';
import { decideSplit, decideSplitOrder, type SplitFacts } from './split.ts';
import { decideLoss, decideReplacement } from './loss.ts';
import { replaceReceipt, reportLoss } from './loss-commands.ts';
import { loadLoss, loadOrder, loadPromises, loadReceipt } from './store.ts';
import { decideTransfer, decideTransferOrder, type ExecutionFacts, type OrderFacts } from './transfer.ts';

interface OfOrder {
  readonly input: { readonly receiptId: string; readonly orderId: string };
}

const orderFacts = async (reader: LedgerReader, { input }: OfOrder): Promise<OrderFacts> => ({
  receipt: await loadReceipt(reader, input.receiptId),
  taken: await loadOrder(reader, input.receiptId, input.orderId),
  holds: await loadHolds(reader, input.receiptId),
  liens: await loadLiens(reader, input.receiptId),
});

const executionFacts = async (reader: LedgerReader, { input }: OfOrder): Promise<ExecutionFacts> => {
  const { taken: order, ...facts } = await orderFacts(reader, { input });
  return { ...facts, order };
};

const splitFacts = async (
  reader: LedgerReader,
  { input }: { readonly input: Parameters<typeof decideSplit>[1]['input'] },
): Promise<SplitFacts> => {
  const order = await loadOrder(reader, input.receiptId, input.orderId);
  const asset = await loadAsset(reader, input.receiptId);
  return {
    receipt: await loadReceipt(reader, input.receiptId),
    order,
    taken: [await loadReceipt(reader, input.releasedId), await loadReceipt(reader, input.retainedId)],
    book: await loadBook(reader, asset),
    suspects: asset?.suspects ?? [],
    financing: order?.financingId === undefined ? undefined : await loadFinancing(reader, order.financingId),
    registrations: await loadRegistrations(reader, [...input.releasedTokens, ...input.retainedTokens]),
  };
};

const issuanceHandlers = [
  handle(
    proposeReceipt,
    async (reader, { input, consortium }) => ({
      taken: await loadReceipt(reader, input.receiptId),
      claimTaken: await loadClaim(reader, input.claimId),
      depositorIsActive: await firmIsActive(reader, consortium, input.depositor),
      registrations: await loadRegistrations(reader, input.tokens),
    }),
    decideProposal,
  ),
  handle(attestReceipt, (reader, { input }) => loadReceipt(reader, input.receiptId), decideAttestation),
  handle(
    issueReceipt,
    async (reader, { input }) => {
      const receipt = await loadReceipt(reader, input.receiptId);
      return {
        receipt,
        attestation: receipt && (await loadAttestation(reader, receipt.id, receipt.inspector)),
        holds: await loadHolds(reader, input.receiptId),
        registrations: await loadRegistrations(reader, receipt?.tokens ?? []),
        legacy: await loadLegacyMarks(reader, receipt?.tokens ?? []),
      };
    },
    decideIssue,
  ),
];

const offerHandlers = [
  handle(
    offerReceipt,
    async (reader, { input }) => {
      const receipt = await loadReceipt(reader, input.receiptId);
      return {
        receipt,
        attestation: receipt && (await loadAttestation(reader, receipt.rootId, receipt.inspector)),
        taken: await loadOffer(reader, input.receiptId, input.offerId),
        holds: await loadHolds(reader, input.receiptId),
        liens: await loadLiens(reader, input.receiptId),
      };
    },
    decideOffer,
  ),
  handle(
    withdrawOffer,
    (reader, { input }) => loadOffer(reader, input.receiptId, input.offerId),
    decideWithdrawal,
  ),
];

const controlHandlers = [
  handle(
    acknowledgeControl,
    async (reader, { input }) => {
      const lien = (await loadLiens(reader, input.receiptId)).find(({ id }) => id === input.lienId);
      const financing = await loadFinancing(reader, input.financingId);
      const claimLiens = lien === undefined ? [] : await loadClaimLiens(reader, lien.claimId);
      return {
        receipt: await loadReceipt(reader, input.receiptId),
        lien,
        financing,
        holds: await loadHolds(reader, input.receiptId),
        converts: claimLiens.some(
          ({ lienId, assetId, holder }) =>
            assetId !== input.receiptId && secures(financing, { assetId, lienId }) && holder === lien?.holder,
        ),
      };
    },
    decideControl,
  ),
  handle(
    promiseControl,
    async (reader, { input }) => ({
      receipt: await loadReceipt(reader, input.receiptId),
      refinancing: await loadRefinancing(reader, input.receiptId, input.lienId),
      promises: await loadPromises(reader, input.receiptId),
      holds: await loadHolds(reader, input.receiptId),
    }),
    decidePromise,
  ),
  handle(
    reclaimControl,
    async (reader, { input }) => ({
      receipt: await loadReceipt(reader, input.receiptId),
      liens: await loadLiens(reader, input.receiptId),
    }),
    decideReclaim,
  ),
];

const orderHandlers = [
  handle(
    orderTransfer,
    async (reader, request) => {
      const facts = await orderFacts(reader, request);
      const { receipt } = facts;
      return {
        ...facts,
        attestation: receipt && (await loadAttestation(reader, receipt.rootId, receipt.inspector)),
        transfereeIsActive: await firmIsActive(reader, request.consortium, request.input.transferee),
      };
    },
    decideTransferOrder,
  ),
  handle(acknowledgeTransfer, executionFacts, decideTransfer),
  handle(orderSplit, orderFacts, decideSplitOrder),
  handle(splitReceipt, splitFacts, decideSplit),
  handle(orderDelivery, orderFacts, decideDeliveryOrder),
  handle(
    prepareDelivery,
    async (reader, request) => ({
      ...(await executionFacts(reader, request)),
      effective: effectiveParts(await loadFactors(reader, request.input.receiptId)),
    }),
    decidePreparation,
  ),
  handle(confirmDelivery, executionFacts, decideDelivery),
];

const lossHandlers = [
  handle(
    reportLoss,
    async (reader, { input }) => ({
      receipt: await loadReceipt(reader, input.receiptId),
      loss: await loadLoss(reader, input.receiptId),
    }),
    decideLoss,
  ),
  handle(
    replaceReceipt,
    async (reader, { input }) => {
      const asset = await loadAsset(reader, input.receiptId);
      return {
        receipt: await loadReceipt(reader, input.receiptId),
        loss: await loadLoss(reader, input.receiptId),
        taken: await loadReceipt(reader, input.replacementId),
        book: await loadBook(reader, asset),
        registrations: await loadRegistrations(reader, input.tokens),
        suspects: asset?.suspects ?? [],
      };
    },
    decideReplacement,
  ),
];

export const warehouseReceiptHandlers = [
  ...issuanceHandlers,
  ...offerHandlers,
  ...controlHandlers,
  ...orderHandlers,
  ...lossHandlers,
];
