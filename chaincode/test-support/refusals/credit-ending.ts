/** Refusals of cancelling, expiring, closing and joining; and of bank policies. */
import {
  answerCancellationAct,
  cancelCreditAct,
  cancelExpiredAct,
  closeCreditAct,
  expireCreditAct,
  proposeCancellationAct,
} from '../../src/letter-of-credit/ending-commands.ts';
import { hashOfOpening } from '../../src/kernel/opening.ts';
import { bankPolicy } from '../approvers.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { actRows, creditKey } from './acts.ts';
import { openingRows, otherSalt } from './credit-rows.ts';
import { type Row, spoil, tables, take } from './table.ts';
import { act } from './transfer-rows.ts';

const proposed = (draft: Draft): void => {
  draft.put(`credit-cancellation/${draft.text('creditId')}/issuingBank/HarbourBankMSP`, {
    creditId: draft.text('creditId'),
    state: 'proposed',
    act: {
      by: { mspId: 'HarbourBankMSP' },
      person: 'enrolment7',
      as: 'issuingBank',
      recorded: false,
      at: '2026-03-02T09:30:00.000Z',
    },
  });
};
/** A part of the credit was transferred. */
const transferPart = (draft: Draft): void => {
  const creditId = draft.text('creditId');
  const [transferId, childId] = ['CTR-0000000000000042', 'LC-0000000000000042'];
  draft.put(`credit-transfer/${creditId}/${transferId}`, {
    id: transferId,
    creditId,
    act: { ...act, as: 'beneficiary' },
    secondBeneficiary: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000003' },
    amendments: 'waive',
    requestHash: 'ab'.repeat(32),
  });
  draft.put(`transfer-answer/${transferId}`, {
    transferId,
    status: 'transferred',
    act,
    maker: 'e8',
    childId,
  });
  draft.put(`credit/${childId}`, { ...draft.at(creditKey(draft)), id: childId, parentId: creditId });
};

const unasked = (draft: Draft): void =>
  draft.drop(`credit-cancellation/${draft.text('creditId')}/issuingBank/HarbourBankMSP`);

const open: Row = [
  'PRESENTATION_OPEN',
  'documents are with the bank',
  (draft) =>
    draft.put(`presentation/${draft.text('creditId')}/PRS-0000000000000001`, {
      id: 'PRS-0000000000000001',
      creditId: draft.text('creditId'),
      act: {
        by: { mspId: 'EnterprisesMSP', subject: people.otherOwner.subject },
        person: people.otherOwner.enrolmentId,
        as: 'beneficiary',
        recorded: false,
        at: '2026-03-02T09:30:00.000Z',
      },
      to: 'issuingBank',
      termsHash: 'ab'.repeat(32),
      version: 1,
    }),
];
const told: Row = [
  'DERIVED_TERMS_WRONG',
  'the regulator is told something else',
  spoil.terms('newExposure', { undrawn: { amount: '1.00', currency: 'USD' } }),
];
const accountRows = [...openingRows('credit'), otherSalt('balance')];

const drawn = (draft: Draft): void => {
  draft.changeTerms('balance', { drawn: { amount: '1.00', currency: 'CNY' } });
  const opening = draft.call.sections['balance'];
  if (opening === undefined) throw new Error('there is no balance');
  draft.change(`credit-balance/${draft.text('creditId')}`, { balanceHash: hashOfOpening(opening) });
};

const twoHolders = bankPolicy.approvers.map((approver) => ({ ...approver, approverId: 'one-person' }));
const policyOf = (change: object) => spoil.input({ policy: { ...bankPolicy, ...change } });
const handoverKey = (draft: Draft): string =>
  `credit-handover/${draft.text('creditId')}/${draft.text('role')}`;

