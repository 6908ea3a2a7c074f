/** How a receivable becomes known: drafted in private, registered by its hash, shown to the one that answers. */
import { z } from 'zod';
import { InvoiceTokens } from '../fingerprint/records.ts';
import { batchMax } from '../kernel/batch.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { Debtor } from './debtor.ts';
import { InvoiceTerms } from './terms.ts';

const receivableId = idOf('receivable');

/** Private copies only: no other peer sees the invoice. */
export const draftReceivable = defineCommand({
  name: 'DraftReceivable',
  summary: 'The seller, or a bank for its client, lays an invoice down in private.',
  input: z.strictObject({ receivableId, seller: Party }),
  path: '/receivable-drafts',
  creates: { receivableId: 'receivable' },
  sections: { invoice: InvoiceTerms },
  known: [],
  roles: ['enterprise-officer', 'bank-maker'],
  errors: ['NOT_THE_SELLER', 'PARTY_UNKNOWN'],
  events: ['receivable.drafted.v1'],
  recorded: false,
  batch: batchMax,
});

/** The invoice itself stays where it is: this names its hash and its fingerprints. */
export const registerReceivable = defineCommand({
  name: 'RegisterReceivable',
  summary:
    'The drafted invoice is registered by its hash and checked against every other by its fingerprints.',
  input: z.strictObject({
    receivableId,
    claimId: idOf('claim'),
    seller: Party,
    debtor: Debtor,
    invoiceHash: TermsHash,
    tokens: InvoiceTokens,
    proposalExpiresAt: Instant,
  }),
  path: '/receivables',
  creates: { claimId: 'claim' },
  sections: {},
  known: [],
  roles: ['enterprise-officer', 'bank-maker'],
  errors: [
    'NOT_THE_SELLER',
    'PARTY_UNKNOWN',
    'DEBTOR_NOT_INDEPENDENT',
    'EXPIRY_INVALID',
    'ID_TAKEN',
    'TOKENS_MISMATCH',
    'RECEIVABLE_CONTRADICTED',
    'RECEIVABLE_REGISTERED',
  ],
  events: ['receivable.registered.v1'],
  batch: batchMax,
});

export const requestConfirmation = defineCommand({
  name: 'RequestConfirmation',
  summary: 'The invoice is shown to its debtor, or to the bank that records or verifies, and to nobody else.',
  input: z.strictObject({ receivableId }),
  path: '/receivables/{receivableId}/confirmation-request',
  creates: {},
  sections: { invoice: InvoiceTerms },
  known: ['invoice'],
  roles: ['enterprise-officer', 'bank-maker'],
  errors: ['ASSET_NOT_FOUND', 'NOT_THE_SELLER', 'ASSET_NOT_LIVE', 'TERMS_HASH_MISMATCH'],
  events: ['receivable.confirmation-requested.v1'],
  recorded: false,
  batch: batchMax,
});

export const cancelReceivable = defineCommand({
  name: 'CancelReceivable',
  summary: 'A receivable that nobody has a lien on is taken back; its fingerprints stay as a tombstone.',
  input: z.strictObject({ receivableId }),
  path: '/receivables/{receivableId}/cancellation',
  creates: {},
  sections: {},
  known: [],
  roles: ['enterprise-officer', 'bank-maker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_SELLER',
    'ASSET_NOT_LIVE',
    'DEBT_ANSWERED',
    'ASSET_FROZEN',
    'ASSET_ENCUMBERED',
  ],
  events: ['receivable.cancelled.v1'],
});
