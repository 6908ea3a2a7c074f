/** Refusals about transfers of credits. */
import {
  adviseTransferAct,
  declineTransferAct,
  draftTransferAct,
  requestTransferAct,
  restoreTransferAct,
  returnTransferAct,
  transferCreditAct,
} from '../../src/credit-transfer/acts.ts';
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { actRows, creditKey } from './acts.ts';
import { type Row, spoil, tables } from './table.ts';
import { act, agreedOtherwise, otherSalt, rowsOfFirm } from './transfer-rows.ts';

const hash = 'ab'.repeat(32);

const transferKey = (draft: Draft): string =>
  `credit-transfer/${draft.text('creditId')}/${draft.text('transferId')}`;
const answerKey = (draft: Draft): string => `transfer-answer/${draft.text('transferId')}`;

const inForce = (draft: Draft, change: Record<string, unknown>): void =>
  agreedOtherwise(draft, 'credit', change, (termsHash) =>
    draft.change(`credit-version/${draft.text('creditId')}`, { termsHash }),
  );
const drafted = (draft: Draft, change: Record<string, unknown>): void =>
  agreedOtherwise(draft, 'transferredCredit', change, (termsHash) =>
    draft.change(answerKey(draft), { termsHash }),
  );

const answered = (status: string) => (draft: Draft) =>
  draft.put(answerKey(draft), { transferId: draft.text('transferId'), status, act, maker: 'enrolment8' });

/** Another transfer of the same credit that was made before. */
const transferBefore = (draft: Draft): void => {
  const transferId = opaqueId('CTR', 42);
  draft.put(`credit-transfer/${draft.text('creditId')}/${transferId}`, {
    ...draft.at(transferKey(draft)),
    id: transferId,
  });
  draft.put(`transfer-answer/${transferId}`, {
    transferId,
    status: 'transferred',
    act,
    maker: 'enrolment8',
  });
};

/** Somebody lends against what the first beneficiary has yet to receive. */
const assignProceeds = (draft: Draft): void => {
  const creditId = draft.text('creditId');
  const id = opaqueId('CPR', 42);
  draft.put(`credit-proceeds/${creditId}/credit`, { id });
  draft.put(`proceeds/${id}`, {
    id,
    creditId,
    claimId: opaqueId('CLM', 42),
    creditor: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 2) },
    obligor: { mspId: 'HarbourBankMSP' },
    obligorRole: 'issuingBank',
    ownRight: [],
    proceedsHash: hash,
    tokens: [{ epoch: 1, subset: 'L1', token: hash }],
    proposalExpiresAt: '2026-03-04T09:30:00.000Z',
  });
  draft.put(`lien/${id}/${opaqueId('LN', 42)}`, {
    id: opaqueId('LN', 42),
    assetId: id,
    claimId: opaqueId('CLM', 42),
    rootId: id,
    stage: 'proceeds',
    holder: 'HarbourBankMSP',
    share: '1',
    state: 'reserved',
    rank: 1,
    offerId: opaqueId('OFR', 42),
    expiresAt: '2026-03-04T09:30:00.000Z',
    renewals: 0,
    maker: 'enrolment6',
  });
};

const step = (name: string) => (draft: Draft) => {
  const childId = 'childId' in draft.input ? draft.text('childId') : draft.text('creditId');
  draft.put(`transfer-step/${childId}/${name}`, { childId, step: name, act });
};
const forbidden = (why: string, change: Record<string, unknown>): Row => [
  'TRANSFER_TERMS',
  why,
  (draft) => draft.changeTerms('transferredCredit', change),
];

