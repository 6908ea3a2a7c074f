/**
 * What may be said about financings: terms between bank and borrower, payment, repayment, prices, releases.
 */
import { z } from 'zod';
import { AssetId } from '../asset/identifiers.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId, KeyedToken } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { QuoteRequestTerms, QuoteTerms } from '../receivable/terms.ts';
import { GoodsTerms, ReleaseTerms } from '../warehouse-receipt/terms.ts';
import {
  BalanceTerms,
  CollectionTerms,
  DealTerms,
  DueTerms,
  ExposureTerms,
  PaymentTerms,
  PriceTerms,
} from './terms.ts';

const financingId = idOf('financing');
const nothingNew = { creates: {}, sections: {}, known: [] } as const;
/** Keyed token of a payment reference, computed in the bank's gateway. */

export const proposeFinancing = defineCommand({
  name: 'ProposeFinancing',
  summary: 'A bank’s maker proposes the terms of a loan against the asset that the bank reserved.',
  input: z.strictObject({ financingId, assetId: AssetId, lienId: idOf('lien'), proposalExpiresAt: Instant }),
  path: '/financings',
  creates: { financingId: 'financing' },
  sections: { deal: DealTerms, quote: QuoteTerms, quoteRequest: QuoteRequestTerms },
  known: ['quote', 'quoteRequest'],
  // Of a receivable both sides bring what was quoted and accepted; of other assets there is no quote.
  optional: ['quote', 'quoteRequest'],
  roles: ['bank-maker'],
  errors: [
    'ASSET_NOT_FOUND',
    'LIEN_NOT_FOUND',
    'LIEN_NOT_HELD',
    'LIEN_STATE_WRONG',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'AMOUNT_MISMATCH',
    'TERMS_HASH_MISMATCH',
    'QUOTE_NOT_KEPT',
  ],
  events: ['financing.proposed.v1'],
});

export const acceptFinancing = defineCommand({
  name: 'AcceptFinancing',
  summary: 'The borrower accepts: names the bank and the hash of the very terms.',
  input: z.strictObject({ financingId, bank: MspId, dealHash: TermsHash }),
  path: '/financings/{financingId}/acceptance',
  ...nothingNew,
  roles: ['enterprise-officer'],
  errors: [
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'OFFER_NOT_OPEN',
    'CONSENT_NOT_ACTIVE',
  ],
  events: ['financing.accepted.v1'],
});

export const confirmFinancing = defineCommand({
  name: 'ConfirmFinancing',
  summary: 'A second person of the bank confirms the accepted terms; the regulator sees the exposure.',
  input: z.strictObject({ financingId }),
  path: '/financings/{financingId}/confirmation',
  creates: {},
  sections: { deal: DealTerms, exposure: ExposureTerms },
  known: ['deal', 'exposure'],
  roles: ['bank-checker'],
  errors: [
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'SAME_PERSON',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
    'REGISTRY_SEARCH_MISSING',
    'SEARCH_STALE',
    'REGISTRY_FILING_FOUND',
  ],
  events: ['financing.confirmed.v1'],
});

export const withdrawFinancing = defineCommand({
  name: 'WithdrawFinancing',
  summary: 'The bank takes back terms that its checker has not confirmed.',
  input: z.strictObject({ financingId }),
  path: '/financings/{financingId}/withdrawal',
  ...nothingNew,
  roles: ['bank-maker', 'bank-checker'],
  errors: ['FINANCING_NOT_FOUND', 'FINANCING_NOT_OF_PARTY', 'FINANCING_STATUS_WRONG'],
  events: ['financing.withdrawn.v1'],
});

export const authorisePayment = defineCommand({
  name: 'AuthorisePayment',
  summary: 'The bank’s checker authorises payment once the lien stands. Nothing lapses afterwards.',
  input: z.strictObject({ financingId }),
  path: '/financings/{financingId}/payment-authorisation',
  ...nothingNew,
  roles: ['bank-checker'],
  errors: [
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'SAME_PERSON',
    'LIEN_STATE_WRONG',
    'ASSET_FROZEN',
    'ASSET_UNDER_SUPPORTED',
  ],
  events: ['financing.payment-authorised.v1'],
});

export const confirmDisbursement = defineCommand({
  name: 'ConfirmDisbursement',
  summary: 'The bank’s maker records the payment with its reference, usable once.',
  input: z.strictObject({ financingId, referenceToken: KeyedToken }),
  path: '/financings/{financingId}/disbursement',
  creates: {},
  sections: { deal: DealTerms, payment: PaymentTerms, balance: BalanceTerms, exposure: ExposureTerms },
  known: ['deal', 'balance', 'exposure'],
  roles: ['bank-maker'],
  errors: [
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
    'REFERENCE_ALREADY_USED',
    'PAYMENT_AHEAD',
  ],
  events: ['financing.disbursed.v1'],
});

