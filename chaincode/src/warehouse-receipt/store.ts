import type { Asset } from '../asset/asset.ts';
import { loadAttestation, loadClearances } from '../asset/store.ts';
import { receiptPolicy, withAnyOther } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { type Consortium, endorsingMembers, peerOf } from '../membership/consortium.ts';
import { Loss, Order, Receipt, TokenProposal } from './records.ts';

const receiptKey = (id: string): string => `receipt/${id}`;
const orderKey = (receiptId: string, orderId: string): string => `order/${receiptId}/${orderId}`;

export const loadReceipt = async (reader: LedgerReader, id: string): Promise<Receipt | undefined> => {
  const value = await reader.get(receiptKey(id));
  return value === undefined ? undefined : Receipt.parse(value);
};

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
  put(
    receiptKey(receipt.id),
    receipt,
    withAnyOther(peerOf(consortium, receipt.warehouse), endorsingMembers(consortium)),
  );

export const loadOrder = async (
  reader: LedgerReader,
  receiptId: string,
  orderId: string,
): Promise<Order | undefined> => {
  const value = await reader.get(orderKey(receiptId, orderId));
  return value === undefined ? undefined : Order.parse(value);
};

/** A new order. It changes only with the peer of the one who gave it and any other. */
export const putOrder = (consortium: Consortium, order: Order): Change =>
  put(
    orderKey(order.receiptId, order.id),
    order,
    withAnyOther(peerOf(consortium, order.by.mspId), endorsingMembers(consortium)),
  );

export const updateOrder = (order: Order): Change => put(orderKey(order.receiptId, order.id), order);

const tokenProposalKey = (receiptId: string): string => `tokens/${receiptId}`;

export const loadTokenProposal = async (
  reader: LedgerReader,
  receiptId: string,
): Promise<TokenProposal | undefined> => {
  const value = await reader.get(tokenProposalKey(receiptId));
  return value === undefined ? undefined : TokenProposal.parse(value);
};

export const putTokenProposal = (proposal: TokenProposal): Change =>
  put(tokenProposalKey(proposal.receiptId), proposal);

const lossKey = (receiptId: string): string => `loss/${receiptId}`;

export const loadLoss = async (reader: LedgerReader, receiptId: string): Promise<Loss | undefined> => {
  const value = await reader.get(lossKey(receiptId));
  return value === undefined ? undefined : Loss.parse(value);
};

export const putLoss = (consortium: Consortium, loss: Loss): Change =>
  put(
    lossKey(loss.receiptId),
    loss,
    withAnyOther(peerOf(consortium, loss.by.mspId), endorsingMembers(consortium)),
  );

/** The receipt as the lien book sees it. */
export const loadReceiptAsset = async (reader: LedgerReader, id: string): Promise<Asset | undefined> => {
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
    authorities: [receipt.warehouse, receipt.inspector],
    wholeOnly: true,
    suspects: receipt.suspects.filter((suspect) => !cleared.has(suspect)),
    overlaps: [],
  };
};
