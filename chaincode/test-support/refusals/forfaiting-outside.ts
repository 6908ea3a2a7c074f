/** Refusals of what a bank records that sells to a forfaiter outside. */
import type { Draft } from '../draft.ts';
import { cny } from '../papers.ts';
import { opaqueId } from '../people.ts';
import {
  assetId,
  book,
  drawingKey,
  frozen,
  key,
  notThere,
  notTheirs,
  otherTerms,
  paid,
  proceedsKey,
  status,
  stopped,
} from './forfaiting-rows.ts';
import { past, year } from './instants.ts';
import { type Row, spoil, tables } from './table.ts';

const noClaim: Row = ['ASSET_NOT_FOUND', 'there is no such claim', spoil.drop(proceedsKey)];
const notHeld: Row = [
  'NOT_THE_CONTROLLER',
  'the claim is another one’s',
  (draft) => draft.change(`holding/${assetId(draft)}`, { holder: { mspId: 'LumenBankMSP' } }),
];
const heldForAnother: Row = [
  'NOT_THE_CONTROLLER',
  'it is an outsider’s for whom the bank only records',
  (draft) =>
    draft.change(`holding/${assetId(draft)}`, {
      holder: { externalId: opaqueId('EXT', 98), recordedBy: 'RiverBankMSP' },
    }),
];

const betweenMembers: Row = [
  'FORFAITING_STATUS_WRONG',
  'the buyer is a member',
  spoil.record(key, { kind: 'sale' }),
];

export const forfaitingOutsideRefusals = tables({
  DraftOutsideSale: {
    rows: [
      noClaim,
      notHeld,
      heldForAnother,
      otherTerms('proceeds'),
      ['QUOTE_INVALID', 'the claim is due before', spoil.terms('quote', { priceDate: '2026-12-20' })],
      ['DERIVED_TERMS_WRONG', 'the price is another', spoil.terms('trade', { price: cny('2669999.99') })],
    ],
  },
  RecordOutsideSale: {
    rows: [
      noClaim,
      notHeld,
      heldForAnother,
      [
        'PARTY_UNKNOWN',
        'nobody recorded the forfaiter',
        spoil.input({ buyer: { externalId: opaqueId('EXT', 97), recordedBy: 'RiverBankMSP' } }),
      ],
      [
        'PARTY_UNKNOWN',
        'another bank records for it',
        (draft: Draft) => {
          const buyer = draft.input['buyer'] as object;
          Object.assign(draft.input, { buyer: { ...buyer, recordedBy: 'HarbourBankMSP' } });
        },
      ],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ settleBy: year })],
      ['EXPIRY_INVALID', 'it would have lapsed already', spoil.input({ settleBy: past })],
      [
        'ID_TAKEN',
        'the id is another one’s',
        (draft: Draft) => {
          const [other] = [...draft.state.keys()].filter((one) => one.startsWith('forfaiting/'));
          draft.put(key(draft), { ...draft.at(other ?? ''), id: draft.text('forfaitingId') });
        },
      ],
      paid,
      [
        'ASSET_NOT_ATTESTED',
        'the obligor has not attested it',
        (draft) => draft.drop(`proceeds-attest/${assetId(draft)}/HarbourBankMSP`),
      ],
      stopped,
      frozen,
      ...book,
    ],
  },
  DraftOutsideSettlement: {
    rows: [
      notThere,
      notTheirs('seller'),
      status('settled'),
      betweenMembers,
      otherTerms('trade'),
      ['AMOUNT_MISMATCH', 'another price was paid', spoil.terms('payment', { amount: cny('2600000.00') })],
    ],
  },
  RecordOutsideSettlement: {
    rows: [
      notThere,
      notTheirs('seller'),
      status('notified'),
      betweenMembers,
      [
        'EVIDENCE_MISSING',
        'the obligor, a member, has not acknowledged',
        (draft) => {
          draft.change(key(draft), { status: 'confirmed' });
          Object.assign(draft.input, { acknowledgementHash: 'ab'.repeat(32) });
        },
      ],
      paid,
      stopped,
      frozen,
    ],
  },
  WithdrawOutsideSale: {
    rows: [
      notThere,
      notTheirs('seller'),
      status('settled'),
      betweenMembers,
      [
        'CLAIM_PAID',
        'the obligor has paid the forfaiter',
        (draft) => {
          draft.change(key(draft), { status: 'acknowledged' });
          draft.change(drawingKey(draft), { kind: 'sight-payment' });
        },
      ],
    ],
  },
});
