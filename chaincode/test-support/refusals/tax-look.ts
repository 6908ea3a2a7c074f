/** Refusals of looks at tax invoices. */
import type { Draft } from '../draft.ts';
import { type Row, spoil, tables } from './table.ts';

const receivableKey = (draft: Draft): string => `receivable/${draft.text('receivableId')}`;
const noAsset: Row = ['ASSET_NOT_FOUND', 'there is no such receivable', spoil.drop(receivableKey)];
const ended: Row = [
  'ASSET_NOT_LIVE',
  'it was taken back',
  spoil.record(receivableKey, { status: 'cancelled' }),
];

export const taxLookRefusals = tables({
  DraftTaxLook: {
    rows: [
      noAsset,
      ended,
      [
        'TERMS_HASH_MISMATCH',
        'the invoice is another one',
        (draft) => draft.open('invoice', { terms: draft.termsOf('invoice'), salt: '00'.repeat(16) }),
      ],
      [
        'TAX_LOOK_ELSEWHERE',
        'another tax invoice was looked at',
        spoil.terms('look', { taxInvoice: { number: '26442000000000000001' } }),
      ],
      [
        'AMOUNT_MISMATCH',
        'more was credited than was invoiced',
        spoil.terms('look', { state: 'red-partial', credited: { amount: '9000000.00', currency: 'CNY' } }),
      ],
    ],
  },
  RecordTaxLook: {
    rows: [
      noAsset,
      ended,
      ['FACTOR_OUT_OF_RANGE', 'more than all remains', spoil.input({ remaining: '1000000000000000001' })],
    ],
  },
});
