import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { legalStates, statesBy } from '../../test-support/states.ts';

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
