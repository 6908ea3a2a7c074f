/** Refusals of amendments. */
import {
  acceptAmendmentAct,
  adviseAmendmentAct,
  extendConfirmationAct,
  rejectAmendmentAct,
  reportAmendmentAct,
} from '../../src/letter-of-credit/amendment-answer-commands.ts';
import {
  draftAmendmentAct,
  issueAmendmentAct,
  recordAmendmentAct,
  requestAmendmentAct,
} from '../../src/letter-of-credit/amendment-commands.ts';
import { hashOfOpening } from '../../src/kernel/opening.ts';
import { deemAmendmentAcceptedAct } from '../../src/letter-of-credit/deemed-acceptance-commands.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { actRows, creditKey, inRoles } from './acts.ts';
import { approvalRows, openingRows, otherSalt, putFact } from './credit-rows.ts';
import { type Row, spoil, tables } from './table.ts';

/** The amendment that the act is about; the first one where it names none. */
const number = (draft: Draft): string => {
  const named = draft.input['number'];
  return `${draft.text('creditId')}/${String(typeof named === 'number' ? named : 1).padStart(3, '0')}`;
};
const amendmentKey = (draft: Draft): string => `amendment/${number(draft)}`;

/** What both sides of the ledger's hash say of the amendment. */
const amendTo = (draft: Draft, change: Record<string, unknown>): void => {
  const opening = { terms: { date: '2026-03-04', ...change }, salt: '00'.repeat(16) };
  draft.open('amendment', opening);
  if (draft.state.has(amendmentKey(draft)))
    draft.change(amendmentKey(draft), { termsHash: hashOfOpening(opening) });
};

const drawn = (draft: Draft, amount: string): void => {
  draft.changeTerms('balance', { drawn: { amount, currency: 'USD' } });
  const opening = draft.call.sections['balance'];
  if (opening === undefined) throw new Error('there is no balance');
  draft.change(`credit-balance/${draft.text('creditId')}`, { balanceHash: hashOfOpening(opening) });
};

const amendmentRows: Row[] = [
  ['AMENDMENT_INVALID', 'nothing changes', (draft) => amendTo(draft, {})],
  [
    'AMENDMENT_INVALID',
    'it increases and decreases',
    (draft) =>
      amendTo(draft, {
        increase: { amount: '2.00', currency: 'USD' },
        decrease: { amount: '1.00', currency: 'USD' },
      }),
  ],
  [
    'AMENDMENT_INVALID',
    'it decreases by all there is',
    (draft) => amendTo(draft, { decrease: { amount: '485000.00', currency: 'USD' } }),
  ],
  [
    'AMENDMENT_INVALID',
    'it is in another currency',
    (draft) => amendTo(draft, { increase: { amount: '1.00', currency: 'EUR' } }),
  ],
  [
    'AMENDMENT_INVALID',
    'it deletes a paragraph that is not there',
    (draft) => amendTo(draft, { documentsRequired: [{ code: 'delete', text: 'NO SUCH PARAGRAPH' }] }),
  ],
  [
    'CREDIT_TERMS_INVALID',
    'the credit would expire before its last shipment',
    (draft) => amendTo(draft, { replace: { expiry: { date: '2026-05-01', place: 'SHANGHAI' } } }),
  ],
  ['AMENDMENT_BELOW_DRAWN', 'more is drawn than would be left', (draft) => drawn(draft, '600000.00')],
];

const answer = (draft: Draft): void =>
  putFact(draft, 'amendment-answer', number(draft), 'beneficiary', 'EnterprisesMSP', {
    state: 'rejected',
    number: draft.input['number'],
    inPart: false,
  });

/** Another amendment that came before and waits. */
const secondOfTwo = (draft: Draft): void => {
  const { creditId } = draft.input;
  draft.put(`amendment/${String(creditId)}/002`, { ...draft.at(amendmentKey(draft)), number: 2 });
  putFact(draft, 'amendment-advice', `${String(creditId)}/002`, 'advisingBank', 'RiverBankMSP', {
    state: 'advised',
    number: 2,
  });
  draft.change(creditKey(draft), { amendmentCount: 2 });
  draft.input['number'] = 2;
};

const drafted = (draft: Draft): void => draft.change(amendmentKey(draft), { state: 'drafted' });

const presentationKey = (draft: Draft): string =>
  `presentation/${draft.text('creditId')}/${draft.text('presentationId')}`;

/** Another moment for the amendment than that before the documents. */
const issuedAt = (draft: Draft, at: string): void => {
  const { act } = draft.at(amendmentKey(draft)) as { act: object };
  draft.change(amendmentKey(draft), { act: { ...act, at } });
};

