/** Refusals about receipts that are lost. */
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { encumbered, foreign, frozen, noReceipt, receiptKey } from './receipt-rows.ts';
import { loseGoods, registerElsewhere, spoil, tables, take, useKeys } from './table.ts';

const lossKey = (draft: Draft): string => `loss/${draft.text('receiptId')}`;
const delivered = [
  'RECEIPT_STATUS_WRONG',
  'the goods were delivered',
  spoil.record(receiptKey, { status: 'delivered' }),
] as const;

export const lossRefusals = tables({
  ReportLoss: {
    rows: [
      noReceipt,
      ['NOT_THE_OWNER', 'another firm reports it', (draft) => draft.saidBy(people.otherOwner)],
      delivered,
      [
        'LOSS_EXISTS',
        'it was reported before',
        (draft) =>
          draft.put(lossKey(draft), {
            receiptId: draft.text('receiptId'),
            by: { mspId: 'EnterprisesMSP' },
            reportHash: 'ab'.repeat(32),
            at: '2026-03-02T09:30:00.000Z',
          }),
      ],
    ],
  },
  ReplaceReceipt: {
    rows: [
      noReceipt,
      foreign,
      delivered,
      ['LOSS_NOT_REPORTED', 'the owner says nothing of a loss', spoil.drop(lossKey)],
      ['TERMS_HASH_MISMATCH', 'the lost goods are others', spoil.terms('goods', { slot: 'elsewhere' })],
      ['ID_TAKEN', 'the id is taken', (draft) => take(draft, `receipt/${draft.text('replacementId')}`)],
      [
        'QUANTITY_MISMATCH',
        'the replacement is for goods of a better grade',
        spoil.terms('replacement', { grade: 'Cu-CATH-0' }),
      ],
      [
        'QUANTITY_MISMATCH',
        'the replacement has the number of the lost one',
        (draft) =>
          draft.changeTerms('replacement', { receiptNumber: draft.termsOf('goods')['receiptNumber'] }),
      ],
      ['TOKENS_MISMATCH', 'a key became live since', (draft) => useKeys(draft, [1, 2])],
      frozen,
      ['ASSET_UNDER_SUPPORTED', 'goods are lost too', (draft) => loseGoods(draft, draft.text('receiptId'))],
      encumbered,
      [
        'GOODS_ALREADY_RECEIPTED',
        'another lot has a bundle of it by now',
        (draft) => registerElsewhere(draft, 'R3', 'live'),
      ],
    ],
  },
});
