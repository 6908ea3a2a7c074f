/** Refusals when live receipts are given fingerprints under new keys. */
import { defaultSettings } from '../../src/membership/consortium.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { registerElsewhere, spoil, tables } from './table.ts';

const receiptKey = (draft: Draft): string => `receipt/${draft.text('receiptId')}`;
const proposalKey = (draft: Draft): string => `tokens/${draft.text('receiptId')}`;

type Tokens = readonly { readonly epoch: number; readonly subset: string; readonly token: string }[];

const changeTokens = (draft: Draft, epoch: number): Tokens =>
  (draft.input['tokens'] as Tokens).map((one) =>
    one.epoch === epoch && one.subset === 'R1' ? { ...one, token: 'ab'.repeat(32) } : one,
  );

const missing = ['RECEIPT_NOT_FOUND', 'there is no such receipt', spoil.drop(receiptKey)] as const;
const notIssued = [
  'RECEIPT_STATUS_WRONG',
  'the receipt was delivered',
  spoil.record(receiptKey, { status: 'delivered' }),
] as const;
const goodsDiffer = [
  'TERMS_HASH_MISMATCH',
  'the goods are others',
  spoil.terms('goods', { brand: 'Other' }),
] as const;
const keyChanged = [
  'TOKENS_MISMATCH',
  'the keys changed once more',
  (draft: Draft) =>
    draft.change('consortium', { settings: { ...defaultSettings, fingerprintEpochs: [2, 3] } }),
] as const;
const duplicate = [
  'GOODS_ALREADY_RECEIPTED',
  'a bundle is under another live receipt by the new key',
  (draft: Draft) => registerElsewhere(draft, 'R3', 'live'),
] as const;

export const tokenRefusals = tables({
  ProposeTokens: {
    rows: [
      missing,
      [
        'NOT_THE_WAREHOUSE',
        'the goods lie elsewhere',
        spoil.record(receiptKey, { warehouse: 'NorthgateMSP' }),
      ],
      notIssued,
      goodsDiffer,
      keyChanged,
      [
        'TOKENS_MISMATCH',
        'the number has another fingerprint under the old key than before',
        (draft) => void (draft.input['tokens'] = changeTokens(draft, 1)),
      ],
      duplicate,
    ],
  },
  ConfirmTokens: {
    rows: [
      missing,
      ['RECEIPT_NOT_CONTROLLED', 'another firm confirms', (draft) => draft.saidBy(people.otherOwner)],
      notIssued,
      ['TOKENS_NOT_PROPOSED', 'the keeper has proposed none', spoil.drop(proposalKey)],
      ['TOKENS_NOT_PROPOSED', 'the receipt has changed since', spoil.record(proposalKey, { version: 1 })],
      goodsDiffer,
      [
        'TOKENS_MISMATCH',
        'the controller’s gateway computed another one than the keeper’s',
        (draft) => void (draft.input['tokens'] = changeTokens(draft, 2)),
      ],
      keyChanged,
      duplicate,
    ],
  },
});
