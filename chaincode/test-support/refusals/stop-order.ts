/** Refusals about orders of a court, and about instalments that were missed. */
import * as orders from '../../src/presentation/stop-order-commands.ts';
import { usd } from '../credit-papers.ts';
import type { Draft } from '../draft.ts';
import { actRows } from './acts.ts';
import { actBy, hash } from './presentation.ts';
import { spoil, tables } from './table.ts';

const stopOrderKey = (draft: Draft): string =>
  `stop-order/${draft.text('creditId')}/${draft.text('stopOrderId')}`;

export const stopOrderRefusals = tables({
  RecordStopOrder: {
    rows: [
      ...actRows(orders.recordStopOrderAct),
      [
        'ID_TAKEN',
        'the id is taken',
        (draft) =>
          draft.put(stopOrderKey(draft), {
            id: draft.text('stopOrderId'),
            creditId: draft.text('creditId'),
            kind: 'interim',
            covers: 'whole',
            act: actBy('HarbourBankMSP', 'issuingBank'),
            termsHash: hash,
          }),
      ],
      ['AMOUNT_MISMATCH', 'the order names no amount', spoil.input({ covers: 'part' })],
    ],
  },
  ChangeStopOrder: {
    rows: [
      ...actRows(orders.changeStopOrderAct),
      ['STOP_ORDER_NOT_FOUND', 'there is no such order', (draft) => draft.drop(stopOrderKey(draft))],
      [
        'STOP_ORDER_NOT_FOUND',
        'it was served on another bank',
        (draft) => draft.change(stopOrderKey(draft), { act: actBy('RiverBankMSP', 'nominatedBank') }),
      ],
      [
        'STATE_WRONG',
        'it was lifted before',
        (draft) => draft.change(stopOrderKey(draft), { kind: 'lifted' }),
      ],
      ['AMOUNT_MISMATCH', 'the order names an amount', spoil.terms('stopOrder', { amount: usd('17.00') })],
    ],
  },
  DeclareInstalmentLapsed: {
    rows: [
      ...actRows(orders.declareInstalmentLapsedAct),
      [
        'INSTALMENT_LAPSED',
        'it was declared before',
        (draft) =>
          draft.put(`instalment-lapse/${draft.text('creditId')}`, {
            creditId: draft.text('creditId'),
            from: 1,
            act: actBy('HarbourBankMSP', 'issuingBank'),
            termsHash: hash,
          }),
      ],
    ],
  },
});
