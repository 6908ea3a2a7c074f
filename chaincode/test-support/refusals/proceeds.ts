/** Refusals about proceeds of credits. */
import { registerClaimAct, registerProceedsAct } from '../../src/credit-proceeds/commands.ts';
import type { Draft } from '../draft.ts';
import { opaqueId } from '../people.ts';
import { people } from '../people.ts';
import { actRows } from './acts.ts';
import { serveOrder } from './orders.ts';
import { byBank } from './presentation.ts';
import { past, year } from './instants.ts';
import { freeze, type Row, spoil, tables, useKeys } from './table.ts';

const assetId = (draft: Draft): string => draft.text('assetId');
const proceedsKey = (draft: Draft): string => `proceeds/${assetId(draft)}`;
const creditKey = (draft: Draft): string => `credit/${draft.at(proceedsKey(draft))['creditId'] as string}`;
const offerKey = (draft: Draft): string => `offer/${assetId(draft)}/${draft.text('offerId')}`;
const lienKey = (draft: Draft): string => `lien/${assetId(draft)}/${draft.text('lienId')}`;
const noticeKey = (draft: Draft): string => `assignment/${assetId(draft)}/${draft.text('lienId')}`;
const drawingKey = (draft: Draft): string => `drawing/${draft.text('presentationId')}/issuingBank`;
const attestationKey = (draft: Draft): string => `proceeds-attest/${assetId(draft)}/HarbourBankMSP`;

