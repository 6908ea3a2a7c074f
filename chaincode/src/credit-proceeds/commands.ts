/** What may be said about a credit's proceeds. */
import { z } from 'zod';
import { AssetId } from '../asset/identifiers.ts';
import { Parts } from '../asset/records.ts';
import { ProceedsTokens } from '../fingerprint/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { CreditBalanceTerms, CreditTerms, EvidenceTerms } from '../letter-of-credit/terms.ts';
import { UndertakingTerms } from '../presentation/terms.ts';
import { AcknowledgementTerms, AssignmentNoticeTerms, ProceedsRequestTerms, ProceedsTerms } from './terms.ts';

/** The right to proceeds passes by the law of assignment, not by the credit. */
export const assignmentArticles = {
  UCP600: 'UCP 600 art. 39',
  'CN-DLC-2016': 'Civil Code art. 545',
} as const;
/** Of refusals, where the rule is the same under both profiles. */
export const assignmentLaw = Object.values(assignmentArticles).join('; ');
const lienOfAsset = { assetId: AssetId, lienId: idOf('lien') };

export const registerProceedsAct = defineAct({
  command: 'RegisterProceeds',
  as: ['beneficiary'],
  credit: ['issued'],
  ownOnly: true,
  articles: assignmentArticles,
});

export const registerProceeds = defineCommand({
  name: 'RegisterProceeds',
  summary: 'The beneficiary registers its right to the proceeds of a credit, so that it can be assigned.',
  input: z.strictObject({
    creditId: idOf('credit'),
    assetId: idOf('creditProceeds'),
    claimId: idOf('claim'),
    obligor: z.enum(['issuingBank', 'confirmingBank']),
    tokens: ProceedsTokens,
    proposalExpiresAt: Instant,
  }),
  path: '/letters-of-credit/{creditId}/proceeds',
  creates: { assetId: 'creditProceeds', claimId: 'claim' },
  sections: { credit: CreditTerms, balance: CreditBalanceTerms, proceeds: ProceedsTerms },
  known: ['credit', 'balance', 'proceeds'],
  roles: ['enterprise-officer'],
  errors: [
    ...refusalsOf(registerProceedsAct),
    'PARTY_UNKNOWN',
    'EXPIRY_INVALID',
    'ID_TAKEN',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
    'TOKENS_MISMATCH',
    'PROCEEDS_REGISTERED',
  ],
  events: ['credit-proceeds.registered.v1'],
});

export const registerClaimAct = defineAct({
  command: 'RegisterClaim',
  as: ['beneficiary', 'nominatedBank', 'transferringBank', 'confirmingBank'],
  credit: ['issued', 'expired'],
  of: { kind: 'undertaking', states: ['outstanding'] },
  articles: { UCP600: 'UCP 600 arts. 2, 7, 8, 12(b)', 'CN-DLC-2016': 'CN-DLC 2016 arts. 44, 47' },
});

export const registerClaim = defineCommand({
  name: 'RegisterClaim',
  summary:
    'The one to whom a bank undertook to pay a presentation registers its claim, so that it can be sold or pledged.',
  input: z.strictObject({
    creditId: idOf('credit'),
    presentationId: idOf('presentation'),
    /** The role in which the bank undertook to pay. */
    obligor: z.enum(['issuingBank', 'confirmingBank', 'nominatedBank', 'transferringBank']),
    assetId: idOf('creditClaim'),
    claimId: idOf('claim'),
    tokens: ProceedsTokens,
    proposalExpiresAt: Instant,
  }),
  path: '/letters-of-credit/{creditId}/presentations/{presentationId}/claims',
  creates: { assetId: 'creditClaim', claimId: 'claim' },
  sections: {
    credit: CreditTerms,
    undertaking: UndertakingTerms,
    proceeds: ProceedsTerms,
    evidence: EvidenceTerms,
  },
  known: ['credit', 'undertaking', 'proceeds'],
  optional: ['evidence'],
  roles: ['enterprise-officer', 'bank-maker', 'bank-checker'],
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(registerClaimAct),
    'NOT_THE_CONTROLLER',
    'EXPIRY_INVALID',
    'ID_TAKEN',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
    'TOKENS_MISMATCH',
    'PROCEEDS_REGISTERED',
  ],
  events: ['credit-proceeds.claim-registered.v1'],
});

