import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { legalStates, statesBy } from '../../test-support/states.ts';
import { refinancingStatuses } from './records.ts';

const key = (draft: Draft): string =>
  `refinancing/${(draft.input['assetId'] ?? draft.input['receiptId']) as string}/${draft.text('lienId')}`;

describe('a refinancing', () => {
  test.each([
    ['QuotePayoff', ['requested', 'quoted', 'authorised']],
    ['AuthorisePayoff', ['quoted']],
    ['PromiseControl', ['requested', 'quoted', 'authorised', 'paid', 'confirmed']],
    ['RecordPayoff', ['authorised']],
    ['ConfirmPayoff', ['paid']],
    ['SwapLien', ['confirmed']],
    ['WithdrawRefinancing', ['requested', 'quoted', 'authorised']],
    ['SweepPayoff', ['paid']],
  ])('takes %s only while it is %s', async (command, legal) => {
    const states = statesBy('status', refinancingStatuses);
    expect(await legalStates({ command, key }, states)).toEqual(legal);
  });
});
