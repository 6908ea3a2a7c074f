/** A bank looks at the tax invoice of a claim, and says what it saw. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { TaxLookTerms } from './tax-terms.ts';
import { InvoiceTerms } from './terms.ts';

const receivableId = idOf('receivable');

/** Only the own peer sees it: nobody can hold up what the bank has seen. */
export const draftTaxLook = defineCommand({
  name: 'DraftTaxLook',
  summary: 'A bank lays down what the tax bureau says of a claim’s tax invoice, for itself alone.',
  input: z.strictObject({ receivableId }),
  path: '/receivables/{receivableId}/tax-look-drafts',
  creates: {},
  sections: { invoice: InvoiceTerms, look: TaxLookTerms },
  known: ['invoice'],
  roles: ['bank-maker', 'bank-service'],
  errors: [
    'ASSET_NOT_FOUND',
    'ASSET_NOT_LIVE',
    'TERMS_HASH_MISMATCH',
    'TAX_LOOK_ELSEWHERE',
    'AMOUNT_MISMATCH',
  ],
  events: ['receivable.tax-look-drafted.v1'],
  recorded: false,
});

export const recordTaxLook = defineCommand({
  name: 'RecordTaxLook',
  summary:
    'The bank says by hash what remains of the claim by its look at the tax invoice: all, a part, nothing.',
  input: z.strictObject({ receivableId, lookHash: TermsHash, remaining: Parts }),
  path: '/receivables/{receivableId}/tax-looks',
  creates: {},
  sections: {},
  known: [],
  roles: ['bank-maker', 'bank-service'],
  errors: ['ASSET_NOT_FOUND', 'ASSET_NOT_LIVE', 'FACTOR_OUT_OF_RANGE'],
  events: ['receivable.tax-looked.v1'],
});
