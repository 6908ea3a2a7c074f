import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { legalStates, type States } from '../../test-support/states.ts';

const past = '2026-03-01T09:30:00.000Z';

const lienOf = (draft: Draft): string => {
  if ('financingId' in draft.input && !('lienId' in draft.input)) {
    const { assetId, lienId } = draft.at(`financing/${draft.text('financingId')}`) as Record<string, string>;
    return `lien/${assetId}/${lienId}`;
  }
  const assetId = 'assetId' in draft.input ? draft.text('assetId') : draft.text('receiptId');
  if ('lienId' in draft.input) return `lien/${assetId}/${draft.text('lienId')}`;
  return [...draft.state.keys()].find((key) => key.startsWith(`lien/${assetId}/`)) ?? '';
};

const future = '2027-03-01T09:30:00.000Z';
const financed = (draft: Draft): object => {
  const own = [...draft.state].find(([key]) => key.startsWith('financing/'))?.[1].value as
    { id: string } | undefined;
  const financingId = 'financingId' in draft.input ? draft.text('financingId') : own?.id;
  return financingId === undefined ? {} : { financingId };
};

const states: States = {
  absent: (draft, key) => draft.drop(key),
  reserved: (draft, key) => draft.change(key, { state: 'reserved', expiresAt: future }),
  lapsed: (draft, key) => draft.change(key, { state: 'reserved', expiresAt: past }),
  encumbered: (draft, key) =>
    draft.change(key, { ...financed(draft), ...draft.at(key), state: 'encumbered' }),
  'paid off': (draft, key) =>
    draft.change(key, {
      ...financed(draft),
      ...draft.at(key),
      state: 'encumbered',
      successor: 'LN-0000000000000009',
    }),
  consumed: (draft, key) => draft.change(key, { state: 'consumed' }),
};

describe('a lien', () => {
  test.each([
    ['RenewReservation', ['reserved']],
    ['CancelReservation', ['reserved']],
    ['SweepReservation', ['lapsed']],
    ['ProposeFinancing', ['reserved', 'lapsed']],
    ['AcknowledgeControl', ['reserved']],
    ['EncumberLien', ['reserved']],
    ['AuthorisePayment', ['encumbered', 'paid off']],
    ['SplitReceipt', ['encumbered']],
    ['DischargeLien', ['encumbered']],
    ['ConsumeLien', ['encumbered']],
    ['ConvertLien', ['reserved']],
    ['ProposeCourtOrder', ['reserved', 'lapsed', 'encumbered', 'paid off', 'consumed']],
  ])('takes %s only while it is %s', async (command, legal) =>
    expect(await legalStates({ command, key: lienOf }, states)).toEqual(legal),
  );
});
