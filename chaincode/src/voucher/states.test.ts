import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { legalStates, statesBy } from '../../test-support/states.ts';
import { voucherStatuses } from './records.ts';

const voucherKey = (draft: Draft): string => `voucher/${draft.text('voucherId')}`;

describe('a voucher', () => {
  test.each([
    ['AcceptVoucher', ['proposed']],
    ['SplitVoucher', ['accepted']],
    ['ProposeVoucherTransfer', ['accepted']],
    ['AcceptVoucherTransfer', ['accepted']],
    ['OfferVoucher', ['accepted']],
    ['RedeemVoucher', ['accepted', 'defaulted']],
    ['RecordVoucherDefault', ['accepted']],
  ])('takes %s only while it is %s', async (command, legal) =>
    expect(await legalStates({ command, key: voucherKey }, statesBy('status', voucherStatuses))).toEqual(
      legal,
    ),
  );
});

const transferKey = (draft: Draft): string =>
  `voucher-transfer/${draft.text('voucherId')}/${draft.text('transferId')}`;

describe('a transfer', () => {
  test.each(['AcceptVoucherTransfer', 'WithdrawVoucherTransfer'])(
    'takes %s only while it is proposed',
    async (command) =>
      expect(
        await legalStates(
          { command, key: transferKey },
          statesBy('status', ['proposed', 'accepted', 'withdrawn']),
        ),
      ).toEqual(['proposed']),
  );
});
