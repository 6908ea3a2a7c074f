/** Refusals where a debtor does not pay: default, buy-back, write-off. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { Draft } from '../draft.ts';
import { cny } from '../papers.ts';
import { people } from '../people.ts';
import { otherTerms } from './factoring-rows.ts';
import { past } from './instants.ts';
import { paidAhead, type Row, spoil, tables } from './table.ts';

const financingKey = (draft: Draft): string => `financing/${draft.text('financingId')}`;
const absent: Row = ['FINANCING_NOT_FOUND', 'there is no such financing', spoil.drop(financingKey)];
const repaid: Row = [
  'FINANCING_STATUS_WRONG',
  'it is repaid',
  spoil.record(financingKey, { status: 'repaid' }),
];
const performing: Row = [
  'FINANCING_STATUS_WRONG',
  'no default was declared',
  (draft) => draft.forget(financingKey(draft), 'defaultedAt'),
];
const byMaker: Row = [
  'SAME_PERSON',
  'the maker of the financing says it',
  (draft) => draft.change(financingKey(draft), { maker: people.harbourChecker.enrolmentId }),
];
const ofRiver = (creator: Draft['call']['creator']): Row => [
  'FINANCING_NOT_OF_PARTY',
  'it is another bank’s',
  (draft) => draft.saidBy(creator),
];
const otherExposure: Row = [
  'AMOUNT_MISMATCH',
  'the regulator would be told another sum',
  spoil.terms('exposure', { outstanding: cny('1.00') }),
];
/** Another deal, which both sides agreed. */
const agreeOn =
  (change: object) =>
  (draft: Draft): void => {
    const opening = { terms: { ...draft.termsOf('deal'), ...change }, salt: '22'.repeat(16) };
    draft.open('deal', opening);
    draft.change(financingKey(draft), { dealHash: hashOfOpening(opening) });
  };

export const defaultRefusals = tables({
  DeclareDefault: {
    rows: [
      absent,
      ofRiver(people.riverChecker),
      repaid,
      ['FINANCING_STATUS_WRONG', 'it was declared before', spoil.record(financingKey, { defaultedAt: past })],
      byMaker,
      otherTerms('deal'),
      ['FINANCING_NOT_OVERDUE', 'it is due today', agreeOn({ dueDate: '2026-05-22' })],
      ['FINANCING_NOT_OVERDUE', 'a day of grace is left', agreeOn({ graceDays: 1 })],
    ],
  },
  RecordBuyBack: {
    rows: [
      absent,
      ofRiver(people.riverMaker),
      repaid,
      performing,
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
      ['RECOURSE_NOT_AGREED', 'the bank carries the debtor’s default', agreeOn({ recourse: false })],
      ['AMOUNT_MISMATCH', 'interest is left out', spoil.terms('due', { interest: cny('0.00') })],
      [
        'AMOUNT_MISMATCH',
        'it was paid in another currency',
        spoil.terms('payment', { amount: { amount: '607484.42', currency: 'USD' } }),
      ],
      ['AMOUNT_MISMATCH', 'a part stays owed', spoil.terms('newBalance', { outstanding: cny('0.01') })],
      otherExposure,
    ],
  },
  WriteOffFinancing: {
    rows: [
      absent,
      ofRiver(people.riverChecker),
      repaid,
      performing,
      byMaker,
      otherTerms('deal'),
      otherExposure,
    ],
  },
});