const noAsset: Row = ['ASSET_NOT_FOUND', 'there are no such proceeds', spoil.drop(proceedsKey)];
const outsider = { externalId: 'EXT-0000000000000099' } as const;
const otherObligor: Row = [
  'NOT_THE_OBLIGOR',
  'another bank owes them',
  spoil.record(proceedsKey, { obligor: { mspId: 'RiverBankMSP' } }),
];
const noEvidence: Row = [
  'EVIDENCE_MISSING',
  'an outsider’s act is recorded without evidence',
  spoil.record(proceedsKey, { obligor: { ...outsider, recordedBy: 'HarbourBankMSP' } }),
];
const otherTerms = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} says something else`,
  (draft) => draft.open(section, { terms: draft.termsOf(section), salt: '00'.repeat(16) }),
];
const notTheirs: Row = [
  'NOT_THE_CONTROLLER',
  'they belong to another firm',
  spoil.record(proceedsKey, { creditor: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000001' } }),
];

/** Another credit under the same number: its proceeds are live. */
const registerElsewhere = (draft: Draft): void => {
  const tokens = (draft.input['tokens'] ?? draft.at(proceedsKey(draft))['tokens']) as { token: string }[];
  for (const { token } of tokens) {
    const other = opaqueId('CPR', 77);
    draft.put(`fingerprint/${token}`, { assetId: other, rootId: other, status: 'live' });
  }
};

/** Proceeds of another credit have the id. */
const takeId = (draft: Draft): void => {
  const id = assetId(draft);
  draft.put(proceedsKey(draft), {
    id,
    creditId: opaqueId('LC', 1),
    claimId: opaqueId('CLM', 1),
    creditor: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 1) },
    obligor: { mspId: 'HarbourBankMSP' },
    obligorRole: 'issuingBank',
    ownRight: [],
    proceedsHash: 'ab'.repeat(32),
    tokens: [{ epoch: 1, subset: 'L1', token: 'cd'.repeat(32) }],
    proposalExpiresAt: past,
  });
};

const stopped: Row = [
  'STOP_ORDER_IN_FORCE',
  'a court stopped payment',
  (draft) => serveOrder(draft, draft.at(proceedsKey(draft))['creditId'] as string, 'HarbourBankMSP'),
];

const noLien: Row = ['LIEN_NOT_FOUND', 'there is no such lien', spoil.drop(lienKey)];
const ended = (state: string): Row => [
  'LIEN_STATE_WRONG',
  `the lien is ${state}`,
  spoil.record(lienKey, { state }),
];

export const proceedsRefusals = tables({
  RegisterProceeds: {
    rows: [
      ...actRows(registerProceedsAct),
      ['PARTY_UNKNOWN', 'nobody confirmed the credit', spoil.input({ obligor: 'confirmingBank' })],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ proposalExpiresAt: year })],
      ['EXPIRY_INVALID', 'it would have lapsed already', spoil.input({ proposalExpiresAt: past })],
      ['ID_TAKEN', 'the id is another asset’s', takeId],
      otherTerms('credit'),
      otherTerms('balance'),
      [
        'AMOUNT_MISMATCH',
        'more is registered than is left',
        spoil.terms('proceeds', { capacity: { amount: '509250.01', currency: 'USD' } }),
      ],
      ['AMOUNT_MISMATCH', 'they name another credit', spoil.terms('proceeds', { creditNumber: 'OTHER' })],
      [
        'TOKENS_MISMATCH',
        'the tokens are of a key that is not live',
        spoil.input({ tokens: [{ epoch: 9, subset: 'L1', token: 'ab'.repeat(32) }] }),
      ],
      ['PROCEEDS_REGISTERED', 'the same credit is recorded a second time', registerElsewhere],
    ],
  },
  RegisterClaim: {
    rows: [
      [
        'PRESENTATION_NOT_FOUND',
        'there is no such presentation',
        (draft) => draft.drop(`presentation/${draft.text('creditId')}/${draft.text('presentationId')}`),
      ],
      ...byBank(
        actRows(registerClaimAct, [
          'the bank has paid',
          (draft) => draft.change(drawingKey(draft), { kind: 'sight-payment' }),
        ]),
      ),
      [
        'NOT_THE_CONTROLLER',
        'a bank has negotiated the documents',
        (draft) =>
          draft.put(`drawing/${draft.text('presentationId')}/nominatedBank`, {
            ...draft.at(drawingKey(draft)),
            as: 'nominatedBank',
            kind: 'negotiation',
          }),
      ],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ proposalExpiresAt: year })],
      ['ID_TAKEN', 'the id is another asset’s', takeId],
      otherTerms('credit'),
      otherTerms('undertaking'),
      [
        'AMOUNT_MISMATCH',
        'more is registered than was undertaken',
        spoil.terms('proceeds', { capacity: { amount: '2670000.01', currency: 'CNY' } }),
      ],
      [
        'TOKENS_MISMATCH',
        'the tokens are of a key that is not live',
        spoil.input({ tokens: [{ epoch: 9, subset: 'L1', token: 'ab'.repeat(32) }] }),
      ],
      ['PROCEEDS_REGISTERED', 'the same credit is recorded a second time', registerElsewhere],
    ],
  },
  AttestProceeds: {
    rows: [
      noAsset,
      otherObligor,
      noEvidence,
      ['PROPOSAL_EXPIRED', 'the time is over', spoil.record(proceedsKey, { proposalExpiresAt: past })],
      otherTerms('proceeds'),
      ['TOKENS_MISMATCH', 'another key has become live', (draft) => useKeys(draft, [1, 2])],
      ['PROCEEDS_REGISTERED', 'the same credit was attested elsewhere', registerElsewhere],
    ],
  },
  OfferProceeds: {
    rows: [
      noAsset,
      notTheirs,
      ['ASSET_NOT_LIVE', 'the credit has expired', spoil.record(creditKey, { status: 'expired' })],
      ['ASSET_NOT_ATTESTED', 'the obligor has not attested', spoil.drop(attestationKey)],
      ['PARTY_UNKNOWN', 'a warehouse is offered them', spoil.input({ financier: 'EastgateMSP' })],
      [
        'ID_TAKEN',
        'the offer was made before',
        (draft) =>
          draft.put(offerKey(draft), {
            id: draft.text('offerId'),
            assetId: assetId(draft),
            offeror: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000001' },
            financier: 'RiverBankMSP',
            status: 'open',
            termsHash: 'ab'.repeat(32),
            requestHash: 'ab'.repeat(32),
            expiresAt: past,
          }),
      ],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ expiresAt: year })],
      stopped,
      ['ASSET_FROZEN', 'a court froze them', (draft) => freeze(draft, assetId(draft))],
      otherTerms('proceeds'),
      ['AMOUNT_MISMATCH', 'the share is one part less', spoil.input({ share: '599999999999999999' })],
      [
        'AMOUNT_MISMATCH',
        'more is assigned than there is',
        spoil.terms('request', { assigned: { amount: '509250.01', currency: 'USD' } }),
      ],
    ],
  },
  WithdrawProceedsOffer: {
    rows: [
      ['OFFER_NOT_FOUND', 'there is no such offer', spoil.drop(offerKey)],
      ['OFFER_NOT_FOUND', 'it is another firm’s', (draft) => draft.saidBy(people.owner)],
      ['OFFER_NOT_OPEN', 'the bank has used it', spoil.record(offerKey, { status: 'used' })],
    ],
  },
  NotifyAssignment: {
    rows: [
      noAsset,
      notTheirs,
      noLien,
      ended('consumed'),
      ended('sale-pending'),
      [
        'ASSIGNMENT_NOTIFIED',
        'notice was given before',
        (draft) =>
          draft.put(noticeKey(draft), {
            assetId: assetId(draft),
            lienId: draft.text('lienId'),
            assignor: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000002' },
            assignee: 'RiverBankMSP',
            share: '1',
            noticeHash: 'ab'.repeat(32),
            at: past,
          }),
      ],
    ],
  },
  AcknowledgeAssignment: {
    rows: [
      noAsset,
      otherObligor,
      noEvidence,
      ['ASSIGNMENT_NOT_FOUND', 'nobody gave notice', spoil.drop(noticeKey)],
      [
        'ASSIGNMENT_ACKNOWLEDGED',
        'it was acknowledged before',
        (draft) =>
          draft.put(`assignment-acknowledgement/${assetId(draft)}/${draft.text('lienId')}`, {
            assetId: assetId(draft),
            lienId: draft.text('lienId'),
            assignee: 'RiverBankMSP',
            share: '1',
            noticeHash: 'ab'.repeat(32),
            acknowledgementHash: 'ab'.repeat(32),
            act: {
              by: { mspId: 'HarbourBankMSP' },
              person: 'enrolment7',
              as: 'issuingBank',
              recorded: false,
              at: past,
            },
          }),
      ],
      noLien,
      ended('consumed'),
      otherTerms('notice'),
    ],
  },
});
