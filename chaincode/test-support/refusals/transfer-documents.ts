/** Refusals about documents of second beneficiaries. */
import { passOnCancellationAct } from '../../src/credit-transfer/cancellation.ts';
import {
  assembleDocumentsAct,
  passOnMaturityAct,
  passOnPaymentAct,
  presentTransferredAct,
} from '../../src/credit-transfer/passing-commands.ts';
import {
  demandSubstitutionAct,
  reportDefectAct,
  substituteInvoiceAct,
} from '../../src/credit-transfer/substitution-commands.ts';
import type { ActRule } from '../../src/letter-of-credit/act.ts';
import type { Draft } from '../draft.ts';
import { actRows } from './acts.ts';
import { type Row, spoil, tables } from './table.ts';
import { act, otherSalt, rowsOfFirm } from './transfer-rows.ts';

const hash = 'ab'.repeat(32);
const received = (draft: Draft): string => draft.text('receivedId');
const usd = (amount: string) => ({ amount, currency: 'USD' });

const withdrawn: readonly [string, Row[2]] = [
  'the second beneficiary took them back',
  (draft) => draft.change(`presentation/${draft.text('childId')}/${received(draft)}`, { withdrawn: act }),
];

/** Put together before, under another id. */
const assembled = (draft: Draft, presentationId: string): void => {
  draft.put(`assembly/${draft.text('creditId')}/${presentationId}`, {
    presentationId,
    creditId: draft.text('creditId'),
    receivedId: received(draft),
    childId: draft.text('childId'),
    act,
    termsHash: hash,
    substituted: false,
    early: false,
  });
};

const passingRows = (
  rule: ActRule,
  kind: 'maturity' | 'payment',
  tooMuch: string,
  currency: string,
): Row[] => [
  ...actRows(rule, [
    'nothing was done under the original',
    (draft) => {
      const { presentationId } = draft.at(`assembled/${received(draft)}`);
      draft.drop(`drawing/${String(presentationId)}/issuingBank`);
      draft.state.delete(`transferee-notice/${received(draft)}/${kind}`);
    },
  ]),
  [
    'ALREADY_HONOURED',
    'it was passed on before',
    (draft) =>
      draft.put(`transferee-notice/${received(draft)}/${kind}`, {
        receivedId: received(draft),
        childId: draft.text('childId'),
        kind,
        act,
        termsHash: hash,
        timing: 'no-period',
      }),
  ],
  otherSalt('received'),
  otherSalt('transferredCredit'),
  otherSalt('transferredBalance'),
  [
    'CREDIT_OVERDRAWN',
    'more is passed on than was claimed',
    spoil.terms('passedOn', { amount: { amount: tooMuch, currency } }),
  ],
  ['DERIVED_TERMS_WRONG', 'the balance says less', spoil.terms('newTransferredBalance', { sequence: 9 })],
];

const other = 'PRS-0000000000000077';

export const transferDocumentRefusals = tables({
  DemandSubstitution: { rows: [...actRows(demandSubstitutionAct, withdrawn)] },
  SubstituteInvoice: {
    rows: [
      ...rowsOfFirm(substituteInvoiceAct, [
        'nobody demanded it',
        (draft) => draft.drop(`substitution-demand/${received(draft)}`),
      ]),
      otherSalt('substitutionDemand'),
      otherSalt('credit'),
      [
        'NOT_SUBSTITUTABLE',
        'it brings another packing list',
        (draft) => {
          const [document] = draft.termsOf('substitution')['documents'] as object[];
          const list = { ...document, id: 'packing', particulars: { type: 'PACKING_LIST' } };
          draft.changeTerms('substitution', { documents: [document, list] });
        },
      ],
      [
        'SUBSTITUTION_EXCEEDS_CREDIT',
        'it claims more than the original amount with its tolerance',
        spoil.terms('substitution', { amountClaimed: usd('509250.01') }),
      ],
    ],
  },
  ReportSubstitutionDefect: {
    rows: [
      ...actRows(reportDefectAct, [
        'nothing was substituted',
        (draft) => draft.drop(`substitution/${received(draft)}`),
      ]),
    ],
  },
  AssembleDocuments: {
    rows: [
      ...actRows(assembleDocumentsAct, [
        'they went on before',
        (draft) => {
          assembled(draft, other);
          const creditId = draft.text('creditId');
          draft.put(`assembled/${received(draft)}`, { creditId, presentationId: other });
        },
      ]),
      ['ID_TAKEN', 'other documents have the id', (draft) => assembled(draft, draft.text('presentationId'))],
      otherSalt('received'),
      otherSalt('credit'),
      otherSalt('balance'),
      otherSalt('substitution'),
      [
        'DERIVED_TERMS_WRONG',
        'the claim is another',
        spoil.terms('presentation', { amountClaimed: usd('230951.00') }),
      ],
      ['DERIVED_TERMS_WRONG', 'the balance says less', spoil.terms('newBalance', { sequence: 9 })],
    ],
  },
  PresentTransferredDocuments: {
    rows: [
      ...actRows(presentTransferredAct, [
        'nothing was put together',
        (draft) => draft.drop(`assembly/${draft.text('creditId')}/${draft.text('presentationId')}`),
      ]),
      ['PARTY_UNKNOWN', 'no bank confirmed', spoil.input({ to: 'confirmingBank' })],
      ['PARTY_UNKNOWN', 'they would go backwards', spoil.input({ to: 'presentingBank' })],
      otherSalt('assembled'),
      otherSalt('credit'),
      otherSalt('balance'),
    ],
  },
  PassOnCancellation: {
    rows: [
      ...actRows(passOnCancellationAct, [
        'nobody proposed it',
        (draft) => draft.drop(`credit-cancellation/${draft.text('creditId')}/issuingBank/HarbourBankMSP`),
      ]),
    ],
  },
  PassOnMaturity: { rows: passingRows(passOnMaturityAct, 'maturity', '1880000.01', 'CNY') },
  PassOnPayment: { rows: passingRows(passOnPaymentAct, 'payment', '200000.01', 'USD') },
});
