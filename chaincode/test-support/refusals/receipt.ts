/** Refusals of commands about receipts: issued, offered, transferred, under whose control. */
import type { Draft } from '../draft.ts';
import { firms, people } from '../people.ts';
import {
  encumbered,
  expiry,
  foreign,
  frozen,
  goodsDiffer,
  noReceipt,
  notController,
  orderKey,
  receiptKey,
  whole,
} from './receipt-rows.ts';
import { past } from './instants.ts';
import { putLienRecord, registerElsewhere, spoil, take, tables, useKeys } from './table.ts';

const offerKey = (draft: Draft): string => `offer/${draft.text('receiptId')}/${draft.text('offerId')}`;
const lienKey = (draft: Draft): string => `lien/${draft.text('receiptId')}/${draft.text('lienId')}`;
const financingKey = (draft: Draft): string => `financing/${draft.text('financingId')}`;

const notIssued = [
  'RECEIPT_STATUS_WRONG',
  'the receipt was delivered',
  spoil.record(receiptKey, { status: 'delivered' }),
] as const;
const inspectionDiffers = [
  'TERMS_HASH_MISMATCH',
  'the inspection is another one',
  spoil.terms('inspection', { certificateNumber: 'SW-1' }),
] as const;

const duplicates = [
  [
    'GOODS_ALREADY_RECEIPTED',
    'a bundle is under another live receipt',
    (draft: Draft) => registerElsewhere(draft, 'R3', 'live'),
  ],
  [
    'GOODS_ALREADY_RECEIPTED',
    'the receipt number was used before, even by a receipt that is closed',
    (draft: Draft) => registerElsewhere(draft, 'R1', 'closed'),
  ],
] as const;

/** The keys changed after the tokens were computed. */
const newKey = [
  'TOKENS_MISMATCH',
  'another key has become live',
  (draft: Draft) => useKeys(draft, [1, 2]),
] as const;

const notAdmitted = [
  'WAREHOUSE_NOT_ADMITTED',
  'the warehouse’s admission was withdrawn',
  (draft: Draft) => {
    const { members } = draft.at('consortium') as { members: Record<string, object> };
    const EastgateMSP = { ...members['EastgateMSP'], admitted: false };
    draft.change('consortium', { members: { ...members, EastgateMSP } });
  },
] as const;

