/** What may be said about the sale of undertaken claims between banks (forfaiting). */
import { z } from 'zod';
import { ProceedsTerms } from '../credit-proceeds/terms.ts';
import { PaymentTerms } from '../financing/terms.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { EvidenceTerms } from '../letter-of-credit/terms.ts';
import {
  ForfaitingDocumentsTerms,
  ForfaitingEnquiryTerms,
  ForfaitingExposureTerms,
  ForfaitingQuoteTerms,
  ForfaitingTradeTerms,
  RepurchaseTerms,
  TransferAcknowledgementTerms,
  TransferNoticeTerms,
} from './terms.ts';

const enquiryId = idOf('forfaitingEnquiry');
const forfaitingId = idOf('forfaiting');
/** Keyed token of a payment reference, computed in the bank's gateway. */
const referenceToken = z.string().regex(/^[0-9a-f]{64}$/, 'a token of 64 hexadecimal digits');

export const enquireForfaiting = defineCommand({
  name: 'EnquireForfaiting',
  summary:
    'The holder of a claim asks one bank for its price, naming issuing bank, amount and maturity alone.',
  input: z.strictObject({ enquiryId, bank: MspId, expiresAt: Instant }),
  path: '/forfaiting-enquiries',
  creates: { enquiryId: 'forfaitingEnquiry' },
  sections: { enquiry: ForfaitingEnquiryTerms },
  known: [],
  roles: ['bank-maker', 'enterprise-officer'],
  errors: ['PARTY_UNKNOWN', 'ID_TAKEN', 'EXPIRY_INVALID'],
  events: ['forfaiting.enquired.v1'],
});

export const quoteForfaiting = defineCommand({
  name: 'QuoteForfaiting',
  summary: 'The asked bank quotes its yield, sealed: nobody but the seller sees it.',
  input: z.strictObject({ enquiryId, expiresAt: Instant }),
  path: '/forfaiting-enquiries/{enquiryId}/quote',
  creates: {},
  sections: { quote: ForfaitingQuoteTerms },
  known: [],
  roles: ['bank-maker'],
  errors: ['ENQUIRY_NOT_FOUND', 'ENQUIRY_NOT_OPEN', 'QUOTE_EXISTS', 'EXPIRY_INVALID'],
  events: ['forfaiting.quoted.v1'],
});

export const acceptForfaitingQuote = defineCommand({
  name: 'AcceptForfaitingQuote',
  summary: 'The seller accepts one quote for a claim that it holds: the claim is locked for its buyer.',
  input: z.strictObject({
    enquiryId,
    forfaitingId,
    assetId: idOf('creditClaim'),
    lienId: idOf('lien'),
    settleBy: Instant,
  }),
  path: '/forfaiting-enquiries/{enquiryId}/acceptance',
  creates: { forfaitingId: 'forfaiting', lienId: 'lien' },
  sections: {
    proceeds: ProceedsTerms,
    enquiry: ForfaitingEnquiryTerms,
    quote: ForfaitingQuoteTerms,
    trade: ForfaitingTradeTerms,
  },
  known: ['proceeds', 'enquiry', 'quote', 'trade'],
  roles: ['bank-checker', 'enterprise-officer'],
  errors: [
    'ENQUIRY_NOT_FOUND',
    'SAME_PERSON',
    'QUOTE_NOT_FOUND',
    'QUOTE_NOT_OPEN',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'ASSET_NOT_FOUND',
    'NOT_THE_CONTROLLER',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'ASSET_FROZEN',
    'LIEN_ID_USED',
    'ASSET_ALREADY_ENCUMBERED',
    'ASSET_UNDER_SUPPORTED',
    'LIEN_RANGE_FULL',
    'CLAIM_STAGE_TAKEN',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
  ],
  events: ['forfaiting.accepted.v1'],
});

/** A sale that does not exist and one of others are the same to a prober. */
const ofSale = ['FORFAITING_NOT_FOUND', 'FORFAITING_STATE_WRONG'] as const;

