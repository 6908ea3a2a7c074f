/** A firm asks one bank to finance an export declaration, under a consent that the bank was given. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { AssessmentTerms, DeclarationRequestTerms, DeclarationTerms } from './terms.ts';

const offered = { declarationId: idOf('declaration'), offerId: idOf('offer') };

export const offerDeclaration = defineCommand({
  name: 'OfferDeclaration',
  summary: 'The exporter shows one bank its released declaration and consents to one share of it.',
  input: z.strictObject({
    ...offered,
    financier: MspId,
    consentId: idOf('consent'),
    share: Parts,
    expiresAt: Instant,
  }),
  path: '/customs-declarations/{declarationId}/offers',
  creates: { offerId: 'offer' },
  sections: { declaration: DeclarationTerms, assessment: AssessmentTerms, request: DeclarationRequestTerms },
  known: ['declaration', 'assessment'],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_OWNER',
    'DECLARATION_FLOW_WRONG',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'PARTY_UNKNOWN',
    'CONSENT_NOT_FOUND',
    'CONSENT_NOT_ACTIVE',
    'CONSENT_SCOPE_EXCEEDED',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'ASSET_FROZEN',
    'TERMS_HASH_MISMATCH',
    'CAPACITY_EXCEEDED',
    'AMOUNT_MISMATCH',
  ],
  events: ['customs-declaration.offered.v1'],
});

export const withdrawDeclarationOffer = defineCommand({
  name: 'WithdrawDeclarationOffer',
  summary: 'The exporter takes back an offer that the bank has not used.',
  input: z.strictObject(offered),
  path: '/customs-declarations/{declarationId}/offers/{offerId}/withdrawal',
  creates: {},
  sections: {},
  known: [],
  roles: ['enterprise-officer'],
  errors: ['OFFER_NOT_FOUND', 'OFFER_NOT_OPEN'],
  events: ['customs-declaration.offer-withdrawn.v1'],
});
