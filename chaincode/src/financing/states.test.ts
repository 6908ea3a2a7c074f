import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { legalStates, statesBy } from '../../test-support/states.ts';
import { financingStatuses } from './records.ts';

const at = '2026-03-01T09:30:00.000Z';

const financing = (draft: Draft): string => {
  if ('financingId' in draft.input) return `financing/${draft.text('financingId')}`;
  const lien = draft.at(`lien/${draft.text('assetId')}/${draft.text('lienId')}`);
  return `financing/${lien['financingId'] as string}`;
};

describe('a financing', () => {
  test.each([
    ['AcceptFinancing', ['proposed']],
    ['ConfirmFinancing', ['accepted']],
    ['WithdrawFinancing', ['proposed', 'accepted']],
    ['AcknowledgeControl', ['confirmed']],
    ['EncumberLien', ['confirmed']],
    ['AuthorisePayment', ['confirmed']],
    ['ConfirmDisbursement', ['payment-authorised']],
    ['RecordRepayment', ['disbursed']],
    ['OrderRelease', ['disbursed', 'repaid']],
    ['DeclareDefault', ['disbursed']],
    ['RecordBuyBack', ['disbursed']],
    ['WriteOffFinancing', ['disbursed']],
    ['ConsumeLien', ['repaid']],
    // Unpaid, at the holder's own loss: the event says so.
    ['DischargeLien', [...financingStatuses]],
  ])('takes %s only while it is %s', async (command, legal) =>
    expect(await legalStates({ command, key: financing }, statesBy('status', financingStatuses))).toEqual(
      legal,
    ),
  );

  test('in default its lien is given back only once the seller has paid or the bank has written it off', async () => {
    const legal = await legalStates(
      { command: 'DischargeLien', key: financing },
      {
        performing: (draft, key) => draft.change(key, { status: 'disbursed', defaultedAt: undefined }),
        defaulted: (draft, key) => draft.change(key, { status: 'disbursed', defaultedAt: at }),
        'bought back': (draft, key) => draft.change(key, { status: 'repaid', defaultedAt: at }),
        'written off': (draft, key) => draft.change(key, { status: 'written-off', defaultedAt: at }),
      },
    );
    expect(legal).toEqual(['performing', 'bought back', 'written off']);
  });
});
