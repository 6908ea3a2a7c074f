/** Refusals of payments, undertakings and negotiations. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import * as drawing from '../../src/presentation/drawing-commands.ts';
import { usd } from '../credit-papers.ts';
import type { Draft } from '../draft.ts';
import { otherOwnerParty } from '../people.ts';
import { actBy, guarded, hash, otherSalt } from './presentation.ts';
import { serveOrder } from './orders.ts';
import { putLienRecord, type Row, spoil, tables } from './table.ts';

const drawingKey = (draft: Draft): string => `drawing/${draft.text('presentationId')}/${draft.text('as')}`;

const drawnBefore: Row = [
  'ALREADY_HONOURED',
  'the bank paid before',
  (draft) =>
    draft.put(drawingKey(draft), {
      presentationId: draft.text('presentationId'),
      creditId: draft.text('creditId'),
      as: draft.text('as'),
      kind: 'sight-payment',
      act: actBy(draft.call.creator.mspId, draft.text('as')),
      termsHash: hash,
      exposureHash: hash,
    }),
];

const serve = (draft: Draft, change: object): void =>
  serveOrder(draft, draft.text('creditId'), draft.call.creator.mspId, change);

const stopped: readonly Row[] = [
  ['STOP_ORDER_IN_FORCE', 'a court stopped all payments', (draft) => serve(draft, {})],
  [
    'STOP_ORDER_IN_FORCE',
    'a court stopped payment of these documents',
    (draft) => serve(draft, { presentationId: draft.text('presentationId'), kind: 'final' }),
  ],
  [
    'STOP_ORDER_IN_FORCE',
    'a court stopped a part, whose amount is not shown',
    (draft) => serve(draft, { covers: 'part' }),
  ],
];

const used: Row = [
  'REFERENCE_ALREADY_USED',
  'the reference was used before',
  (draft) =>
    draft.put(`reference/${draft.call.creator.mspId}/${draft.text('referenceToken')}`, {
      usedFor: 'FIN-0000000000000001',
      at: '2026-03-01T09:30:00.000Z',
    }),
];

const otherPayee: Row = [
  'PAYEE_WRONG',
  'the bank says that it paid somebody else',
  spoil.input({ paidTo: [{ party: { mspId: 'EastgateMSP' }, share: '1000000000000000000' }] }),
];

/** Proceeds of the credit, or the claim of the presentation. */
const claimOf = (
  draft: Draft,
  place: { readonly presentationId?: string },
  creditor: object = otherOwnerParty,
): string => {
  const [id, creditId] = [`CCL-${'9'.repeat(16)}`, draft.text('creditId')];
  draft.put(`credit-proceeds/${creditId}/a`, { id, ...place });
  draft.put(`proceeds/${id}`, {
    id,
    creditId,
    claimId: `CLM-${'9'.repeat(16)}`,
    creditor,
    obligor: { mspId: 'HarbourBankMSP' },
    obligorRole: 'issuingBank',
    ownRight: [],
    proceedsHash: hash,
    tokens: [{ epoch: 1, subset: 'L1', token: hash }],
    proposalExpiresAt: '2026-03-01T09:30:00.000Z',
    ...place,
  });
  return id;
};

const assigned: Row = [
  'ASSET_ALREADY_ENCUMBERED',
  'a share of the credit’s proceeds is assigned',
  (draft) => putLienRecord(draft, claimOf(draft, {}), 1, '1000'),
];

const ofPresentation = (draft: Draft): { readonly presentationId: string } => ({
  presentationId: draft.text('presentationId'),
});

const soldBefore: Row = [
  'ASSET_ALREADY_ENCUMBERED',
  'the claim was sold to another bank',
  (draft) => {
    const id = claimOf(draft, ofPresentation(draft));
    const party = { mspId: 'HarbourBankMSP' };
    draft.put(`holding/${id}`, { assetId: id, holder: party, payee: party, position: 1 });
  },
];

const soldOn: Row = [
  'NOT_THE_CONTROLLER',
  'the bank has sold the claim on',
  (draft) => void claimOf(draft, ofPresentation(draft)),
];

const pledgedOn: Row = [
  'ASSET_ALREADY_ENCUMBERED',
  'the bank has pledged the claim',
  (draft) => {
    const id = claimOf(draft, ofPresentation(draft), { mspId: draft.call.creator.mspId });
    putLienRecord(draft, id, 1, '1000');
  },
];

/** The amount of the drawing stands in this section. */
const terms = (section: string): readonly Row[] => [
  otherSalt('presentation'),
  otherSalt('credit'),
  otherSalt('balance'),
  [
    'CREDIT_OVERDRAWN',
    'it is more than the documents claim',
    spoil.terms(section, { amount: usd('490000.00') }),
  ],
];