export const creditEndingRefusals = tables({
  ProposeCancellation: { rows: actRows(proposeCancellationAct, ['it was proposed before', proposed]) },
  AnswerCancellation: { rows: actRows(answerCancellationAct, ['nobody asked', unasked]) },
  CancelCredit: {
    rows: [
      ...actRows(cancelCreditAct, ['nobody proposed it', unasked]),
      open,
      ...accountRows,
      [
        'CONSENT_MISSING',
        'the confirming bank said nothing',
        (draft) => draft.drop(`credit-cancellation/${draft.text('creditId')}/confirmingBank/RiverBankMSP`),
      ],
      ['CONSENT_MISSING', 'a second beneficiary has a part of it, and was not asked', transferPart],
      told,
    ],
  },
  ExpireCredit: {
    rows: [
      ...actRows(expireCreditAct),
      ...openingRows('credit'),
      ['CALENDAR_UNKNOWN', 'the place has no calendar', spoil.input({ place: 'ZZZZZ' })],
      [
        'CALENDAR_UNKNOWN',
        'its calendar ends before',
        (draft) => draft.sayAt(Date.parse('2031-01-01T00:00:00Z')),
      ],
      [
        'CREDIT_NOT_EXPIRED',
        'it is the last day',
        (draft) => draft.sayAt(Date.parse('2026-06-30T08:00:00Z')),
      ],
    ],
  },
  CancelExpiredCredit: {
    rows: [
      ...actRows(cancelExpiredAct),
      open,
      ...accountRows,
      [
        'CREDIT_NOT_EXPIRED',
        'a month has not passed',
        (draft) => draft.sayAt(Date.parse('2026-07-30T08:00:00Z')),
      ],
      ['CREDIT_STILL_OPEN', 'something was drawn', drawn],
      told,
    ],
  },
  CloseCredit: {
    rows: [
      ...actRows(closeCreditAct),
      open,
      ...accountRows,
      [
        'CREDIT_STILL_OPEN',
        'it may still be drawn',
        (draft) => draft.change(creditKey(draft), { status: 'issued' }),
      ],
      told,
    ],
  },
  RecordCredit: {
    rows: [
      [
        'NOT_THE_PARTY',
        'the issuer is recorded by another',
        (draft) =>
          void Object.assign(draft.input, {
            parties: {
              ...(draft.input['parties'] as object),
              issuingBank: { externalId: 'EXT-0000000000000099', recordedBy: 'CustomsMSP' },
            },
          }),
      ],
      ['ID_TAKEN', 'there is such a credit', (draft) => take(draft, creditKey(draft))],
      [
        'PARTY_UNKNOWN',
        'the adviser is not recorded',
        (draft) =>
          void Object.assign(draft.input, {
            parties: {
              ...(draft.input['parties'] as object),
              advisingBank: { externalId: 'EXT-0000000000000099', recordedBy: 'RiverBankMSP' },
            },
          }),
      ],
      [
        'TOO_FEW_MEMBERS',
        'one peer stands behind all parties',
        (draft) => {
          const { issuingBank } = draft.input['parties'] as { issuingBank: object };
          draft.input['parties'] = {
            applicant: issuingBank,
            issuingBank,
            beneficiary: { mspId: 'RiverBankMSP' },
          };
        },
      ],
      [
        'CREDIT_TERMS_INVALID',
        'its terms are of the other profile',
        spoil.terms('credit', { profile: 'CN-DLC-2016' }),
      ],
      ['DERIVED_TERMS_WRONG', 'something is drawn already', spoil.terms('balance', { sequence: 1 })],
    ],
  },
  HandOverRole: {
    rows: [
      ['CREDIT_NOT_FOUND', 'there is no such credit', (draft) => draft.drop(creditKey(draft))],
      ['NOT_THE_PARTY', 'the role is a member’s', spoil.input({ role: 'advisingBank' })],
      [
        'STATE_WRONG',
        'it was handed over before',
        (draft) =>
          draft.put(handoverKey(draft), {
            creditId: draft.text('creditId'),
            role: draft.text('role'),
            to: { mspId: 'HarbourBankMSP' },
            by: { mspId: 'RiverBankMSP' },
            state: 'accepted',
          }),
      ],
      ['PARTY_UNKNOWN', 'it is offered to no bank', spoil.input({ to: { mspId: 'EastgateMSP' } })],
      ...openingRows('credit'),
      otherSalt('balance'),
    ],
  },
  TakeRole: {
    rows: [
      ['CREDIT_NOT_FOUND', 'there is no such credit', (draft) => draft.drop(creditKey(draft))],
      ['STATE_WRONG', 'nobody offered it', (draft) => draft.drop(handoverKey(draft))],
      ['NOT_THE_PARTY', 'it was offered to another bank', (draft) => draft.saidBy(people.riverChecker)],
      ...openingRows('credit'),
    ],
  },
  ProposeBankPolicy: {
    rows: [
      ['NOT_A_BANK', 'a warehouse proposes one', (draft) => draft.saidBy(people.eastgateAdmin)],
      ['POLICY_INVALID', 'it is called the second version', policyOf({ version: 2 })],
      [
        'POLICY_INVALID',
        'a key is no point of the curve',
        policyOf({
          approvers: [{ approverId: 'a', role: 'maker', publicKey: `02${'ff'.repeat(32)}` }],
        }),
      ],
      ['POLICY_INVALID', 'one person has two roles', policyOf({ approvers: twoHolders })],
      ['POLICY_INVALID', 'nobody checks', policyOf({ approvers: bankPolicy.approvers.slice(0, 1) })],
    ],
  },
  AcceptBankPolicy: {
    rows: [
      ['POLICY_NOT_PROPOSED', 'another version was proposed', spoil.input({ version: 9 })],
      ['SAME_PERSON', 'its author accepts it', (draft) => draft.saidBy(people.harbourAdmin)],
    ],
  },
  KeepBankReference: { rows: [] },
});
