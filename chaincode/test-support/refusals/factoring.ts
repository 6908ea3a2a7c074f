/** Refusals about notices, registrations, credit notes and collections of receivables. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import { cny } from '../papers.ts';
import type { Draft } from '../draft.ts';
import { opaqueId, otherOwnerParty, people } from '../people.ts';
import {
  ended,
  hash,
  noAsset,
  notTheirs,
  otherTerms,
  receivableId,
  receivableKey,
  unconfirmed,
} from './factoring-rows.ts';
import { past, year } from './instants.ts';
import { paidAhead, type Row, spoil, tables } from './table.ts';

const financingKey = (draft: Draft): string => `financing/${draft.text('financingId')}`;
const status = (wrong: string): Row => [
  'FINANCING_STATUS_WRONG',
  `it is ${wrong}`,
  spoil.record(financingKey, { status: wrong }),
];

const lienKey = (draft: Draft): string =>
  `lien/${(draft.input['assetId'] ?? draft.input['receivableId']) as string}/${draft.text('lienId')}`;
const noteKey = (draft: Draft): string => `credit-note/${receivableId(draft)}/${draft.text('creditNoteId')}`;
const otherHolder: Row = [
  'LIEN_NOT_HELD',
  'another bank holds the lien',
  (draft) => draft.saidBy(people.riverChecker),
];
const noLien: Row = ['LIEN_NOT_FOUND', 'there is no such lien', spoil.drop(lienKey)];
const lienState = (state: string): Row => [
  'LIEN_STATE_WRONG',
  `the lien is ${state}`,
  spoil.record(lienKey, { state }),
];
const noteOf = (draft: Draft, status: string, id = draft.text('creditNoteId')): void =>
  draft.put(`credit-note/${receivableId(draft)}/${id}`, {
    id,
    receivableId: receivableId(draft),
    status,
    creditNoteHash: hash,
    remaining: '900000000000000000',
    awaited: status === 'proposed' ? ['HarbourBankMSP'] : [],
    at: past,
  });
const creditedTooMuch: Row = [
  'AMOUNT_MISMATCH',
  'more is credited than was confirmed',
  spoil.terms('creditNote', { creditedInAll: cny('1200000.01') }),
];
/** Other terms of a credit note under the hash that was issued. */
const creditAnother =
  (change: object) =>
  (draft: Draft): void => {
    const opening = { terms: { ...draft.termsOf('creditNote'), ...change }, salt: '11'.repeat(16) };
    draft.open('creditNote', opening);
    draft.change(noteKey(draft), { creditNoteHash: hashOfOpening(opening) });
  };