export const attestProceeds = defineCommand({
  name: 'AttestProceeds',
  summary: 'The bank that owes the proceeds attests them: it recomputed their fingerprints from the terms.',
  input: z.strictObject({ assetId: AssetId }),
  path: '/credit-proceeds/{assetId}/attestations',
  creates: {},
  sections: { proceeds: ProceedsTerms, evidence: EvidenceTerms },
  known: ['proceeds'],
  optional: ['evidence'],
  roles: ['bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_OBLIGOR',
    'EVIDENCE_MISSING',
    'PROPOSAL_EXPIRED',
    'TERMS_HASH_MISMATCH',
    'TOKENS_MISMATCH',
    'PROCEEDS_REGISTERED',
  ],
  events: ['credit-proceeds.attested.v1'],
});

export const offerProceeds = defineCommand({
  name: 'OfferProceeds',
  summary: 'The one to whom the proceeds belong offers a share of them to one bank.',
  input: z.strictObject({
    assetId: AssetId,
    offerId: idOf('offer'),
    financier: MspId,
    share: Parts,
    expiresAt: Instant,
  }),
  path: '/credit-proceeds/{assetId}/offers',
  creates: { offerId: 'offer' },
  sections: { proceeds: ProceedsTerms, request: ProceedsRequestTerms },
  known: ['proceeds'],
  roles: ['enterprise-officer', 'bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_CONTROLLER',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'PARTY_UNKNOWN',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'STOP_ORDER_IN_FORCE',
    'ASSET_FROZEN',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
  ],
  events: ['credit-proceeds.offered.v1'],
});

export const withdrawProceedsOffer = defineCommand({
  name: 'WithdrawProceedsOffer',
  summary: 'The offeror takes back an offer of proceeds that was not used.',
  input: z.strictObject({ assetId: AssetId, offerId: idOf('offer') }),
  path: '/credit-proceeds/{assetId}/offers/{offerId}/withdrawal',
  creates: {},
  sections: {},
  known: [],
  roles: ['enterprise-officer', 'bank-checker'],
  errors: ['OFFER_NOT_FOUND', 'OFFER_NOT_OPEN'],
  events: ['credit-proceeds.offer-withdrawn.v1'],
});

export const notifyAssignment = defineCommand({
  name: 'NotifyAssignment',
  summary: 'The assignor tells the bank that owes the proceeds to whom a share of them is assigned.',
  input: z.strictObject(lienOfAsset),
  path: '/credit-proceeds/{assetId}/assignments/{lienId}',
  creates: {},
  sections: { notice: AssignmentNoticeTerms },
  known: [],
  roles: ['enterprise-officer', 'bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_CONTROLLER',
    'LIEN_NOT_FOUND',
    'LIEN_STATE_WRONG',
    'ASSIGNMENT_NOTIFIED',
  ],
  events: ['credit-proceeds.assignment-notified.v1'],
});

export const acknowledgeAssignment = defineCommand({
  name: 'AcknowledgeAssignment',
  summary: 'The bank that owes the proceeds acknowledges that it will pay the share to the assignee.',
  input: z.strictObject(lienOfAsset),
  path: '/credit-proceeds/{assetId}/assignments/{lienId}/acknowledgement',
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
    'ASSET_NOT_FOUND',
    'NOT_THE_OBLIGOR',
    'EVIDENCE_MISSING',
    'ASSIGNMENT_NOT_FOUND',
    'ASSIGNMENT_ACKNOWLEDGED',
    'LIEN_NOT_FOUND',
    'LIEN_STATE_WRONG',
    'TERMS_HASH_MISMATCH',
  ],
  events: ['credit-proceeds.assignment-acknowledged.v1'],
});
