/** The seller credits a part of a claim, or all of it. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { ConfirmationTerms, CreditNoteTerms } from './terms.ts';

const note = { receivableId: idOf('receivable'), creditNoteId: idOf('creditNote') };
const sections = { confirmation: ConfirmationTerms, creditNote: CreditNoteTerms };

export const draftCreditNote = defineCommand({
  name: 'DraftCreditNote',
  summary:
    'The seller lays a credit note down for its debtor and for the banks that have a lien, and for nobody else.',
  input: z.strictObject(note),
  path: '/receivables/{receivableId}/credit-note-drafts',
  creates: { creditNoteId: 'creditNote' },
  sections,
  known: ['confirmation'],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_SELLER',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
  ],
  events: ['receivable.credit-note-drafted.v1'],
  recorded: false,
});

export const issueCreditNote = defineCommand({
  name: 'IssueCreditNote',
  summary:
    'The drafted credit note is issued by its hash: in force at once, or when every bank with a lien consents.',
  input: z.strictObject({ ...note, creditNoteHash: TermsHash, remaining: Parts }),
  path: '/receivables/{receivableId}/credit-notes',
  creates: {},
  sections: {},
  known: [],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_SELLER',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'ID_TAKEN',
    'CREDIT_NOTE_OPEN',
    'FACTOR_OUT_OF_RANGE',
  ],
  events: ['receivable.credit-note-proposed.v1', 'receivable.credited.v1'],
});

export const consentToCreditNote = defineCommand({
  name: 'ConsentToCreditNote',
  summary: 'A bank with a lien consents to the credit note; with the last consent the claim is worth less.',
  input: z.strictObject(note),
  path: '/receivables/{receivableId}/credit-notes/{creditNoteId}/consents',
  creates: {},
  sections,
  known: ['confirmation', 'creditNote'],
  roles: ['bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'CREDIT_NOTE_NOT_FOUND',
    'CREDIT_NOTE_NOT_OPEN',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
  ],
  events: ['receivable.credit-note-consented.v1', 'receivable.credited.v1'],
});