export const creditAmendmentRefusals = tables({
  RequestAmendment: {
    rows: [
      ...actRows(requestAmendmentAct),
      [
        'ID_TAKEN',
        'there is such a request',
        (draft) =>
          draft.put(`amendment-request/${draft.text('creditId')}/${draft.text('requestId')}`, {
            id: draft.text('requestId'),
            creditId: draft.text('creditId'),
            state: 'requested',
            act: {
              by: { mspId: 'EnterprisesMSP' },
              person: 'enrolment4',
              as: 'applicant',
              recorded: false,
              at: '2026-03-02T09:30:00.000Z',
            },
          }),
      ],
    ],
  },
  DraftAmendment: {
    rows: [...actRows(draftAmendmentAct), ...openingRows('credit'), otherSalt('balance'), ...amendmentRows],
  },
  RecordAmendment: {
    rows: [
      ...actRows(recordAmendmentAct),
      [
        'OWN_ACT_NEEDED',
        'the issuer is a member',
        (draft) => inRoles(draft, recordAmendmentAct, { mspId: 'RiverBankMSP' }),
      ],
      ...openingRows('credit'),
      otherSalt('balance'),
      ...amendmentRows,
    ],
  },
  IssueAmendment: {
    rows: [
      ...actRows(issueAmendmentAct, ['nobody drafted it', (draft) => draft.drop(amendmentKey(draft))]),
      ...approvalRows({
        command: 'IssueAmendment',
        recordId: (draft) => `${draft.text('creditId')}/1`,
        section: 'amendment',
        samePerson: (draft) => {
          draft.saidBy(people.harbourChecker);
          draft.change(amendmentKey(draft), { maker: people.harbourChecker.enrolmentId });
        },
      }),
      ...openingRows('amendment', 'credit'),
      otherSalt('balance'),
      ...amendmentRows,
      [
        'DERIVED_TERMS_WRONG',
        'the regulator is told less',
        spoil.terms('newExposure', { undrawn: { amount: '485000.00', currency: 'USD' } }),
      ],
    ],
  },
  AdviseAmendment: {
    rows: [...actRows(adviseAmendmentAct, ['it is only drafted', drafted]), ...openingRows('amendment')],
  },
  ExtendConfirmation: {
    rows: [
      ...actRows(extendConfirmationAct, ['it is only drafted', drafted]),
      ...approvalRows({
        command: 'ExtendConfirmation',
        recordId: (draft) => `${draft.text('creditId')}/1`,
        section: 'amendment',
        bank: 'RiverBankMSP',
        samePerson: (draft) =>
          draft.saidBy({ ...people.riverChecker, enrolmentId: people.riverMaker.enrolmentId }),
      }),
      ...openingRows('amendment'),
    ],
  },
  AcceptAmendment: {
    rows: [
      ...actRows(acceptAmendmentAct, ['it was rejected', answer]),
      ['AMENDMENT_OUT_OF_SEQUENCE', 'one before it has no answer', secondOfTwo],
      ...openingRows('amendment', 'credit'),
      otherSalt('balance'),
      ...amendmentRows,
      [
        'DERIVED_TERMS_WRONG',
        'other terms would result',
        spoil.terms('newCredit', { creditNumber: 'OTHER' }),
      ],
      [
        'DERIVED_TERMS_WRONG',
        'the regulator is told less',
        spoil.terms('newExposure', { undrawn: { amount: '1.00', currency: 'USD' } }),
      ],
    ],
  },
  RejectAmendment: { rows: actRows(rejectAmendmentAct, ['it was accepted', answer]) },
  DeemAmendmentAccepted: {
    rows: [
      [
        'PRESENTATION_NOT_FOUND',
        'there is no such presentation',
        (draft) => draft.drop(presentationKey(draft)),
      ],
      ...actRows(deemAmendmentAcceptedAct, ['it was rejected', answer]),
      ['STATE_WRONG', 'the documents came before it', (draft) => issuedAt(draft, '2027-01-01T00:00:00.000Z')],
      [
        'STATE_WRONG',
        'nobody examined',
        (draft) => draft.drop(`examination/${draft.text('presentationId')}/issuingBank`),
      ],
      [
        'STATE_WRONG',
        'the bank found discrepancies',
        (draft) => {
          const key = `examination/${draft.text('presentationId')}/issuingBank`;
          const { determination } = draft.at(key) as { determination: object };
          draft.change(key, { determination: { ...determination, result: 'discrepant' } });
        },
      ],
      ['AMENDMENT_OUT_OF_SEQUENCE', 'one before it has no answer', secondOfTwo],
      ...openingRows('amendment', 'credit'),
      otherSalt('balance'),
      ...amendmentRows,
      [
        'DERIVED_TERMS_WRONG',
        'other terms would result',
        spoil.terms('newCredit', { creditNumber: 'OTHER' }),
      ],
      [
        'DERIVED_TERMS_WRONG',
        'the regulator is told less',
        spoil.terms('newExposure', { undrawn: { amount: '1.00', currency: 'USD' } }),
      ],
    ],
  },
  ReportAmendmentAnswer: {
    rows: [
      ...actRows(reportAmendmentAct, [
        'it was reported',
        (draft) =>
          putFact(draft, 'amendment-report', number(draft), 'issuingBank', 'HarbourBankMSP', {
            state: 'reported',
            number: 1,
          }),
      ]),
      ...openingRows('credit'),
      otherSalt('balance'),
      [
        'DERIVED_TERMS_WRONG',
        'the regulator is told less',
        spoil.terms('newExposure', { undrawn: { amount: '1.00', currency: 'USD' } }),
      ],
    ],
  },
});
