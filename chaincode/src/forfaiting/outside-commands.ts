/**
 * What a bank says that sells a claim to a forfaiter outside of the consortium. Nobody else may see the terms, so
 * papers are laid down in private and named by their hashes; the Registry witnesses those.
 */
import { z } from 'zod';
import { AcknowledgementTerms, ProceedsTerms } from '../credit-proceeds/terms.ts';
import { PaymentTerms } from '../financing/terms.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { ExternalParty } from '../letter-of-credit/parties.ts';
import { EvidenceTerms } from '../letter-of-credit/terms.ts';
import { about, guardErrors, pathOf } from './enquiry-commands.ts';
import { ForfaitingQuoteTerms, ForfaitingSaleTerms } from './terms.ts';
import { bookErrors } from './trade-commands.ts';

const assetId = idOf('creditClaim');
const byHash = { sections: {}, known: [], roles: ['bank-checker'] } as const;

export const draftOutsideSale = defineCommand({
  name: 'DraftOutsideSale',
  summary:
    'The holder lays down in private at which yield a forfaiter outside buys its claim, with the evidence.',
  input: z.strictObject({ ...about, assetId }),
  path: '/outside-forfaiting-drafts',
  creates: { forfaitingId: 'forfaiting' },
  sections: {
    proceeds: ProceedsTerms,
    quote: ForfaitingQuoteTerms,
    trade: ForfaitingSaleTerms,
    evidence: EvidenceTerms,
  },
  known: ['proceeds', 'trade'],
  optional: ['trade'],
  roles: ['bank-maker', 'bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_CONTROLLER',
    'TERMS_HASH_MISMATCH',
    'QUOTE_INVALID',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['forfaiting.outside-sale-drafted.v1'],
  recorded: false,
});

export const recordOutsideSale = defineCommand({
  name: 'RecordOutsideSale',
  summary:
    'The holder sells its claim to a forfaiter outside: the claim is locked, and the record binds it alone.',
  input: z.strictObject({
    ...about,
    assetId,
    lienId: idOf('lien'),
    buyer: ExternalParty,
    /** The last day for settlement. */
    settleBy: Instant,
    tradeHash: TermsHash,
    evidenceHash: TermsHash,
  }),
  path: '/outside-forfaitings',
  creates: { lienId: 'lien' },
  ...byHash,
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_CONTROLLER',
    'PARTY_UNKNOWN',
    'EXPIRY_INVALID',
    'ID_TAKEN',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'STOP_ORDER_IN_FORCE',
    'ASSET_FROZEN',
    ...bookErrors,
  ],
  events: ['forfaiting.outside-sold.v1'],
});

export const draftOutsideSettlement = defineCommand({
  name: 'DraftOutsideSettlement',
  summary:
    'The seller lays down in private how the forfaiter paid, and what an obligor outside acknowledged, with the evidence.',
  input: z.strictObject(about),
  path: pathOf('settlement-drafts'),
  creates: {},
  sections: {
    trade: ForfaitingSaleTerms,
    payment: PaymentTerms,
    acknowledgement: AcknowledgementTerms,
    evidence: EvidenceTerms,
  },
  known: ['trade'],
  optional: ['acknowledgement'],
  roles: ['bank-maker', 'bank-checker'],
  errors: [...guardErrors, 'TERMS_HASH_MISMATCH', 'AMOUNT_MISMATCH'],
  events: ['forfaiting.outside-settlement-drafted.v1'],
  recorded: false,
});

export const recordOutsideSettlement = defineCommand({
  name: 'RecordOutsideSettlement',
  summary: 'The seller records that the forfaiter’s funds arrived: the claim is the forfaiter’s.',
  input: z.strictObject({
    ...about,
    paymentHash: TermsHash,
    evidenceHash: TermsHash,
    /** Of an obligor that is outside as well; one that is a member acknowledges itself. */
    acknowledgementHash: TermsHash.optional(),
  }),
  path: pathOf('outside-settlement'),
  creates: {},
  ...byHash,
  errors: [...guardErrors, 'EVIDENCE_MISSING', 'ASSET_NOT_LIVE', 'STOP_ORDER_IN_FORCE', 'ASSET_FROZEN'],
  events: ['forfaiting.settled.v1'],
});

export const withdrawOutsideSale = defineCommand({
  name: 'WithdrawOutsideSale',
  summary: 'The seller records that a sale to a forfaiter outside came to nothing: the claim is free again.',
  input: z.strictObject({ ...about, evidenceHash: TermsHash }),
  path: pathOf('outside-withdrawal'),
  creates: {},
  ...byHash,
  errors: [...guardErrors, 'CLAIM_PAID'],
  events: ['forfaiting.failed.v1'],
});
