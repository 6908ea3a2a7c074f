/** Refusals of commands that move goods: split and delivery. */
import type { GoodsTerms } from '../../src/warehouse-receipt/terms.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import {
  encumbered,
  expiry,
  foreign,
  frozen,
  goodsDiffer,
  noReceipt,
  notController,
  orderKey,
  receiptKey,
} from './receipt-rows.ts';
import { past } from './instants.ts';
import { loseGoods, spoil, take, tables } from './table.ts';

const notIssued = [
  'RECEIPT_STATUS_WRONG',
  'the receipt was split',
  spoil.record(receiptKey, { status: 'split' }),
] as const;
const noOrder = ['ORDER_NOT_FOUND', 'nobody ordered it', spoil.drop(orderKey)] as const;
const otherOrder = [
  'ORDER_NOT_FOUND',
  'the order is one to transfer',
  spoil.record(orderKey, { kind: 'transfer' }),
] as const;
const executed = [
  'ORDER_NOT_OPEN',
  'it was executed before',
  spoil.record(orderKey, { status: 'executed' }),
] as const;
const expired = [
  'ORDER_NOT_OPEN',
  'the order has expired',
  spoil.record(orderKey, { expiresAt: past }),
] as const;
const idTaken = [
  'ID_TAKEN',
  'the order id is taken',
  (draft: Draft) => take(draft, orderKey(draft)),
] as const;

type Tokens = { subset: string; token: string }[];
const tokensAt = (draft: Draft, member: string): Tokens => draft.input[member] as Tokens;
const withToken = (tokens: Tokens, subset: string, token: string): Tokens =>
  tokens.map((one) => (one.subset === subset ? { ...one, token } : one));
const firstToken = (tokens: Tokens, subset: string): string =>
  tokens.find((one) => one.subset === subset)?.token ?? '';

/** The released part under a fingerprint that belongs to the retained part. */
const borrowToken = (subset: 'R1' | 'R3') => (draft: Draft) => {
  const borrowed = firstToken(tokensAt(draft, 'retainedTokens'), subset);
  draft.input['releasedTokens'] = withToken(tokensAt(draft, 'releasedTokens'), 'R1', borrowed);
};

const registerElsewhere = (draft: Draft): void => {
  const token = firstToken(tokensAt(draft, 'releasedTokens'), 'R1');
  const other = 'WR-9999999999999999';
  draft.put(`fingerprint/${token}`, { assetId: other, rootId: other, status: 'live' });
};

const changePart = (section: string, change: (goods: GoodsTerms) => Partial<GoodsTerms>) => (draft: Draft) =>
  draft.changeTerms(section, change(draft.termsOf(section) as unknown as GoodsTerms));

export const goodsRefusals = tables({
  OrderSplit: {
    rows: [
      noReceipt,
      notController,
      notIssued,
      idTaken,
      expiry,
      goodsDiffer,
      [
        'QUANTITY_MISMATCH',
        'a unit is not in the lot',
        spoil.terms('release', { unitIds: ['BUNDLE:TRADE-8', 'BUNDLE:TRADE-9', 'BUNDLE:TRADE-11'] }),
      ],
      [
        'QUANTITY_MISMATCH',
        'the units weigh one kilogram less',
        spoil.terms('release', { net: { value: 7_499, unit: 'KGM' } }),
      ],
      frozen,
      encumbered,
    ],
  },
  SplitReceipt: {
    rows: [
      noReceipt,
      foreign,
      noOrder,
      otherOrder,
      ['ORDER_NOT_OPEN', 'the checker has not confirmed it', spoil.record(orderKey, { status: 'ordered' })],
      executed,
      expired,
      notIssued,
      notController,
      goodsDiffer,
      [
        'TERMS_HASH_MISMATCH',
        'the units are not those that the bank released',
        spoil.terms('release', { unitIds: ['BUNDLE:MAIN-1', 'BUNDLE:MAIN-2', 'BUNDLE:MAIN-3'] }),
      ],
      [
        'ID_TAKEN',
        'the released part’s id is taken',
        (draft) => take(draft, `receipt/${draft.text('releasedId')}`),
      ],
      [
        'ID_TAKEN',
        'both parts have one id',
        (draft) => void (draft.input['releasedId'] = draft.input['retainedId']),
      ],
      [
        'QUANTITY_MISMATCH',
        'the released part weighs one kilogram more',
        changePart('releasedGoods', ({ net, units }) => ({
          net: { ...net, value: net.value + 1 },
          units: units.map((unit, i) => (i > 0 ? unit : { ...unit, net: { value: 2_501, unit: 'KGM' } })),
        })),
      ],
      [
        'QUANTITY_MISMATCH',
        'a unit stands in both parts',
        changePart('retainedGoods', ({ net, units }) => ({
          net: { ...net, value: net.value + 2_500 },
          units: [...units, { unitId: 'BUNDLE:MAIN-8', net: { value: 2_500, unit: 'KGM' } }],
        })),
      ],
      [
        'QUANTITY_MISMATCH',
        'a part is of a better grade',
        spoil.terms('releasedGoods', { grade: 'Cu-CATH-0' }),
      ],
      [
        'QUANTITY_MISMATCH',
        'a part keeps the number of the whole',
        spoil.terms('retainedGoods', { receiptNumber: 'WR-2026-MAIN' }),
      ],
      [
        'TOKENS_MISMATCH',
        'a unit of the retained part has another fingerprint than before',
        (draft) =>
          void (draft.input['retainedTokens'] = tokensAt(draft, 'retainedTokens').map((one, i) =>
            i === 2 ? { ...one, token: 'ab'.repeat(32) } : one,
          )),
      ],
      ['TOKENS_MISMATCH', 'both parts have one receipt number', borrowToken('R1')],
      [
        'TOKENS_MISMATCH',
        'the released part’s number closes the fingerprint of a bundle that stays',
        borrowToken('R3'),
      ],
      frozen,
      ['ASSET_UNDER_SUPPORTED', 'goods were lost', (draft) => loseGoods(draft, draft.text('receiptId'))],
      ['ASSET_ENCUMBERED', 'another lien stands beside the one that is released', encumbered[2]],
      ['GOODS_ALREADY_RECEIPTED', 'the released part’s number is taken', registerElsewhere],
    ],
  },
  OrderDelivery: {
    rows: [noReceipt, notController, notIssued, idTaken, expiry, frozen, encumbered],
  },
  PrepareDelivery: {
    rows: [
      noReceipt,
      foreign,
      noOrder,
      otherOrder,
      executed,
      expired,
      notIssued,
      notController,
      goodsDiffer,
      [
        'QUANTITY_MISMATCH',
        'the scale shows less, and nobody stated a loss',
        spoil.terms('gateOut', { weighedNet: { value: 7_499, unit: 'KGM' } }),
      ],
      frozen,
      encumbered,
    ],
  },
  ConfirmDelivery: {
    rows: [
      noReceipt,
      foreign,
      noOrder,
      otherOrder,
      ['ORDER_NOT_OPEN', 'the goods were not weighed', spoil.record(orderKey, { status: 'ordered' })],
      executed,
      expired,
      [
        'SAME_PERSON',
        'the keeper who weighed the goods lets them go',
        (draft) => draft.saidBy(people.keeper),
      ],
      notIssued,
      notController,
      frozen,
      encumbered,
    ],
  },
});