export const confirmForfaiting = defineCommand({
  name: 'ConfirmForfaiting',
  summary: 'Seller and then buyer confirm the same terms; the buyer sees the documents from the seller’s on.',
  input: z.strictObject({ forfaitingId, tradeHash: TermsHash }),
  path: '/forfaitings/{forfaitingId}/confirmation',
  creates: {},
  sections: { trade: ForfaitingTradeTerms, documents: ForfaitingDocumentsTerms },
  known: ['trade'],
  optional: ['documents'],
  roles: ['bank-checker', 'enterprise-officer'],
  errors: [...ofSale, 'SAME_PERSON', 'TERMS_HASH_MISMATCH', 'DOCUMENTS_MISSING'],
  events: ['forfaiting.confirmed.v1'],
});

export const notifyForfaiting = defineCommand({
  name: 'NotifyForfaiting',
  summary: 'The one who gives the claim away tells the obligor to whom it is transferred.',
  input: z.strictObject({ forfaitingId }),
  path: '/forfaitings/{forfaitingId}/notice',
  creates: {},
  sections: { transferNotice: TransferNoticeTerms },
  known: [],
  roles: ['bank-checker', 'enterprise-officer'],
  errors: [...ofSale],
  events: ['forfaiting.notice-sent.v1'],
});

export const acknowledgeForfaiting = defineCommand({
  name: 'AcknowledgeForfaiting',
  summary:
    'The obligor confirms amount, maturity and that there is no earlier notice; it records the new payee.',
  input: z.strictObject({ forfaitingId }),
  path: '/forfaitings/{forfaitingId}/acknowledgement',
  creates: {},
  sections: {
    transferNotice: TransferNoticeTerms,
    transferAcknowledgement: TransferAcknowledgementTerms,
    evidence: EvidenceTerms,
  },
  known: ['transferNotice'],
  optional: ['evidence'],
  roles: ['bank-checker', 'bank-service'],
  errors: [...ofSale, 'EVIDENCE_MISSING', 'TERMS_HASH_MISMATCH', 'AMOUNT_MISMATCH'],
  events: ['forfaiting.acknowledged.v1'],
});

export const settleForfaiting = defineCommand({
  name: 'SettleForfaiting',
  summary: 'The buyer records its payment with the reference, usable once: the claim is its own.',
  input: z.strictObject({ forfaitingId, referenceToken }),
  path: '/forfaitings/{forfaitingId}/settlement',
  creates: {},
  sections: {
    trade: ForfaitingTradeTerms,
    payment: PaymentTerms,
    purchaseExposure: ForfaitingExposureTerms,
  },
  known: ['trade', 'purchaseExposure'],
  roles: ['bank-maker'],
  errors: [...ofSale, 'TERMS_HASH_MISMATCH', 'AMOUNT_MISMATCH', 'REFERENCE_ALREADY_USED'],
  events: ['forfaiting.settled.v1'],
});

export const failForfaiting = defineCommand({
  name: 'FailForfaiting',
  summary: 'Not settled in time: seller or buyer, once acknowledged the buyer alone, lets it fail.',
  input: z.strictObject({ forfaitingId }),
  path: '/forfaitings/{forfaitingId}/failure',
  creates: {},
  sections: {},
  known: [],
  roles: ['bank-checker', 'enterprise-officer'],
  errors: [...ofSale, 'FORFAITING_NOT_OVERDUE'],
  events: ['forfaiting.failed.v1'],
});

export const repurchaseForfaiting = defineCommand({
  name: 'RepurchaseForfaiting',
  summary: 'An exception event is proven: the buyer records that the seller has bought the claim back.',
  input: z.strictObject({ forfaitingId, referenceToken }),
  path: '/forfaitings/{forfaitingId}/repurchase',
  creates: {},
  sections: { repurchase: RepurchaseTerms, payment: PaymentTerms },
  known: [],
  roles: ['bank-checker'],
  errors: [...ofSale, 'NOT_THE_CONTROLLER', 'ASSET_ENCUMBERED', 'AMOUNT_MISMATCH', 'REFERENCE_ALREADY_USED'],
  events: ['forfaiting.repurchased.v1'],
});
