/** What may be said when the keys of fingerprints change: live receipts are given tokens under the new ones. */
import { z } from 'zod';
import { Tokens } from '../fingerprint/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { GoodsTerms } from './terms.ts';

const receiptId = idOf('receipt');
const ofReceipt = {
  input: z.strictObject({ receiptId, tokens: Tokens }),
  creates: {},
  sections: { goods: GoodsTerms },
  known: ['goods'],
} as const;

export const proposeTokens = defineCommand({
  name: 'ProposeTokens',
  summary: 'A keeper has the fingerprints of an issued receipt computed under the live keys.',
  ...ofReceipt,
  path: '/warehouse-receipts/{receiptId}/tokens',
  roles: ['warehouse-keeper'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'NOT_THE_WAREHOUSE',
    'RECEIPT_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'TOKENS_MISMATCH',
    'GOODS_ALREADY_RECEIPTED',
  ],
  events: ['warehouse-receipt.tokens-proposed.v1'],
});

export const confirmTokens = defineCommand({
  name: 'ConfirmTokens',
  summary: 'The controller’s gateway has computed the same fingerprints: they are the receipt’s from now on.',
  ...ofReceipt,
  path: '/warehouse-receipts/{receiptId}/tokens/confirmation',
  roles: ['enterprise-officer', 'bank-maker'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'RECEIPT_NOT_CONTROLLED',
    'RECEIPT_STATUS_WRONG',
    'TOKENS_NOT_PROPOSED',
    'TERMS_HASH_MISMATCH',
    'TOKENS_MISMATCH',
    'GOODS_ALREADY_RECEIPTED',
  ],
  events: ['warehouse-receipt.tokens-renewed.v1'],
});