export const receiptRefusals = tables({
  ProposeReceipt: {
    rows: [
      notAdmitted,
      [
        'PARTY_UNKNOWN',
        'the depositor’s firm is suspended',
        (draft) => draft.change(`subject/EnterprisesMSP/${firms.copperfield}`, { status: 'suspended' }),
      ],
      [
        'PARTY_UNKNOWN',
        'the depositor names no firm',
        spoil.input({ depositor: { mspId: 'EnterprisesMSP' } }),
      ],
      [
        'PARTY_UNKNOWN',
        'the depositor is a bank, which could never order the goods out',
        spoil.input({ depositor: { mspId: 'HarbourBankMSP' } }),
      ],
      ['PARTY_UNKNOWN', 'the inspector is a bank', spoil.input({ inspector: 'RiverBankMSP' })],
      ['EXPIRY_INVALID', 'the proposal has expired', spoil.input({ proposalExpiresAt: past })],
      ['ID_TAKEN', 'the receipt id is taken', (draft) => take(draft, receiptKey(draft))],
      [
        'ID_TAKEN',
        'the claim is that of other goods',
        (draft) => draft.put(`claim/${draft.text('claimId')}`, { rootId: 'WR-0000000000000001' }),
      ],
      [
        'QUANTITY_MISMATCH',
        'the units weigh another sum',
        spoil.terms('goods', { net: { value: 25_001, unit: 'KGM' } }),
      ],
      [
        'TOKENS_MISMATCH',
        'a unit has no fingerprint',
        (draft) => void (draft.input['tokens'] = (draft.input['tokens'] as unknown[]).slice(0, -2)),
      ],
      [
        'TOKENS_MISMATCH',
        'two units have one fingerprint',
        (draft) => {
          const tokens = draft.input['tokens'] as unknown[];
          draft.input['tokens'] = [...tokens.slice(0, 3), tokens[2], ...tokens.slice(4)];
        },
      ],
      ...duplicates,
    ],
  },
  AttestReceipt: {
    rows: [
      noReceipt,
      [
        'NOT_THE_INSPECTOR',
        'another inspector was named',
        spoil.record(receiptKey, { inspector: 'OtherwatchMSP' }),
      ],
      ['RECEIPT_STATUS_WRONG', 'it was issued before', spoil.record(receiptKey, { status: 'issued' })],
      [
        'RECEIPT_PROPOSAL_EXPIRED',
        'the proposal has expired',
        spoil.record(receiptKey, { proposalExpiresAt: past }),
      ],
      ['TERMS_HASH_MISMATCH', 'the inspector names other goods', spoil.input({ goodsHash: 'ab'.repeat(32) })],
      goodsDiffer,
      [
        'MEASURED_LESS_THAN_DECLARED',
        'one kilogram is missing',
        spoil.terms('inspection', { measuredNet: { value: 24_999, unit: 'KGM' } }),
      ],
      ['MEASURED_LESS_THAN_DECLARED', 'one unit is missing', spoil.terms('inspection', { unitCount: 9 })],
    ],
  },
  IssueReceipt: {
    rows: [
      noReceipt,
      foreign,
      ['RECEIPT_STATUS_WRONG', 'it was issued before', spoil.record(receiptKey, { status: 'issued' })],
      notAdmitted,
      [
        'SAME_PERSON',
        'the keeper who proposed it issues it',
        spoil.record(receiptKey, { keeper: people.secondKeeper.enrolmentId }),
      ],
      [
        'RECEIPT_PROPOSAL_EXPIRED',
        'the proposal has expired',
        spoil.record(receiptKey, { proposalExpiresAt: past }),
      ],
      [
        'RECEIPT_NOT_ATTESTED',
        'the inspector has not attested',
        (draft) => draft.drop(`attest/${draft.text('receiptId')}/SurewatchMSP`),
      ],
      newKey,
      frozen,
      ...duplicates,
    ],
  },
  OfferReceipt: {
    rows: [
      noReceipt,
      notController,
      [
        'RECEIPT_NOT_CONTROLLED',
        'another firm of the platform offers it',
        (draft) => draft.saidBy(people.otherOwner),
      ],
      notIssued,
      ['PARTY_UNKNOWN', 'the financier is no bank', spoil.input({ financier: 'EastgateMSP' })],
      ['ID_TAKEN', 'the offer id is taken', (draft) => take(draft, offerKey(draft))],
      expiry,
      frozen,
      goodsDiffer,
      inspectionDiffers,
    ],
  },
  WithdrawOffer: {
    rows: [
      ['OFFER_NOT_FOUND', 'there is no such offer', spoil.drop(offerKey)],
      ['OFFER_NOT_FOUND', 'another firm made it', (draft) => draft.saidBy(people.otherOwner)],
      ['OFFER_NOT_OPEN', 'a bank used it', spoil.record(offerKey, { status: 'used' })],
    ],
  },
  OrderTransfer: {
    rows: [
      noReceipt,
      notController,
      notIssued,
      ['PARTY_UNKNOWN', 'the new owner is no firm', spoil.input({ transferee: { mspId: 'RiverBankMSP' } })],
      ['ID_TAKEN', 'the order id is taken', (draft) => take(draft, orderKey(draft))],
      expiry,
      goodsDiffer,
      inspectionDiffers,
      frozen,
      encumbered,
    ],
  },
  AcknowledgeTransfer: {
    rows: [
      noReceipt,
      foreign,
      ['ORDER_NOT_FOUND', 'there is no such order', spoil.drop(orderKey)],
      ['ORDER_NOT_FOUND', 'the order is one to deliver', spoil.record(orderKey, { kind: 'delivery' })],
      ['ORDER_NOT_OPEN', 'it was executed before', spoil.record(orderKey, { status: 'executed' })],
      ['ORDER_NOT_OPEN', 'it has expired', spoil.record(orderKey, { expiresAt: past })],
      notIssued,
      notController,
      frozen,
      encumbered,
    ],
  },
  AcknowledgeControl: {
    rows: [
      noReceipt,
      foreign,
      notIssued,
      ['LIEN_NOT_FOUND', 'nobody reserved it', spoil.drop(lienKey)],
      ['LIEN_STATE_WRONG', 'the lien is consumed', spoil.record(lienKey, { state: 'consumed' })],
      ['RESERVATION_EXPIRED', 'the reservation has lapsed', spoil.record(lienKey, { expiresAt: past })],
      ['FINANCING_NOT_FOUND', 'there is no such financing', spoil.drop(financingKey)],
      [
        'FINANCING_NOT_FOUND',
        'the financing is of another lien',
        spoil.record(financingKey, { lienId: 'LN-0000000000000001' }),
      ],
      [
        'FINANCING_NOT_FOUND',
        'the owner agreed to a financing of other goods, under a lien of the same id',
        spoil.record(financingKey, { assetId: 'WR-0000000000000001' }),
      ],
      [
        'FINANCING_NOT_FOUND',
        'another firm agreed to it',
        spoil.record(financingKey, {
          borrower: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000002' },
        }),
      ],
      [
        'FINANCING_STATUS_WRONG',
        'the checker has not confirmed',
        spoil.record(financingKey, { status: 'accepted' }),
      ],
      notController,
      frozen,
    ],
  },
  ReclaimControl: {
    rows: [
      noReceipt,
      ['NOT_THE_OWNER', 'another firm reclaims', (draft) => draft.saidBy(people.otherOwner)],
      notIssued,
      [
        'CONTROL_NOT_RETURNABLE',
        'the owner has control',
        (draft) => draft.change(receiptKey(draft), { controller: draft.at(receiptKey(draft))['title'] }),
      ],
      [
        'CONTROL_NOT_RETURNABLE',
        'the bank still has a lien',
        (draft) => {
          draft.change(receiptKey(draft), { controller: { mspId: 'RiverBankMSP' } });
          putLienRecord(draft, draft.text('receiptId'), 1, whole);
        },
      ],
    ],
  },
});