export const transferRefusals = tables({
  RequestTransfer: {
    rows: [
      ...rowsOfFirm(requestTransferAct),
      [
        'ONWARD_TRANSFER',
        'the credit was itself transferred',
        spoil.record(creditKey, { parentId: opaqueId('LC', 42) }),
      ],
      otherSalt('credit'),
      ['NOT_TRANSFERABLE', 'the credit does not say so', (draft) => inForce(draft, { transferable: false })],
      [
        'PARTY_UNKNOWN',
        'the second beneficiary is not recorded',
        spoil.input({ secondBeneficiary: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 99) } }),
      ],
      ['PARTY_UNKNOWN', 'the adviser is no bank', spoil.input({ adviser: { mspId: 'EastgateMSP' } })],
      [
        'ID_TAKEN',
        'the transfer was asked for before',
        (draft) =>
          draft.put(transferKey(draft), {
            id: draft.text('transferId'),
            creditId: draft.text('creditId'),
            act: { ...act, as: 'beneficiary' },
            secondBeneficiary: draft.input['secondBeneficiary'],
            amendments: 'waive',
            requestHash: hash,
          }),
      ],
      [
        'TRADE_BACKGROUND_MISSING',
        'a domestic credit is transferred without one',
        spoil.record(creditKey, { profile: 'CN-DLC-2016' }),
      ],
    ],
  },
  DeclineTransfer: {
    rows: [...actRows(declineTransferAct, ['it was transferred', answered('transferred')])],
  },
  DraftTransfer: {
    rows: [
      ...actRows(draftTransferAct, ['it was declined', answered('declined')]),
      otherSalt('credit'),
      otherSalt('transferRequest'),
      [
        'ID_TAKEN',
        'the id is another credit’s',
        (draft) => draft.put(`credit/${draft.text('childId')}`, draft.at(creditKey(draft))),
      ],
      [
        'AMOUNT_MISMATCH',
        'less is transferred than was asked',
        (draft) => draft.changeTerms('transferredCredit', { amount: { amount: '1.00', currency: 'USD' } }),
      ],
      forbidden('the goods are others', { goods: ['COPPER WIRE'] }),
      forbidden('a condition is dropped', { additionalConditions: [] }),
    ],
  },
  TransferCredit: {
    rows: [
      ...actRows(transferCreditAct, ['it was declined', answered('declined')]),
      [
        'SAME_PERSON',
        'the maker consents',
        spoil.record(answerKey, { maker: people.riverChecker.enrolmentId }),
      ],
      otherSalt('credit'),
      otherSalt('transferredCredit'),
      otherSalt('balance'),
      ['TRANSFER_TERMS', 'an amendment came between', (draft) => drafted(draft, { confirmation: 'without' })],
      [
        'PARTIAL_NOT_ALLOWED',
        'another firm has a transfer, and drawings in part are not allowed',
        (draft) => {
          transferBefore(draft);
          const shipment = { ...(draft.termsOf('credit')['shipment'] as object), partial: 'not-allowed' };
          inForce(draft, { shipment });
          drafted(draft, { shipment });
        },
      ],
      ['ASSET_ENCUMBERED', 'the proceeds are assigned', assignProceeds],
      [
        'TRANSFER_EXCEEDS_BALANCE',
        'too much was transferred before',
        (draft) =>
          agreedOtherwise(
            draft,
            'balance',
            { transferred: { amount: '288750.01', currency: 'USD' } },
            (balanceHash) => draft.change(`credit-balance/${draft.text('creditId')}`, { balanceHash }),
          ),
      ],
      ['DERIVED_TERMS_WRONG', 'the new balance says less', spoil.terms('newBalance', { sequence: 9 })],
      [
        'DERIVED_TERMS_WRONG',
        'something is drawn already',
        spoil.terms('transferredBalance', { sequence: 9 }),
      ],
    ],
  },
  AdviseTransfer: {
    rows: [
      ...actRows(adviseTransferAct, ['it was given back', step('returned')]),
      otherSalt('credit'),
      otherSalt('balance'),
    ],
  },
  ReturnTransfer: {
    rows: [...rowsOfFirm(returnTransferAct, ['it was given back before', step('returned')])],
  },
  RestoreTransfer: {
    rows: [
      ...actRows(restoreTransferAct, ['it was restored before', step('restored')]),
      [
        'PRESENTATION_OPEN',
        'documents under the transferred credit are on their way',
        (draft) => {
          const [childId, id] = [draft.text('childId'), opaqueId('PRS', 42)];
          const to = 'transferringBank';
          const presentation = { id, creditId: childId, act, to, termsHash: hash, version: 1 };
          draft.put(`presentation/${childId}/${id}`, presentation);
        },
      ],
      otherSalt('transferredCredit'),
      otherSalt('transferredBalance'),
      otherSalt('balance'),
      [
        'TRANSFER_NOT_ENDED',
        'the second beneficiary still has it',
        (draft) => draft.drop(`transfer-step/${draft.text('childId')}/returned`),
      ],
      ['DERIVED_TERMS_WRONG', 'more comes back', spoil.terms('newBalance', { sequence: 9 })],
    ],
  },
});
