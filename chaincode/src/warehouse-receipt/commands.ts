/** What may be said about warehouse receipts. */
import { z } from 'zod';
import { Tokens } from '../fingerprint/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { GoodsTerms, InspectionTerms, RequestTerms, StorageTerms } from './terms.ts';

const receiptId = idOf('receipt');
const orderId = idOf('order');
const ordered = { receiptId, orderId };
const nothingNew = { creates: {}, sections: {}, known: [] } as const;

export const proposeReceipt = defineCommand({
  name: 'ProposeReceipt',
  summary: 'A keeper takes goods in and proposes a receipt for them.',
  input: z.strictObject({
    receiptId,
    claimId: idOf('claim'),
    depositor: Party,
    inspector: MspId,
    tokens: Tokens,
    proposalExpiresAt: Instant,
  }),
  path: '/warehouse-receipts',
  creates: { receiptId: 'receipt', claimId: 'claim' },
  sections: { goods: GoodsTerms, storage: StorageTerms },
  known: [],
  roles: ['warehouse-keeper'],
  errors: [
    'WAREHOUSE_NOT_ADMITTED',
    'PARTY_UNKNOWN',
    'EXPIRY_INVALID',
    'ID_TAKEN',
    'QUANTITY_MISMATCH',
    'TOKENS_MISMATCH',
    'GOODS_ALREADY_RECEIPTED',
  ],
  events: ['warehouse-receipt.proposed.v1'],
});

export const attestReceipt = defineCommand({
  name: 'AttestReceipt',
  summary: 'The named inspector has measured the goods and recomputed every fingerprint.',
  input: z.strictObject({ receiptId, goodsHash: TermsHash }),
  path: '/warehouse-receipts/{receiptId}/attestation',
  creates: {},
  sections: { goods: GoodsTerms, inspection: InspectionTerms },
  known: ['goods'],
  roles: ['inspector'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'NOT_THE_INSPECTOR',
    'RECEIPT_STATUS_WRONG',
    'RECEIPT_PROPOSAL_EXPIRED',
    'TERMS_HASH_MISMATCH',
    'MEASURED_LESS_THAN_DECLARED',
  ],
  events: ['warehouse-receipt.attested.v1'],
});

export const issueReceipt = defineCommand({
  name: 'IssueReceipt',
  summary: 'A second keeper issues the attested receipt; control is the depositor’s.',
  input: z.strictObject({ receiptId }),
  path: '/warehouse-receipts/{receiptId}/issue',
  ...nothingNew,
  roles: ['warehouse-keeper'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'NOT_THE_WAREHOUSE',
    'RECEIPT_STATUS_WRONG',
    'WAREHOUSE_NOT_ADMITTED',
    'SAME_PERSON',
    'RECEIPT_PROPOSAL_EXPIRED',
    'RECEIPT_NOT_ATTESTED',
    'TOKENS_MISMATCH',
    'ASSET_FROZEN',
    'GOODS_ALREADY_RECEIPTED',
  ],
  events: ['warehouse-receipt.issued.v1'],
});

export const offerReceipt = defineCommand({
  name: 'OfferReceipt',
  summary:
    'The controller offers the receipt to one bank: its consent to a reservation, single use; or the owner of a pledged one, to replace that pledge.',
  input: z.strictObject({
    receiptId,
    offerId: idOf('offer'),
    financier: MspId,
    expiresAt: Instant,
    /** The pledge that the bank is to pay off. */
    refinances: idOf('lien').optional(),
  }),
  path: '/warehouse-receipts/{receiptId}/offers',
  creates: { offerId: 'offer' },
  sections: { goods: GoodsTerms, inspection: InspectionTerms, request: RequestTerms },
  known: ['goods', 'inspection'],
  roles: ['enterprise-officer'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'RECEIPT_NOT_CONTROLLED',
    'RECEIPT_STATUS_WRONG',
    'PARTY_UNKNOWN',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'ASSET_FROZEN',
    'TERMS_HASH_MISMATCH',
  ],
  events: ['warehouse-receipt.offered.v1'],
});

