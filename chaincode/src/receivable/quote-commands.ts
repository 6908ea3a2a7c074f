/** Competing quotes for a receivable: invited one by one, sealed, and one of them accepted. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { warningsMax } from './fingerprints.ts';
import { ConfirmationTerms, InvoiceTerms, QuoteRequestTerms, QuoteTerms } from './terms.ts';

const receivableId = idOf('receivable');
const invitation = { receivableId, offerId: idOf('offer') };

export const inviteQuote = defineCommand({
  name: 'InviteQuote',
  summary:
    'The seller asks one bank for a quote: the bank gets invoice and confirmation, and nobody learns of it.',
  input: z.strictObject({ ...invitation, financier: MspId, share: Parts, expiresAt: Instant }),
  path: '/receivables/{receivableId}/invitations',
  creates: { offerId: 'offer' },
  sections: { invoice: InvoiceTerms, confirmation: ConfirmationTerms, request: QuoteRequestTerms },
  known: ['invoice', 'confirmation'],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_SELLER',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'PARTY_UNKNOWN',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'ASSET_FROZEN',
    'TERMS_HASH_MISMATCH',
    'EVIDENCE_MISSING',
    'WAIVER_NOT_GIVEN',
    'CONFIRMATION_EXCESSIVE',
    'AMOUNT_MISMATCH',
  ],
  events: ['receivable.quote-invited.v1'],
});

export const quoteReceivable = defineCommand({
  name: 'QuoteReceivable',
  summary:
    'The invited bank quotes: rate, advance, fees, recourse, for the seller’s eyes only; and names the warnings it knows.',
  input: z.strictObject({
    ...invitation,
    validUntil: Instant,
    warnings: z.array(receivableId).max(warningsMax),
  }),
  path: '/receivables/{receivableId}/invitations/{offerId}/quote',
  creates: {},
  sections: { quote: QuoteTerms },
  known: [],
  roles: ['bank-maker'],
  errors: ['OFFER_NOT_FOUND', 'OFFER_NOT_OPEN', 'EXPIRY_INVALID', 'WARNING_NOT_ACKNOWLEDGED'],
  events: ['receivable.quoted.v1'],
});

export const acceptQuote = defineCommand({
  name: 'AcceptQuote',
  summary: 'The seller accepts one quote by its hash: its consent that this bank reserves this share.',
  input: z.strictObject({
    ...invitation,
    quoteHash: TermsHash,
    /** The lien that the bank is to pay off: no other share may it take. */
    refinances: idOf('lien').optional(),
  }),
  path: '/receivables/{receivableId}/invitations/{offerId}/acceptance',
  creates: {},
  sections: {},
  known: [],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_SELLER',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'OFFER_NOT_FOUND',
    'OFFER_NOT_OPEN',
    'TERMS_HASH_MISMATCH',
    'ASSET_FROZEN',
    'QUOTE_ACCEPTED',
  ],
  events: ['receivable.quote-accepted.v1'],
});

export const withdrawInvitation = defineCommand({
  name: 'WithdrawInvitation',
  summary: 'The seller takes back an invitation, or its acceptance of a quote that the bank has not used.',
  input: z.strictObject(invitation),
  path: '/receivables/{receivableId}/invitations/{offerId}/withdrawal',
  creates: {},
  sections: {},
  known: [],
  roles: ['enterprise-officer'],
  errors: ['OFFER_NOT_FOUND', 'OFFER_NOT_OPEN'],
  events: ['receivable.invitation-withdrawn.v1'],
});