const sums: readonly Row[] = [
  [
    'DERIVED_TERMS_WRONG',
    'the balance is another',
    (draft) => {
      if (draft.call.sections['newBalance'] === undefined) draft.open('newBalance', balanceOf(draft));
      else draft.changeTerms('newBalance', { sequence: 9 });
    },
  ],
  [
    'DERIVED_TERMS_WRONG',
    'the regulator is told another day',
    spoil.terms('exposure', { dueOn: '2026-12-24' }),
  ],
];

const balanceOf = (draft: Draft) => {
  const opening = draft.call.sections['balance'];
  if (opening === undefined) throw new Error('there is no balance');
  return opening;
};

/** The terms of the credit say otherwise, and are those in force. */
const creditSays = (draft: Draft, change: Record<string, unknown>): void => {
  draft.changeTerms('credit', change);
  const opening = draft.call.sections['credit'];
  if (opening === undefined) throw new Error('there is no credit');
  draft.change(`credit-version/${draft.text('creditId')}`, { termsHash: hashOfOpening(opening) });
};

/** The bank that transfers is another than the one with which the credit is available. */
const nominateOther = (draft: Draft): void => {
  const [creditId, id] = [draft.text('creditId'), draft.text('presentationId')];
  const parties = draft.at(`credit/${creditId}`)['parties'] as Record<string, object>;
  const changed = {
    ...parties,
    transferringBank: parties['nominatedBank'],
    nominatedBank: { mspId: 'LumenBankMSP' },
  };
  draft.change(`credit/${creditId}`, { parties: changed });
  draft.change(`presentation/${creditId}/${id}`, { to: 'transferringBank' });
  const examination = draft.at(`examination/${id}/nominatedBank`);
  draft.put(`examination/${id}/transferringBank`, { ...examination, as: 'transferringBank' });
  Object.assign(draft.input, { as: 'transferringBank' });
};

const undertaken = { rows: [drawnBefore, ...terms('undertaking'), ...sums] };

export const drawingRefusals = tables({
  HonourPresentation: {
    rows: [
      ...guarded(drawing.honourPresentationAct),
      drawnBefore,
      ...stopped,
      used,
      otherPayee,
      ...terms('payment'),
      ...sums,
    ],
  },
  IncurDeferredPayment: { rows: [...guarded(drawing.incurDeferredPaymentAct), ...undertaken.rows] },
  AcceptDraft: { rows: [...guarded(drawing.acceptDraftAct), ...undertaken.rows] },
  ConfirmMaturity: { rows: [...guarded(drawing.confirmMaturityAct), ...undertaken.rows] },
  NegotiatePresentation: {
    rows: [
      ...guarded(drawing.negotiatePresentationAct),
      drawnBefore,
      ...stopped,
      [
        'RECOURSE_NOT_AGREED',
        'a domestic credit is negotiated without an agreement on recourse',
        (draft) => {
          draft.change(`credit/${draft.text('creditId')}`, { profile: 'CN-DLC-2016' });
          const { amount, advancedOn, recourse } = draft.termsOf('negotiation');
          draft.open('negotiation', { terms: { amount, advancedOn, recourse }, salt: '11'.repeat(16) });
        },
      ],
      otherSalt('presentation'),
      otherSalt('credit'),
      [
        'NOT_NEGOTIABLE',
        'it is available by payment alone',
        (draft) =>
          creditSays(draft, {
            availability: { by: 'sight-payment', with: { name: 'RIVER BANK', address: [] } },
          }),
      ],
      ['NOT_NEGOTIABLE', 'another bank is the nominated one', nominateOther],
      assigned,
      soldBefore,
      [
        'CREDIT_OVERDRAWN',
        'it is more than the documents claim',
        spoil.terms('negotiation', { amount: usd('490000.00') }),
      ],
      ...sums,
    ],
  },
  PayAtMaturity: {
    rows: [
      ...guarded(drawing.payAtMaturityAct),
      drawnBefore,
      ...stopped,
      used,
      otherPayee,
      otherSalt('undertaking'),
      ['AMOUNT_MISMATCH', 'it is less than was undertaken', spoil.terms('payment', { amount: usd('1.00') })],
    ],
  },
  ReverseDrawing: {
    rows: [
      ...guarded(drawing.reverseDrawingAct),
      soldOn,
      pledgedOn,
      otherSalt('balance'),
      ['DERIVED_TERMS_WRONG', 'the balance is another', spoil.terms('newBalance', { sequence: 9 })],
    ],
  },
});
