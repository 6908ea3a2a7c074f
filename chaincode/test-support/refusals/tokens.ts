/** Refusals when assets are given fingerprints under new keys. */
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { type Row, spoil, tables, useKeys } from './table.ts';

const receiptKey = (draft: Draft): string => `receipt/${draft.text('assetId')}`;
const keyedKey = (draft: Draft): string => `keyed/1/${draft.text('assetId')}`;
const proposalKey = (draft: Draft): string => `tokens/${draft.text('assetId')}/EnterprisesMSP`;
const creditKey = (draft: Draft): string =>
  `credit/${draft.at(`proceeds/${draft.text('assetId')}`)['creditId'] as string}`;

type Tokens = readonly { readonly epoch: number; readonly subset: string; readonly token: string }[];
const tokensIn = (draft: Draft): Tokens => draft.input['tokens'] as Tokens;
const say = (draft: Draft, tokens: Tokens): void => void (draft.input['tokens'] = tokens);

/** Another number under this key. */
const changeNumber = (draft: Draft, epoch: number): void =>
  say(
    draft,
    tokensIn(draft).map((one) =>
      one.epoch === epoch && one.subset === 'R1' ? { ...one, token: 'ab'.repeat(32) } : one,
    ),
  );

const missing: Row = ['ASSET_NOT_FOUND', 'there is no such receipt', spoil.drop(receiptKey)];
const notKeyed: Row = [
  'ASSET_NOT_LIVE',
  'the receipt was never issued, or left the warehouse',
  spoil.drop(keyedKey),
];
const ended: Row = [
  'ASSET_NOT_LIVE',
  'the receipt was delivered',
  spoil.record(receiptKey, { status: 'delivered' }),
];
const keyChanged: Row = ['TOKENS_MISMATCH', 'the keys changed once more', (draft) => useKeys(draft, [2, 3])];
const otherNumber: Row = [
  'TOKENS_MISMATCH',
  'the number has another fingerprint under the old key than before',
  (draft) => changeNumber(draft, 1),
];
const duplicate: Row = [
  'ASSET_REGISTERED_ELSEWHERE',
  'a bundle is under another live receipt by the new key',
  (draft) => {
    const { token } = tokensIn(draft).find(({ epoch, subset }) => epoch === 2 && subset === 'R3') ?? {};
    const other = 'WR-9999999999999999';
    draft.put(`fingerprint/${token}`, { assetId: other, rootId: other, status: 'live' });
  },
];

export const tokenRefusals = tables({
  ProposeTokens: {
    rows: [
      missing,
      ['NOT_THE_CONTROLLER', 'another firm proposes', (draft) => draft.saidBy(people.otherOwner)],
      ['NOT_THE_CONTROLLER', 'a bank without a lien proposes', (draft) => draft.saidBy(people.riverMaker)],
      notKeyed,
      ended,
      keyChanged,
      otherNumber,
      [
        'TOKENS_MISMATCH',
        'a bundle is left out under the new key',
        (draft) => {
          const left = tokensIn(draft).findIndex(({ epoch, subset }) => epoch === 2 && subset === 'R3');
          say(
            draft,
            tokensIn(draft).filter((_, index) => index !== left),
          );
        },
      ],
      [
        'TOKENS_MISMATCH',
        'one bundle stands for all under the new key',
        (draft) =>
          say(
            draft,
            tokensIn(draft).map((one) =>
              one.epoch === 2 && one.subset === 'R3' ? { ...one, token: 'cd'.repeat(32) } : one,
            ),
          ),
      ],
      duplicate,
    ],
  },
  ConfirmTokens: {
    rows: [
      missing,
      ['NOT_AN_AUTHORITY', 'the owner confirms its own proposal', (draft) => draft.saidBy(people.owner)],
      ['NOT_AN_AUTHORITY', 'a bank without a lien confirms', (draft) => draft.saidBy(people.riverMaker)],
      notKeyed,
      ended,
      ['TOKENS_NOT_PROPOSED', 'nobody has proposed any', spoil.drop(proposalKey)],
      [
        'TOKENS_NOT_PROPOSED',
        'the warehouse alone has proposed them',
        spoil.record(proposalKey, { by: 'EastgateMSP' }),
      ],
      ['TOKENS_NOT_PROPOSED', 'the keys changed since', (draft) => useKeys(draft, [2, 3])],
      [
        'TOKENS_MISMATCH',
        'the keeper’s gateway computed another one than the owner’s',
        (draft) => changeNumber(draft, 2),
      ],
      otherNumber,
      duplicate,
    ],
  },
  CloseTokens: {
    rows: [
      [
        'ASSET_NOT_FOUND',
        'there are no such proceeds',
        spoil.drop((draft) => `proceeds/${draft.text('assetId')}`),
      ],
      ['ASSET_NOT_LIVE', 'they were closed before, or never attested', spoil.drop(keyedKey)],
      ['ASSET_NOT_ENDED', 'the credit stands', spoil.record(creditKey, { status: 'issued' })],
      [
        'ASSET_NOT_ENDED',
        'the credit has expired, and was not closed',
        spoil.record(creditKey, { status: 'expired' }),
      ],
    ],
  },
});
