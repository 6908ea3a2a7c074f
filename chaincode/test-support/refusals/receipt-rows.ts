/** Circumstances that refusals about receipts and orders of goods share. */
import type { Draft } from '../draft.ts';
import { past } from './instants.ts';
import { freeze, putLienRecord, type Row, spoil } from './table.ts';

export const whole = '1000000000000000000';
export const receiptKey = (draft: Draft): string => `receipt/${draft.text('receiptId')}`;
export const orderKey = (draft: Draft): string => `order/${draft.text('receiptId')}/${draft.text('orderId')}`;

export const noReceipt: Row = ['RECEIPT_NOT_FOUND', 'there is no such receipt', spoil.drop(receiptKey)];
export const foreign: Row = [
  'NOT_THE_WAREHOUSE',
  'the goods lie elsewhere',
  spoil.record(receiptKey, { warehouse: 'NorthgateMSP' }),
];
export const frozen: Row = [
  'ASSET_FROZEN',
  'a court froze the goods',
  (draft: Draft): void => freeze(draft, draft.text('receiptId')),
];
export const encumbered: Row = [
  'ASSET_ENCUMBERED',
  'a bank has a lien on it',
  (draft: Draft): void => putLienRecord(draft, draft.text('receiptId'), 1, whole),
];
export const notController: Row = [
  'RECEIPT_NOT_CONTROLLED',
  'a bank controls it',
  spoil.record(receiptKey, { controller: { mspId: 'RiverBankMSP' } }),
];
export const goodsDiffer: Row = [
  'TERMS_HASH_MISMATCH',
  'the goods are others',
  spoil.terms('goods', { brand: 'Other' }),
];
export const expiry: Row = ['EXPIRY_INVALID', 'the expiry is in the past', spoil.input({ expiresAt: past })];
