/** What may be said about orders and bills of lading. */
import { z } from 'zod';
import { AssetId } from '../asset/identifiers.ts';
import { Parts } from '../asset/records.ts';
import { TradePaperTokens } from '../fingerprint/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import type { Role } from '../kernel/roles.ts';
import { tradePaperKinds } from './records.ts';
import { OrderRequestTerms, TradePaperTerms } from './terms.ts';

const paperId = idOf('tradePaper');
const named = { paperId, kind: z.enum(tradePaperKinds), authority: Party };

const authorities = [
  'enterprise-officer',
  'customs-officer',
  'inspector',
  'warehouse-keeper',
] as const satisfies readonly Role[];

/** Private copies only: the owner's, and that of the one who will vouch for it. */
export const draftPaper = defineCommand({
  name: 'DraftPaper',
  summary: 'The owner of an order or a bill of lading lays it down in private.',
  input: z.strictObject(named),
  path: '/trade-paper-drafts',
  creates: { paperId: 'tradePaper' },
  sections: { paper: TradePaperTerms },
  known: [],
  roles: ['enterprise-officer'],
  errors: ['PARTY_UNKNOWN', 'PAPER_KIND_WRONG'],
  events: ['trade-paper.drafted.v1'],
  recorded: false,
});

export const registerPaper = defineCommand({
  name: 'RegisterPaper',
  summary: 'The drafted paper is registered by its hash and checked against every other by its fingerprints.',
  input: z.strictObject({
    ...named,
    claimId: idOf('claim'),
    paperHash: TermsHash,
    tokens: TradePaperTokens,
    proposalExpiresAt: Instant,
  }),
  path: '/trade-papers',
  creates: { claimId: 'claim' },
  sections: {},
  known: [],
  roles: ['enterprise-officer'],
  errors: ['PARTY_UNKNOWN', 'EXPIRY_INVALID', 'ID_TAKEN', 'TOKENS_MISMATCH', 'PAPER_REGISTERED'],
  events: ['trade-paper.registered.v1'],
});

export const attestPaper = defineCommand({
  name: 'AttestPaper',
  summary: 'The buyer of an order, or who took the goods of a bill of lading in, vouches for it.',
  input: z.strictObject({ paperId, paperHash: TermsHash, known: z.array(AssetId).max(64) }),
  path: '/trade-papers/{paperId}/attestation',
  creates: {},
  sections: {},
  known: [],
  roles: authorities,
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_AUTHORITY',
    'PROPOSAL_EXPIRED',
    'TERMS_HASH_MISMATCH',
    'TOKENS_MISMATCH',
    'PAPER_REGISTERED',
    'SUSPECT_NOT_CLEARED',
  ],
  events: ['trade-paper.attested.v1'],
});

export const amendPaper = defineCommand({
  name: 'AmendPaper',
  summary:
    'Who vouched for a paper states what remains of it: an order amended, a shipment returned, either way.',
  input: z.strictObject({ paperId, remaining: Parts, evidenceHash: TermsHash }),
  path: '/trade-papers/{paperId}/amendments',
  creates: {},
  sections: {},
  known: [],
  roles: authorities,
  errors: ['ASSET_NOT_FOUND', 'NOT_THE_AUTHORITY', 'ASSET_NOT_ATTESTED', 'FACTOR_OUT_OF_RANGE'],
  events: ['asset.capacity-stated.v1'],
});

export const offerOrder = defineCommand({
  name: 'OfferOrder',
  summary: 'The owner of an order offers it to one bank, which gets the order and the request.',
  input: z.strictObject({ paperId, offerId: idOf('offer'), financier: MspId, expiresAt: Instant }),
  path: '/trade-papers/{paperId}/offers',
  creates: { offerId: 'offer' },
  sections: { paper: TradePaperTerms, request: OrderRequestTerms },
  known: ['paper'],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_CONTROLLER',
    'PAPER_KIND_WRONG',
    'ASSET_NOT_ATTESTED',
    'PARTY_UNKNOWN',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'ASSET_FROZEN',
    'TERMS_HASH_MISMATCH',
  ],
  events: ['trade-paper.offered.v1'],
});