export const factoringRefusals = tables({
  NotifyDebtor: {
    rows: [
      noAsset,
      noLien,
      otherHolder,
      ['LIEN_NOT_HELD', 'a neighbour says it', (draft) => draft.saidBy(people.otherOwner)],
      lienState('consumed'),
      [
        'ASSIGNMENT_NOTIFIED',
        'the debtor was told before',
        (draft) =>
          draft.put(`debtor-notice/${receivableId(draft)}/${draft.text('lienId')}`, {
            receivableId: receivableId(draft),
            lienId: draft.text('lienId'),
            by: otherOwnerParty,
            debtor: otherOwnerParty,
            noticeHash: hash,
            at: past,
          }),
      ],
      [
        'PARTY_UNKNOWN',
        'the receivable names its debtor, and the notice another',
        spoil.input({ debtor: { mspId: 'MeridianMSP', subject: opaqueId('SUB', 9) } }),
      ],
      [
        'PARTY_UNKNOWN',
        'an undisclosed debtor is not named',
        spoil.record(receivableKey, { debtor: { verifiedBy: 'HarbourBankMSP' } }),
      ],
      otherTerms('invoice'),
    ],
  },
  RecordRegistration: {
    rows: [
      [
        'ASSET_NOT_FOUND',
        'there is no such asset',
        (draft) => draft.drop(`receivable/${draft.text('assetId')}`),
      ],
      noLien,
      ['LIEN_NOT_HELD', 'another bank holds the lien', (draft) => draft.saidBy(people.riverMaker)],
      [
        'REGISTRATION_RECORDED',
        'it was recorded before',
        (draft) =>
          draft.put(`registration/${draft.text('assetId')}/${draft.text('lienId')}`, {
            by: 'HarbourBankMSP',
            lienId: draft.text('lienId'),
            registeredAt: past,
            registrationHash: hash,
            at: past,
          }),
      ],
      ['REGISTRATION_AHEAD', 'it is of next year', spoil.input({ registeredAt: year })],
    ],
  },
  DraftCreditNote: {
    rows: [noAsset, notTheirs, ended, unconfirmed, otherTerms('confirmation'), creditedTooMuch],
  },
  IssueCreditNote: {
    rows: [
      noAsset,
      notTheirs,
      ended,
      unconfirmed,
      ['ID_TAKEN', 'it was issued before', (draft) => noteOf(draft, 'effective')],
      [
        'CREDIT_NOTE_OPEN',
        'an earlier one waits for a bank',
        (draft) => noteOf(draft, 'proposed', opaqueId('CRN', 88)),
      ],
      [
        'FACTOR_OUT_OF_RANGE',
        'it leaves more than an earlier one',
        (draft) =>
          draft.put(`fact/${receivableId(draft)}/factor/EnterprisesMSP`, {
            by: 'EnterprisesMSP',
            remaining: '500000000000000000',
            reason: 'credit-note',
            evidenceHash: hash,
            at: past,
          }),
      ],
    ],
  },
  ConsentToCreditNote: {
    rows: [
      noAsset,
      ['CREDIT_NOTE_NOT_FOUND', 'there is no such note', spoil.drop(noteKey)],
      [
        'CREDIT_NOTE_NOT_OPEN',
        'a bank consents that has no lien',
        (draft) => draft.saidBy(people.riverChecker),
      ],
      otherTerms('confirmation'),
      otherTerms('creditNote'),
      [
        'AMOUNT_MISMATCH',
        'more is credited than was announced',
        creditAnother({ creditedInAll: cny('150000.01') }),
      ],
    ],
  },
  RecordCollection: {
    rows: [
      ['FINANCING_NOT_FOUND', 'there is no such financing', spoil.drop(financingKey)],
      ['FINANCING_NOT_OF_PARTY', 'it is another bank’s', (draft) => draft.saidBy(people.riverMaker)],
      status('payment-authorised'),
      status('repaid'),
      otherTerms('deal'),
      otherTerms('balance'),
      [
        'REFERENCE_ALREADY_USED',
        'the payment was recorded before',
        (draft) =>
          draft.put(`reference/HarbourBankMSP/${draft.text('referenceToken')}`, {
            usedFor: draft.text('financingId'),
            at: past,
          }),
      ],
      paidAhead,
      [
        'AMOUNT_MISMATCH',
        'interest comes before fees',
        spoil.terms('collection', { fees: cny('0.00'), interest: cny('6284.42') }),
      ],
      [
        'AMOUNT_MISMATCH',
        'the surplus is the bank’s although the seller answers for the debtor',
        spoil.terms('collection', { surplusTo: 'financier' }),
      ],
      [
        'AMOUNT_MISMATCH',
        'it was paid in another currency',
        spoil.terms('payment', { amount: { amount: '720000.00', currency: 'USD' } }),
      ],
      [
        'AMOUNT_MISMATCH',
        'less is left than was repaid',
        spoil.terms('newBalance', { outstanding: cny('0.01') }),
      ],
      [
        'AMOUNT_MISMATCH',
        'the regulator would be told another sum',
        spoil.terms('exposure', { outstanding: cny('1.00') }),
      ],
    ],
  },
});
