/** Refusals about vouchers that change hands. */
import { cny } from '../papers.ts';
import type { Draft } from '../draft.ts';
import { opaqueId, otherOwnerParty, ownerParty, people } from '../people.ts';
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import { invoiceUse, useToken } from '../voucher-papers.ts';
import { past, year } from './instants.ts';
import { type Row, spoil, tables } from './table.ts';
import {
  encumbered,
  frozen,
  hash,
  isReceivable,
  moreKeys,
  noVoucher,
  notHeld,
  notTheirs,
  otherTerms,
  voucherId,
  voucherKey,
} from './voucher-rows.ts';

const transferKey = (draft: Draft): string =>
  `voucher-transfer/${voucherId(draft)}/${draft.text('transferId')}`;

const noTransfer: Row = ['TRANSFER_NOT_FOUND', 'there is no such transfer', spoil.drop(transferKey)];
const notOffered: Row = [
  'TRANSFER_NOT_FOUND',
  'it was offered to another firm',
  (draft) => draft.saidBy(people.thirdOwner),
];
const over = (status: string): Row => [
  'TRANSFER_NOT_OPEN',
  `it was ${status} before`,
  spoil.record(transferKey, { status }),
];

/** Another use of the invoice, under the hash that the ledger has. */
const usedBefore =
  (used: string) =>
  (draft: Draft): void => {
    const opening: Opening<unknown> = { terms: invoiceUse(used), salt: '22'.repeat(16) };
    draft.open('invoiceUse', opening);
    draft.change(`invoice-use/${useToken}`, { useHash: hashOfOpening(opening) });
  };

export const voucherTransferRefusals = tables({
  ProposeVoucherTransfer: {
    rows: [
      noVoucher,
      notTheirs,
      ...notHeld,
      [
        'PARTY_UNKNOWN',
        'nobody knows the supplier',
        spoil.input({ transferee: { mspId: 'EnterprisesMSP' } }),
      ],
      ['PARTY_UNKNOWN', 'the holder would pay itself', spoil.input({ transferee: ownerParty })],
      [
        'ID_TAKEN',
        'the id is another transfer’s',
        (draft) =>
          draft.put(transferKey(draft), {
            id: draft.text('transferId'),
            voucherId: voucherId(draft),
            from: ownerParty,
            to: otherOwnerParty,
            status: 'withdrawn',
            transferHash: hash,
            useToken: hash,
            tokens: draft.input['tokens'],
            expiresAt: year,
          }),
      ],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ expiresAt: year })],
      otherTerms('voucher'),
      ['TOKENS_MISMATCH', 'another key is live as well', moreKeys],
      frozen,
      encumbered,
    ],
  },
  AcceptVoucherTransfer: {
    nth: 1,
    rows: [
      noVoucher,
      noTransfer,
      notOffered,
      over('accepted'),
      over('withdrawn'),
      ['TRANSFER_NOT_OPEN', 'its time is over', spoil.record(transferKey, { expiresAt: past })],
      [
        'NOT_THE_CONTROLLER',
        'the one who offered it has passed it on since',
        spoil.record(voucherKey, { holder: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 3) } }),
      ],
      ...notHeld,
      ['TERMS_HASH_MISMATCH', 'another transfer is named', spoil.input({ transferHash: hash })],
      otherTerms('transfer'),
      otherTerms('voucher'),
      ['TOKENS_MISMATCH', 'another key has become live since', moreKeys],
      frozen,
      encumbered,
      isReceivable(() => useToken),
      ['TRADE_EVIDENCE_USED_UP', 'what was paid before is left out', (draft) => draft.leaveOut('invoiceUse')],
      ['TRADE_EVIDENCE_USED_UP', 'less was paid before than is said', otherTerms('invoiceUse')[2]],
      ['TRADE_EVIDENCE_USED_UP', 'a cent more is paid than invoiced', usedBefore('200000.18')],
      ['AMOUNT_MISMATCH', 'the sum is another', spoil.terms('newInvoiceUse', { used: cny('200000.17') })],
    ],
  },
  WithdrawVoucherTransfer: {
    rows: [noTransfer, notOffered, over('accepted'), over('withdrawn')],
  },
});
