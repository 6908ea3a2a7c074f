/** What may be said from the acceptance of a quote to the settlement of the trade. */
import { z } from 'zod';
import { AcknowledgementTerms, AssignmentNoticeTerms, ProceedsTerms } from '../credit-proceeds/terms.ts';
import { PaymentTerms } from '../financing/terms.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, KeyedToken } from '../kernel/identifiers.ts';
import { EvidenceTerms } from '../letter-of-credit/terms.ts';
import { PresentationTerms } from '../presentation/documents.ts';
import { UndertakingTerms } from '../presentation/terms.ts';
import { about, pathOf, people, sellerErrors } from './enquiry-commands.ts';
import {
  ForfaitingEnquiryTerms,
  ForfaitingExposureTerms,
  ForfaitingQuoteTerms,
  ForfaitingSaleTerms,
  ForfaitingTradeTerms,
  RepurchaseTerms,
} from './terms.ts';

const claimId = idOf('creditClaim');
const lienId = idOf('lien');
/** Refusals of the lien book. */
export const bookErrors = [
  'LIEN_ID_USED',
  'ASSET_ALREADY_ENCUMBERED',
  'ASSET_UNDER_SUPPORTED',
  'LIEN_RANGE_FULL',
  'CLAIM_STAGE_TAKEN',
] as const;

export const acceptForfaitingQuote = defineCommand({
  name: 'AcceptForfaitingQuote',
  summary:
    'The seller accepts one quote: the claim is locked for the bank that gave it, and for nobody else.',
  input: z.strictObject({ ...about, assetId: claimId, lienId }),
  path: pathOf('acceptance'),
  creates: { lienId: 'lien' },
  sections: { evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: people,
  errors: [
    ...sellerErrors,
    'QUOTE_EXPIRED',
    'ASSET_NOT_FOUND',
    'NOT_THE_CONTROLLER',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'STOP_ORDER_IN_FORCE',
    'ASSET_FROZEN',
    ...bookErrors,
  ],
  events: ['forfaiting.accepted.v1'],
});

export const confirmForfaitingSale = defineCommand({
  name: 'ConfirmForfaitingSale',
  summary: 'The seller signs the terms and shows the buyer the claim and its documents.',
  input: z.strictObject(about),
  path: pathOf('sale'),
  creates: {},
  sections: {
    enquiry: ForfaitingEnquiryTerms,
    quote: ForfaitingQuoteTerms,
    proceeds: ProceedsTerms,
    undertaking: UndertakingTerms,
    presentation: PresentationTerms,
    trade: ForfaitingSaleTerms,
    evidence: EvidenceTerms,
  },
  known: ['enquiry', 'quote', 'proceeds', 'undertaking', 'presentation', 'trade'],
  optional: ['evidence'],
  roles: people,
  errors: [
    ...sellerErrors,
    'ASSET_NOT_LIVE',
    'STOP_ORDER_IN_FORCE',
    'TERMS_HASH_MISMATCH',
    'CLAIM_NOT_AS_ENQUIRED',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['forfaiting.sale-confirmed.v1'],
});

export const confirmForfaitingPurchase = defineCommand({
  name: 'ConfirmForfaitingPurchase',
  summary: 'The buyer signs the very terms that the seller signed.',
  input: z.strictObject(about),
  path: pathOf('purchase'),
  creates: {},
  sections: { trade: ForfaitingTradeTerms, evidence: EvidenceTerms },
  known: ['trade'],
  optional: ['evidence'],
  roles: people,
  errors: [...sellerErrors, 'ASSET_NOT_LIVE', 'STOP_ORDER_IN_FORCE', 'TERMS_HASH_MISMATCH'],
  events: ['forfaiting.confirmed.v1'],
});

export const notifyForfaiting = defineCommand({
  name: 'NotifyForfaiting',
  summary: 'The seller tells the bank that owes the claim to whom it is to pay.',
  input: z.strictObject(about),
  path: pathOf('notice'),
  creates: {},
  sections: { notice: AssignmentNoticeTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: people,
  errors: sellerErrors,
  events: ['forfaiting.notified.v1'],
});

export const acknowledgeForfaiting = defineCommand({
  name: 'AcknowledgeForfaiting',
  summary: 'The bank that owes the claim acknowledges that it will pay the buyer and nobody else.',
  input: z.strictObject(about),
  path: pathOf('acknowledgement'),
  creates: {},
  sections: {
    notice: AssignmentNoticeTerms,
    acknowledgement: AcknowledgementTerms,
    evidence: EvidenceTerms,
  },
  known: ['notice'],
  optional: ['evidence'],
  roles: ['bank-checker'],
  errors: [
    'FORFAITING_NOT_FOUND',
    'NOT_THE_OBLIGOR',
    'EVIDENCE_MISSING',
    'FORFAITING_STATUS_WRONG',
    'ASSET_NOT_LIVE',
    'STOP_ORDER_IN_FORCE',
    'TERMS_HASH_MISMATCH',
  ],
  events: ['forfaiting.acknowledged.v1'],
});

export const payForfaiting = defineCommand({
  name: 'PayForfaiting',
  summary: 'The buyer records that it paid the price, with a reference usable once.',
  input: z.strictObject({
    ...about,
    referenceToken: KeyedToken,
  }),
  path: pathOf('payment'),
  creates: {},
  sections: {
    trade: ForfaitingTradeTerms,
    payment: PaymentTerms,
    exposure: ForfaitingExposureTerms,
    evidence: EvidenceTerms,
  },
  known: ['trade', 'exposure'],
  optional: ['exposure', 'evidence'],
  roles: people,
  errors: [
    ...sellerErrors,
    'STOP_ORDER_IN_FORCE',
    'ASSET_FROZEN',
    'REFERENCE_ALREADY_USED',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['forfaiting.paid.v1'],
});

export const settleForfaiting = defineCommand({
  name: 'SettleForfaiting',
  summary: 'The seller confirms that the funds arrived: the claim is the buyer’s.',
  input: z.strictObject(about),
  path: pathOf('settlement'),
  creates: {},
  sections: { evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: people,
  errors: [...sellerErrors, 'STOP_ORDER_IN_FORCE'],
  events: ['forfaiting.settled.v1'],
});

export const failForfaiting = defineCommand({
  name: 'FailForfaiting',
  summary: 'A trade that was not settled is given up: the claim is free again and its holder unchanged.',
  input: z.strictObject(about),
  path: pathOf('failure'),
  creates: {},
  sections: { evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: people,
  errors: [...sellerErrors, 'TRADE_NOT_OVERDUE', 'CLAIM_PAID'],
  events: ['forfaiting.failed.v1'],
});

export const demandRepurchase = defineCommand({
  name: 'DemandRepurchase',
  summary:
    'The buyer pleads an exception to the sale without recourse: the seller is to take the claim back.',
  input: z.strictObject({ ...about, repurchaseId: idOf('forfaiting'), lienId, settleBy: Instant }),
  path: pathOf('repurchase'),
  creates: { repurchaseId: 'forfaiting', lienId: 'lien' },
  sections: { trade: RepurchaseTerms },
  known: [],
  roles: ['bank-checker'],
  errors: [
    'FORFAITING_NOT_FOUND',
    'NOT_THE_PARTY',
    'FORFAITING_STATUS_WRONG',
    'EXPIRY_INVALID',
    'ID_TAKEN',
    'NOT_THE_CONTROLLER',
    'ASSET_NOT_LIVE',
    'ASSET_FROZEN',
    ...bookErrors,
  ],
  events: ['forfaiting.repurchase-demanded.v1'],
});
