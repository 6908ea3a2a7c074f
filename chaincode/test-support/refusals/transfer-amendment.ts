/** Refusals about amendments for second beneficiaries. */
import {
  adjustTransferAct,
  allowAmendmentAct,
  passOnAmendmentAct,
  reportTransfersAct,
  sendAmendmentAct,
} from '../../src/credit-transfer/amendment-commands.ts';
import type { Draft } from '../draft.ts';
import { actRows } from './acts.ts';
import { type Row, spoil, tables } from './table.ts';
import { act, agreedOtherwise, otherSalt, rowsOfFirm } from './transfer-rows.ts';

const hash = 'ab'.repeat(32);
const usd = (amount: string) => ({ amount, currency: 'USD' });
const originals = (draft: Draft): string => `amendment/${draft.text('creditId')}/001`;
const childKey = (draft: Draft): string => `credit/${draft.text('childId')}`;

/** An amendment of the transferred credit that waits for its answer: of this one of the original, or of none. */
const waiting =
  (parentNumber?: number) =>
  (draft: Draft): void => {
    const childId = draft.text('childId');
    draft.put(`amendment/${childId}/001`, {
      creditId: childId,
      number: 1,
      state: 'issued',
      act,
      termsHash: hash,
      maker: 'enrolment9',
      ...(parentNumber === undefined ? {} : { parentNumber }),
    });
    draft.change(childKey(draft), { amendmentCount: 1 });
  };

/** Both the original's amendment and the one that is to be passed on say this beside their date. */
const bothSay = (draft: Draft, change: Record<string, unknown>): void => {
  const nothing = { increase: undefined, replace: undefined, documentsRequired: undefined };
  agreedOtherwise(draft, 'amendment', { ...nothing, ...change }, (termsHash) =>
    draft.change(originals(draft), { termsHash }),
  );
  draft.changeTerms('transferredAmendment', { ...nothing, ...change });
};

const balanced = (draft: Draft, section: string, creditId: string, change: Record<string, unknown>): void =>
  agreedOtherwise(draft, section, change, (balanceHash) =>
    draft.change(`credit-balance/${creditId}`, { balanceHash }),
  );

const differs = (why: string, change: Record<string, unknown>): Row => [
  'TRANSFER_TERMS',
  why,
  (draft) => draft.changeTerms('transferredAmendment', change),
];

export const transferAmendmentRefusals = tables({
  AllowAmendment: {
    rows: [...rowsOfFirm(allowAmendmentAct, ['it was passed on before', waiting(1)])],
  },
  PassOnAmendment: {
    rows: [
      ...actRows(passOnAmendmentAct, ['it was passed on before', waiting(1)]),
      ...['amendment', 'credit', 'balance', 'transferredCredit', 'transferredBalance'].map(otherSalt),
      [
        'AMENDMENT_NOT_ALLOWED',
        'the first beneficiary withholds it',
        (draft) => {
          const childId = draft.text('childId');
          draft.put(`transfer-permission/${childId}/001`, { childId, number: 1, allowed: false, act });
        },
      ],
      [
        'AMENDMENT_NOT_ALLOWED',
        'it raises the amount, and the first beneficiary has not been heard',
        (draft) => draft.drop(`transfer-permission/${draft.text('childId')}/001`),
      ],
      differs('it raises more than the original is raised', { increase: usd('15000.01') }),
      differs('it expires later than the original', {
        replace: { expiry: { date: '2026-07-01', place: 'AT THE COUNTERS OF RIVER BANK' } },
      }),
      differs('it asks for no packing list', { documentsRequired: undefined }),
      differs('it brings in what the original’s does not', {
        additionalConditions: [{ code: 'add', text: 'X' }],
      }),
      [
        'AMENDMENT_INVALID',
        'it deletes a paragraph that is not there',
        (draft) => bothSay(draft, { additionalConditions: [{ code: 'delete', text: 'NO SUCH PARAGRAPH' }] }),
      ],
      [
        'CREDIT_TERMS_INVALID',
        'the credit would expire before its last shipment',
        (draft) => bothSay(draft, { replace: { expiry: { date: '2026-05-01', place: 'SHANGHAI' } } }),
      ],
      [
        'AMENDMENT_BELOW_DRAWN',
        'the second beneficiary has drawn more than would be left',
        (draft) => {
          balanced(draft, 'transferredBalance', draft.text('childId'), { drawn: usd('220000.00') });
          bothSay(draft, { decrease: usd('10000.00') });
        },
      ],
      ['AMENDMENT_OUT_OF_SEQUENCE', 'it raises, and another waits for its answer', waiting()],
      [
        'TRANSFER_EXCEEDS_BALANCE',
        'the rest of the original is drawn',
        (draft) => balanced(draft, 'balance', draft.text('creditId'), { drawn: usd('288750.00') }),
      ],
      ['DERIVED_TERMS_WRONG', 'less is set aside', spoil.terms('newBalance', { sequence: 9 })],
    ],
  },
  SendAmendment: {
    rows: [
      ...actRows(sendAmendmentAct, [
        'the transferring bank advises it itself',
        (draft) => {
          const { parentId, transferId } = draft.at(`transferred-credit/${draft.text('creditId')}`);
          draft.forget(`credit-transfer/${String(parentId)}/${String(transferId)}`, 'adviser');
        },
      ]),
      otherSalt('amendment'),
    ],
  },
  AdjustTransfer: {
    rows: [
      ...actRows(adjustTransferAct, [
        'the second beneficiary has not answered',
        (draft) => draft.change(childKey(draft), { amendmentCount: 2 }),
      ]),
      otherSalt('transferredCredit'),
      otherSalt('balance'),
      ['DERIVED_TERMS_WRONG', 'more is set aside', spoil.terms('newBalance', { sequence: 9 })],
    ],
  },
  ReportTransfers: { rows: [...actRows(reportTransfersAct), otherSalt('balance')] },
});
