/** What may be said about a receipt that is lost (model law on warehouse receipts, loss and destruction). */
import { z } from 'zod';
import { Tokens } from '../fingerprint/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { GoodsTerms, LossTerms } from './terms.ts';

const receiptId = idOf('receipt');

export const reportLoss = defineCommand({
  name: 'ReportLoss',
  summary: 'The owner reports to the warehouse that its receipt is lost.',
  input: z.strictObject({ receiptId }),
  path: '/warehouse-receipts/{receiptId}/loss',
  creates: {},
  sections: { report: LossTerms },
  known: [],
  roles: ['enterprise-officer'],
  errors: ['RECEIPT_NOT_FOUND', 'NOT_THE_OWNER', 'RECEIPT_STATUS_WRONG', 'LOSS_EXISTS'],
  events: ['warehouse-receipt.loss-reported.v1'],
});

export const replaceReceipt = defineCommand({
  name: 'ReplaceReceipt',
  summary: 'A keeper replaces a lost receipt by one of another number; the lost one has no effect any more.',
  input: z.strictObject({ receiptId, replacementId: receiptId, tokens: Tokens }),
  path: '/warehouse-receipts/{receiptId}/replacement',
  creates: { replacementId: 'receipt' },
  sections: { goods: GoodsTerms, replacement: GoodsTerms },
  known: ['goods'],
  roles: ['warehouse-keeper'],
  errors: [
    'RECEIPT_NOT_FOUND',
    'NOT_THE_WAREHOUSE',
    'RECEIPT_STATUS_WRONG',
    'LOSS_NOT_REPORTED',
    'TERMS_HASH_MISMATCH',
    'ID_TAKEN',
    'QUANTITY_MISMATCH',
    'TOKENS_MISMATCH',
    'ASSET_FROZEN',
    'ASSET_UNDER_SUPPORTED',
    'ASSET_ENCUMBERED',
    'GOODS_ALREADY_RECEIPTED',
  ],
  events: ['warehouse-receipt.replaced.v1'],
});
