/** Refusals of bank-to-bank reimbursement. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import * as commands from '../../src/reimbursement/commands.ts';
import { usd } from '../credit-papers.ts';
import type { Draft } from '../draft.ts';
import { actRows, creditKey } from './acts.ts';
import { actBy, hash, otherSalt } from './presentation.ts';
import { type Row, spoil, tables } from './table.ts';

const authorisationKey = (draft: Draft): string =>
  `reimbursement/${draft.text('creditId')}/${draft.text('reimbursementId')}`;
const claimKey = (draft: Draft): string =>
  `reimbursement-claim/${draft.text('reimbursementId')}/${draft.text('claimId')}`;
const accountKey = (draft: Draft): string => `reimbursement-account/${draft.text('reimbursementId')}`;

const notAuthorised: Row = [
  'REIMBURSEMENT_NOT_FOUND',
  'there is no such authorisation',
  (draft) => draft.drop(authorisationKey(draft)),
];
const notClaimed: Row = [
  'REIMBURSEMENT_NOT_FOUND',
  'there is no such claim',
  (draft) => draft.drop(claimKey(draft)),
];

const withoutBank: Row = [
  'PARTY_UNKNOWN',
  'the credit names no reimbursing bank',
  (draft) => {
    const parties = Object.entries(draft.at(creditKey(draft))['parties'] as object);
    const others = parties.filter(([role]) => role !== 'reimbursingBank');
    draft.change(creditKey(draft), { parties: Object.fromEntries(others) });
  },
];

const answer = (draft: Draft, given: 'paid' | 'rejected'): void =>
  draft.put(`reimbursement-answer/${draft.text('claimId')}`, {
    claimId: draft.text('claimId'),
    answer: given,
    act: actBy('HarbourBankMSP', 'reimbursingBank'),
    termsHash: hash,
  });
const rejected = ['it was rejected before', (draft: Draft) => answer(draft, 'rejected')] as const;
const paid: Row = ['ALREADY_HONOURED', 'it was paid before', (draft) => answer(draft, 'paid')];

const authorised = (amount: string): Row[2] => spoil.terms('authorisation', { amount: usd(amount) });

/** The authorisation says otherwise, and is the one that was undertaken. */
const authorisesLess = (draft: Draft): void => {
  authorised('210999.99')(draft);
  const opening = draft.call.sections['authorisation'];
  if (opening !== undefined) draft.change(accountKey(draft), { undertakingHash: hashOfOpening(opening) });
};

export const reimbursementRefusals = tables({
  AuthoriseReimbursement: {
    rows: [
      ...actRows(commands.authoriseReimbursementAct),
      [
        'ID_TAKEN',
        'the id is taken',
        (draft) =>
          draft.put(authorisationKey(draft), {
            id: draft.text('reimbursementId'),
            creditId: draft.text('creditId'),
            act: actBy('HarbourBankMSP', 'issuingBank'),
            termsHash: hash,
            amendments: 0,
          }),
      ],
      withoutBank,
    ],
  },
  AmendReimbursement: { rows: [...actRows(commands.amendReimbursementAct), notAuthorised] },
  UndertakeReimbursement: {
    rows: [...actRows(commands.undertakeReimbursementAct), notAuthorised, otherSalt('authorisation')],
  },
  ClaimReimbursement: {
    rows: [
      ...actRows(commands.claimReimbursementAct),
      notAuthorised,
      [
        'ID_TAKEN',
        'the id is taken',
        (draft) =>
          draft.put(claimKey(draft), {
            id: draft.text('claimId'),
            reimbursementId: draft.text('reimbursementId'),
            creditId: draft.text('creditId'),
            act: actBy('RiverBankMSP', 'nominatedBank'),
            termsHash: hash,
          }),
      ],
      withoutBank,
    ],
  },
  PayReimbursement: {
    rows: [
      notAuthorised,
      notClaimed,
      ...actRows(commands.payReimbursementAct, rejected),
      paid,
      [
        'STOP_ORDER_IN_FORCE',
        'a court stopped payment',
        (draft) =>
          draft.put(`stop-order/${draft.text('creditId')}/STP-0000000000000009`, {
            id: 'STP-0000000000000009',
            creditId: draft.text('creditId'),
            kind: 'interim',
            covers: 'whole',
            act: actBy('HarbourBankMSP', 'reimbursingBank'),
            termsHash: hash,
          }),
      ],
      [
        'REFERENCE_ALREADY_USED',
        'the reference was used before',
        (draft) =>
          draft.put(`reference/HarbourBankMSP/${draft.text('referenceToken')}`, {
            usedFor: 'FIN-0000000000000001',
            at: '2026-03-01T09:30:00.000Z',
          }),
      ],
      otherSalt('authorisation'),
      otherSalt('claim'),
      ['AMOUNT_MISMATCH', 'it is less than was claimed', spoil.terms('payment', { amount: usd('1.00') })],
      ['REIMBURSEMENT_EXCEEDED', 'less is authorised', authorisesLess],
      ['DERIVED_TERMS_WRONG', 'the sum of payments is another', spoil.terms('newPaid', { sequence: 7 })],
    ],
  },
  RejectReimbursement: {
    rows: [notAuthorised, notClaimed, ...actRows(commands.rejectReimbursementAct, rejected), paid],
  },
});