export const withdrawOffer = defineCommand({
  name: 'WithdrawOffer',
  summary: 'The offeror takes an unused offer back.',
  input: z.strictObject({ receiptId, offerId: idOf('offer') }),
  path: '/warehouse-receipts/{receiptId}/offers/{offerId}/withdrawal',
  ...nothingNew,
  roles: ['enterprise-officer'],
  errors: ['OFFER_NOT_FOUND', 'OFFER_NOT_OPEN'],
  events: ['warehouse-receipt.offer-withdrawn.v1'],
});

export const orderTransfer = defineCommand({
  name: 'OrderTransfer',
  summary: 'The owner of an unencumbered receipt indorses it to another party.',
  input: z.strictObject({ ...ordered, transferee: Party, expiresAt: Instant }),
  path: '/warehouse-receipts/{receiptId}/transfers',
  creates: { orderId: 'order' },
  sections: { goods: GoodsTerms, inspection: InspectionTerms },
  known: ['goods', 'inspection'],
  roles: ['enterprise-officer'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'RECEIPT_NOT_CONTROLLED',
    'RECEIPT_STATUS_WRONG',
    'PARTY_UNKNOWN',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'TERMS_HASH_MISMATCH',
    'ASSET_FROZEN',
    'ASSET_ENCUMBERED',
  ],
  events: ['warehouse-receipt.transfer-ordered.v1'],
});

export const acknowledgeTransfer = defineCommand({
  name: 'AcknowledgeTransfer',
  summary: 'The warehouse countersigns the indorsement (Civil Code art. 910) and obeys the new owner.',
  input: z.strictObject(ordered),
  path: '/warehouse-receipts/{receiptId}/transfers/{orderId}/acknowledgement',
  ...nothingNew,
  roles: ['warehouse-keeper'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'NOT_THE_WAREHOUSE',
    'ORDER_NOT_FOUND',
    'ORDER_NOT_OPEN',
    'RECEIPT_STATUS_WRONG',
    'RECEIPT_NOT_CONTROLLED',
    'ASSET_FROZEN',
    'ASSET_ENCUMBERED',
  ],
  events: ['warehouse-receipt.transferred.v1'],
});

export const acknowledgeControl = defineCommand({
  name: 'AcknowledgeControl',
  summary: 'The warehouse notes the pledge and from now on delivers only on the pledgee’s order.',
  input: z.strictObject({ receiptId, lienId: idOf('lien'), financingId: idOf('financing') }),
  path: '/warehouse-receipts/{receiptId}/control',
  ...nothingNew,
  roles: ['warehouse-keeper'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'NOT_THE_WAREHOUSE',
    'RECEIPT_STATUS_WRONG',
    'LIEN_NOT_FOUND',
    'LIEN_STATE_WRONG',
    'RESERVATION_EXPIRED',
    'FINANCING_NOT_FOUND',
    'FINANCING_STATUS_WRONG',
    'RECEIPT_NOT_CONTROLLED',
    'ASSET_FROZEN',
  ],
  events: ['warehouse-receipt.control-acknowledged.v1'],
});

export const promiseControl = defineCommand({
  name: 'PromiseControl',
  summary: 'The warehouse promises to obey another bank once its lien is swapped for the pledgee’s.',
  input: z.strictObject({ receiptId, lienId: idOf('lien') }),
  path: '/warehouse-receipts/{receiptId}/control-promises/{lienId}',
  ...nothingNew,
  roles: ['warehouse-keeper'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'NOT_THE_WAREHOUSE',
    'RECEIPT_STATUS_WRONG',
    'REFINANCING_NOT_FOUND',
    'REFINANCING_STATUS_WRONG',
    'CONTROL_PROMISED',
    'ASSET_FROZEN',
  ],
  events: ['warehouse-receipt.control-promised.v1'],
});

export const reclaimControl = defineCommand({
  name: 'ReclaimControl',
  summary: 'The owner takes control back from a bank that has no lien any more.',
  input: z.strictObject({ receiptId }),
  path: '/warehouse-receipts/{receiptId}/control/reclaim',
  ...nothingNew,
  roles: ['enterprise-officer'],
  errors: ['RECEIPT_NOT_FOUND', 'NOT_THE_OWNER', 'RECEIPT_STATUS_WRONG', 'CONTROL_NOT_RETURNABLE'],
  events: ['warehouse-receipt.control-returned.v1'],
});
