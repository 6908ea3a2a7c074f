/**
 * What a debtor says: in private first, then by the hash of what it said. Where it answers for itself two of its
 * officers bind it; a bank that records for it, or verifies an undisclosed claim, has a maker and a checker do so.
 */
import { z } from 'zod';
import { AssetId } from '../asset/identifiers.ts';
import { batchMax } from '../kernel/batch.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { DebtAnswerTerms, InvoiceTerms } from './terms.ts';

const receivableId = idOf('receivable');
const answered = { receivableId, answerHash: TermsHash };
const byHash = { creates: {}, sections: {}, known: [] } as const;

export const draftDebtAnswer = defineCommand({
  name: 'DraftDebtAnswer',
  summary:
    'The debtor, or the bank that records for it, lays down what it says of the claim; the seller reads it.',
  input: z.strictObject({ receivableId }),
  path: '/receivables/{receivableId}/answer-drafts',
  creates: {},
  sections: { invoice: InvoiceTerms, answer: DebtAnswerTerms },
  known: ['invoice'],
  roles: ['enterprise-officer', 'bank-maker', 'bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_DEBTOR',
    'ASSET_NOT_LIVE',
    'TERMS_HASH_MISMATCH',
    'EVIDENCE_MISSING',
    'WAIVER_NOT_GIVEN',
    'CONFIRMATION_EXCESSIVE',
  ],
  events: ['receivable.answer-drafted.v1'],
  recorded: false,
  batch: batchMax,
});

export const confirmDebt = defineCommand({
  name: 'ConfirmDebt',
  summary:
    'Amount, date and waiver are confirmed: said by one person, and in force once a second one has said the same.',
  input: z.strictObject(answered),
  path: '/receivables/{receivableId}/confirmation',
  ...byHash,
  roles: ['enterprise-officer', 'bank-maker', 'bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_DEBTOR',
    'ASSET_NOT_LIVE',
    'PROPOSAL_EXPIRED',
    'DEBT_ANSWERED',
    'TERMS_HASH_MISMATCH',
    'SAME_PERSON',
    'TOKENS_MISMATCH',
    'RECEIVABLE_CONTRADICTED',
    'RECEIVABLE_REGISTERED',
  ],
  events: ['receivable.confirmation-proposed.v1', 'receivable.confirmed.v1'],
  batch: batchMax,
});

export const rejectDebt = defineCommand({
  name: 'RejectDebt',
  summary: 'The debtor does not owe the claim as it is; the seller registers a corrected one.',
  input: z.strictObject(answered),
  path: '/receivables/{receivableId}/rejection',
  ...byHash,
  roles: ['enterprise-officer', 'bank-checker'],
  errors: ['ASSET_NOT_FOUND', 'NOT_THE_DEBTOR', 'ASSET_NOT_LIVE', 'DEBT_ANSWERED'],
  events: ['receivable.rejected.v1'],
});

export const disputeDebt = defineCommand({
  name: 'DisputeDebt',
  summary: 'The debtor disputes the claim: nobody finances it until the dispute has ended.',
  input: z.strictObject(answered),
  path: '/receivables/{receivableId}/disputes',
  ...byHash,
  roles: ['enterprise-officer', 'bank-checker'],
  errors: ['ASSET_NOT_FOUND', 'NOT_THE_DEBTOR', 'ASSET_NOT_LIVE', 'HOLD_EXISTS'],
  events: ['receivable.disputed.v1'],
});

export const settleDispute = defineCommand({
  name: 'SettleDispute',
  summary: 'The debtor’s dispute has ended.',
  input: z.strictObject(answered),
  path: '/receivables/{receivableId}/disputes/settlement',
  ...byHash,
  roles: ['enterprise-officer', 'bank-checker'],
  errors: ['ASSET_NOT_FOUND', 'NOT_THE_DEBTOR', 'HOLD_NOT_FOUND'],
  events: ['receivable.dispute-settled.v1'],
});

export const clearInvoiceSuspect = defineCommand({
  name: 'ClearInvoiceSuspect',
  summary: 'The one that answers for either of two invoices that look alike says that they are two claims.',
  input: z.strictObject({ ...answered, suspect: AssetId }),
  path: '/receivables/{receivableId}/clearances',
  ...byHash,
  roles: ['enterprise-officer', 'bank-checker'],
  errors: ['ASSET_NOT_FOUND', 'NOT_THE_DEBTOR', 'SUSPECT_NOT_FOUND'],
  events: ['receivable.suspect-cleared.v1'],
});