export const recordRepayment = defineCommand({
  name: 'RecordRepayment',
  summary: 'The bank’s maker records a repayment with its reference, usable once.',
  input: z.strictObject({ financingId, referenceToken: KeyedToken }),
  path: '/financings/{financingId}/repayments',
  creates: {},
  sections: {
    deal: DealTerms,
    payment: PaymentTerms,
    balance: BalanceTerms,
    newBalance: BalanceTerms,
    exposure: ExposureTerms,
  },
  known: ['deal', 'balance', 'newBalance', 'exposure'],
  roles: ['bank-maker'],
  errors: [
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'REFERENCE_ALREADY_USED',
    'PAYMENT_AHEAD',
    'REPAYMENT_EXCEEDS_BALANCE',
    'AMOUNT_MISMATCH',
  ],
  events: ['financing.repayment-recorded.v1', 'financing.repaid.v1'],
});

export const recordCollection = defineCommand({
  name: 'RecordCollection',
  summary: 'The bank’s maker records what the debtor of the asset paid, with its reference, usable once.',
  input: z.strictObject({ financingId, referenceToken: KeyedToken }),
  path: '/financings/{financingId}/collections',
  creates: {},
  sections: {
    deal: DealTerms,
    payment: PaymentTerms,
    due: DueTerms,
    balance: BalanceTerms,
    collection: CollectionTerms,
    newBalance: BalanceTerms,
    exposure: ExposureTerms,
  },
  known: ['deal', 'balance', 'collection', 'newBalance', 'exposure'],
  roles: ['bank-maker'],
  errors: [
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'REFERENCE_ALREADY_USED',
    'PAYMENT_AHEAD',
    'AMOUNT_MISMATCH',
  ],
  events: ['financing.collection-recorded.v1', 'financing.repaid.v1'],
});

export const attestPrice = defineCommand({
  name: 'AttestPrice',
  summary: 'An inspector attests a price per tonne to the named organisations.',
  input: z.strictObject({ priceId: idOf('price'), recipients: z.array(MspId).min(1).max(5) }),
  path: '/prices',
  creates: { priceId: 'price' },
  sections: { price: PriceTerms },
  known: [],
  roles: ['inspector'],
  errors: ['ID_TAKEN', 'PARTY_UNKNOWN', 'PRICE_STALE'],
  events: ['price.attested.v1'],
});

export const orderRelease = defineCommand({
  name: 'OrderRelease',
  summary: 'The bank’s maker orders units out of the pledge, within what loan, price and ratio allow.',
  input: z.strictObject({
    receiptId: idOf('receipt'),
    orderId: idOf('order'),
    financingId,
    priceId: idOf('price'),
    expiresAt: Instant,
  }),
  path: '/warehouse-receipts/{receiptId}/releases',
  creates: { orderId: 'order' },
  sections: {
    deal: DealTerms,
    balance: BalanceTerms,
    price: PriceTerms,
    goods: GoodsTerms,
    release: ReleaseTerms,
  },
  known: ['deal', 'balance', 'price', 'goods'],
  roles: ['bank-maker'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'RECEIPT_STATUS_WRONG',
    'RECEIPT_NOT_CONTROLLED',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'PRICE_NOT_FOUND',
    'PRICE_STALE',
    'TERMS_HASH_MISMATCH',
    'QUANTITY_MISMATCH',
    'AMOUNT_MISMATCH',
    'RELEASE_EXCEEDS_LIMIT',
    'ASSET_FROZEN',
  ],
  events: ['warehouse-receipt.release-ordered.v1'],
});

export const confirmRelease = defineCommand({
  name: 'ConfirmRelease',
  summary: 'A second person of the bank confirms the release order; the warehouse learns which units.',
  input: z.strictObject({ receiptId: idOf('receipt'), orderId: idOf('order') }),
  path: '/warehouse-receipts/{receiptId}/releases/{orderId}/confirmation',
  creates: {},
  sections: { release: ReleaseTerms },
  known: ['release'],
  roles: ['bank-checker'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'ORDER_NOT_FOUND',
    'ORDER_NOT_OPEN',
    'RECEIPT_STATUS_WRONG',
    'RECEIPT_NOT_CONTROLLED',
    'SAME_PERSON',
    'TERMS_HASH_MISMATCH',
  ],
  events: ['warehouse-receipt.release-confirmed.v1'],
});
