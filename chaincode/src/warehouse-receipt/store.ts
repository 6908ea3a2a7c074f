import type { UnjoinedAsset } from '../asset/asset.ts';
import { loadAttestation, loadClearances } from '../asset/store.ts';
import { Tokens } from '../fingerprint/records.ts';
import { receiptPolicy } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadLegacyStanding } from '../legacy-financing/marks.ts';
import { type Consortium, endorsingMembers, peerOf } from '../membership/consortium.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import { next } from './checks.ts';
import { ControlPromise, Loss, Order, Receipt } from './records.ts';

const receiptKey = (id: string): string => `receipt/${id}`;
const orderKey = (receiptId: string, orderId: string): string => `order/${receiptId}/${orderId}`;

export const loadReceipt = (reader: LedgerReader, id: string): Promise<Receipt | undefined> =>
  loadRecord(reader, receiptKey(id), Receipt);

/** (warehouse AND controller) OR (Registry AND any three others); the policy moves with control. */
export const putReceipt = (consortium: Consortium, receipt: Receipt): Change =>
  put(
    receiptKey(receipt.id),
    receipt,
    receiptPolicy(
      peerOf(consortium, receipt.warehouse),
      peerOf(consortium, receipt.controller.mspId),
      consortium.registry,
      endorsingMembers(consortium),
    ),
  );

/**
 * The receipt under the policy that it has. A policy is written only where it changes: see the note on envelopes
 * that come twice in ADR 13.
 */
export const updateReceipt = (receipt: Receipt): Change => put(receiptKey(receipt.id), receipt);

/** The receipt after control has moved from one party to another, whose peer may be the same. */
export const moveReceipt = (consortium: Consortium, from: Receipt, to: Receipt): Change =>
  peerOf(consortium, from.controller.mspId) === peerOf(consortium, to.controller.mspId)
    ? updateReceipt(to)
    : putReceipt(consortium, to);

/** A proposed receipt binds nobody yet: its warehouse and any other may change it. */
export const putProposedReceipt = (consortium: Consortium, receipt: Receipt): Change =>
  putOwn(consortium, receiptKey(receipt.id), receipt.warehouse, receipt);

export const loadOrder = (
  reader: LedgerReader,
  receiptId: string,
  orderId: string,
): Promise<Order | undefined> => loadRecord(reader, orderKey(receiptId, orderId), Order);

/** A new order. It changes only with the peer of the one who gave it and any other. */
export const putOrder = (consortium: Consortium, order: Order): Change =>
  putOwn(consortium, orderKey(order.receiptId, order.id), order.by.mspId, order);

export const updateOrder = (order: Order): Change => put(orderKey(order.receiptId, order.id), order);

const promiseKey = (receiptId: string, lienId: string): string => `control-promise/${receiptId}/${lienId}`;

export const loadPromises = (reader: LedgerReader, receiptId: string): Promise<ControlPromise[]> =>
  loadRange(reader, `control-promise/${receiptId}/`, ControlPromise);

/** The keeper's word: it changes only with its peer and any other. */
export const putPromise = (consortium: Consortium, promise: ControlPromise): Change =>
  putOwn(consortium, promiseKey(promise.receiptId, promise.lienId), promise.by, promise);

const lossKey = (receiptId: string): string => `loss/${receiptId}`;

export const loadLoss = (reader: LedgerReader, receiptId: string): Promise<Loss | undefined> =>
  loadRecord(reader, lossKey(receiptId), Loss);

export const putLoss = (consortium: Consortium, loss: Loss): Change =>
  putOwn(consortium, lossKey(loss.receiptId), loss.by.mspId, loss);

/** The receipt as the lien book sees it. */
export const loadReceiptAsset = async (
  reader: LedgerReader,
  id: string,
): Promise<UnjoinedAsset | undefined> => {
  const receipt = await loadReceipt(reader, id);
  if (receipt === undefined) return undefined;
  const attestation = await loadAttestation(reader, receipt.rootId, receipt.inspector);
  const cleared = new Set((await loadClearances(reader, id)).map(({ suspect }) => suspect));
  return {
    id: receipt.id,
    claimId: receipt.claimId,
    stage: 'goods',
    live: receipt.status === 'issued',
    ended: ['split', 'replaced', 'delivered'].includes(receipt.status),
    attested: attestation !== undefined,
    title: receipt.title,
    controller: receipt.controller,
    control: {
      keeper: receipt.warehouse,
      promised: (await loadPromises(reader, id)).map(({ lienId }) => lienId),
      handedTo: (consortium, controller) => moveReceipt(consortium, receipt, next(receipt, { controller })),
    },
    authorities: [receipt.warehouse, receipt.inspector],
    wholeOnly: true,
    suspects: receipt.suspects.filter((suspect) => !cleared.has(suspect)),
    legacy: await loadLegacyStanding(reader, receipt.rootId),
    overlaps: [],
    fingerprints: {
      rootId: receipt.rootId,
      tokens: receipt.tokens,
      authorities: [{ mspId: receipt.warehouse }, { mspId: receipt.inspector }],
      keepers: [receipt.warehouse, receipt.controller.mspId],
      renewed: (tokens) => updateReceipt(next(receipt, { tokens: Tokens.parse(tokens) })),
    },
    stopped: false,
  };
};
