import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { legalStates, statesBy } from '../../test-support/states.ts';
import { financingStatuses } from './records.ts';

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
    ['ConsumeLien', ['repaid']],
    // Unpaid, at the holder's own loss: the event says so.
    ['DischargeLien', [...financingStatuses]],
  ])('takes %s only while it is %s', async (command, legal) =>
    expect(await legalStates({ command, key: financing }, statesBy('status', financingStatuses))).toEqual(
      legal,
    ),
  );
});
