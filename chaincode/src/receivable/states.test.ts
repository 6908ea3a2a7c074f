import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { legalStates, type States, statesBy } from '../../test-support/states.ts';

const past = '2026-03-01T09:30:00.000Z';

const receivableKey = (draft: Draft): string => `receivable/${draft.text('receivableId')}`;
const receivableStates: States = {
  registered: () => undefined,
  lapsed: (draft, key) => draft.change(key, { proposalExpiresAt: past }),
  cancelled: (draft, key) => draft.change(key, { status: 'cancelled' }),
};

describe('a receivable', () => {
  test.each([
    ['RequestConfirmation', ['registered', 'lapsed']],
    ['DraftDebtAnswer', ['registered', 'lapsed']],
    ['ConfirmDebt', ['registered']],
    ['RejectDebt', ['registered', 'lapsed']],
    ['DisputeDebt', ['registered', 'lapsed']],
    ['CancelReceivable', ['registered', 'lapsed']],
    ['InviteQuote', ['registered', 'lapsed']],
    ['AcceptQuote', ['registered', 'lapsed']],
    ['IssueCreditNote', ['registered', 'lapsed']],
  ])('takes %s while it is %s', async (command, legal) =>
    expect(await legalStates({ command, key: receivableKey }, receivableStates)).toEqual(legal),
  );
});

const answerKey = (draft: Draft): string => `debt-answer/${draft.text('receivableId')}/MeridianMSP`;
const answerStates: States = {
  absent: (draft, key) => draft.drop(key),
  ...statesBy('status', ['proposed', 'confirmed', 'rejected']),
};

describe('the debtor’s answer', () => {
  test.each([
    ['ConfirmDebt', 1, ['absent', 'proposed']],
    ['CancelReceivable', 0, ['absent', 'confirmed', 'rejected']],
    ['InviteQuote', 0, ['confirmed']],
    ['AcceptQuote', 0, ['confirmed']],
    ['DraftCreditNote', 0, ['confirmed']],
    ['IssueCreditNote', 0, ['confirmed']],
  ])('lets %s pass only while it is one of these', async (command, nth, legal) =>
    expect(await legalStates({ command, nth, key: answerKey }, answerStates)).toEqual(legal),
  );
});

const invitationKey = (draft: Draft): string =>
  `invitation/${draft.text('receivableId')}/${draft.text('offerId')}`;

describe('an invitation', () => {
  test.each([
    ['QuoteReceivable', ['invited']],
    ['AcceptQuote', ['quoted']],
    ['WithdrawInvitation', ['invited', 'quoted', 'accepted']],
  ])('takes %s only while it is %s', async (command, legal) =>
    expect(
      await legalStates(
        { command, key: invitationKey },
        statesBy('status', ['invited', 'quoted', 'accepted', 'withdrawn']),
      ),
    ).toEqual(legal),
  );
});
