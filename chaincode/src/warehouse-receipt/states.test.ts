import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { putLienRecord } from '../../test-support/refusals/table.ts';
import { legalStates, type States, statesBy } from '../../test-support/states.ts';
import { receiptStatuses } from './records.ts';

const receipt = (draft: Draft): string =>
  `receipt/${'receiptId' in draft.input ? draft.text('receiptId') : draft.text('assetId')}`;
const order = (draft: Draft): string => `order/${draft.text('receiptId')}/${draft.text('orderId')}`;

describe('a receipt', () => {
  test.each([
    ['AttestReceipt', ['proposed']],
    ['IssueReceipt', ['proposed']],
    ['PlaceHold', ['proposed', 'issued']],
    ['StateFactor', ['proposed', 'issued']],
    ['OfferReceipt', ['issued']],
    ['OrderTransfer', ['issued']],
    ['AcknowledgeTransfer', ['issued']],
    ['ReserveLien', ['issued']],
    ['AcknowledgeControl', ['issued']],
    ['EncumberLien', ['issued']],
    ['OrderRelease', ['issued']],
    ['ConfirmRelease', ['issued']],
    ['OrderSplit', ['issued']],
    ['SplitReceipt', ['issued']],
    ['ReclaimControl', ['issued']],
    ['OrderDelivery', ['issued']],
    ['PrepareDelivery', ['issued']],
    ['ConfirmDelivery', ['issued']],
    ['ReportLoss', ['issued']],
    ['ReplaceReceipt', ['issued']],
    ['LiftHold', [...receiptStatuses]],
  ])('takes %s only while it is %s', async (command, legal) =>
    expect(await legalStates({ command, key: receipt }, statesBy('status', receiptStatuses))).toEqual(legal),
  );
});

describe('an order', () => {
  const kinds = ['transfer', 'split', 'release', 'delivery'];
  const statuses = ['ordered', 'confirmed', 'prepared', 'executed'];
  const states: States = Object.fromEntries(
    kinds.flatMap((kind) =>
      statuses.map((status) => [
        `${kind} ${status}`,
        (draft: Draft, key: string) => draft.change(key, { kind, status, transferee: draft.at(key)['by'] }),
      ]),
    ),
  );

  test.each([
    ['AcknowledgeTransfer', 0, ['transfer ordered']],
    ['ConfirmRelease', 0, ['release ordered']],
    ['SplitReceipt', 0, ['release confirmed']],
    ['SplitReceipt', 1, ['split confirmed']],
    ['PrepareDelivery', 0, ['delivery ordered']],
    ['ConfirmDelivery', 0, ['delivery prepared']],
  ])('is carried out by %s (%i) only where it is a %s', async (command, nth, legal) =>
    expect(await legalStates({ command, nth, key: order }, states)).toEqual(legal),
  );
});

describe('goods under a lien', () => {
  const whole = '1000000000000000000';
  const states: States = {
    free: () => undefined,
    encumbered: (draft, key) => putLienRecord(draft, key.replace('receipt/', ''), 1, whole),
  };

  test.each([
    'OrderTransfer',
    'AcknowledgeTransfer',
    'OrderSplit',
    'OrderDelivery',
    'PrepareDelivery',
    'ConfirmDelivery',
    'ReserveLien',
  ])('stay where and whose they are: %s is refused', async (command) =>
    expect(await legalStates({ command, key: receipt }, states)).toEqual(['free']),
  );
});
