/** Refusals of the lien book, and of court orders. */
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { past } from './instants.ts';
import { freeze, loseGoods, putLienRecord, spoil, take, takeStage, tables } from './table.ts';

export const assetId = (draft: Draft): string => draft.text('assetId');
export const receiptKey = (draft: Draft): string => `receipt/${assetId(draft)}`;
export const lienKey = (draft: Draft): string => `lien/${assetId(draft)}/${draft.text('lienId')}`;
const offerKey = (draft: Draft): string => `offer/${assetId(draft)}/${draft.text('offerId')}`;
const financingKey = (draft: Draft): string => `financing/${draft.text('financingId')}`;
const courtKey = (draft: Draft): string => `court-order/${draft.text('courtOrderId')}`;
const noConsent = 'CST-0000000000000001';
export const whole = '1000000000000000000';

export const noAsset = ['ASSET_NOT_FOUND', 'there is no such asset', spoil.drop(receiptKey)] as const;
export const noLien = ['LIEN_NOT_FOUND', 'there is no such lien', spoil.drop(lienKey)] as const;
export const otherHolder = [
  'LIEN_NOT_HELD',
  'another bank holds it',
  spoil.record(lienKey, { holder: 'RiverBankMSP' }),
] as const;
export const wrongState = (state: string) =>
  ['LIEN_STATE_WRONG', `the lien is ${state}`, spoil.record(lienKey, { state })] as const;
export const lapsed = [
  'RESERVATION_EXPIRED',
  'the reservation has lapsed',
  spoil.record(lienKey, { expiresAt: past }),
] as const;
export const notLive = [
  'ASSET_NOT_LIVE',
  'the goods were delivered',
  spoil.record(receiptKey, { status: 'delivered' }),
] as const;
export const frozen = [
  'ASSET_FROZEN',
  'a court froze it',
  (draft: Draft) => freeze(draft, assetId(draft)),
] as const;
export const lost = [
  'ASSET_UNDER_SUPPORTED',
  'goods were lost',
  (draft: Draft) => loseGoods(draft, assetId(draft)),
] as const;
export const taken = [
  'ASSET_ALREADY_ENCUMBERED',
  'another bank has a lien',
  (draft: Draft) => putLienRecord(draft, assetId(draft), 1, whole),
] as const;
const otherStage = [
  'CLAIM_STAGE_TAKEN',
  'the invoice for the same goods is financed',
  (draft: Draft) => takeStage(draft, draft.at(receiptKey(draft))['claimId'] as string),
] as const;
const makerEnds = [
  'SAME_PERSON',
  'the maker of the financing ends the lien',
  (draft: Draft) =>
    draft.change(`financing/${draft.at(lienKey(draft))['financingId'] as string}`, {
      maker: people.harbourChecker.enrolmentId,
    }),
] as const;

/** Sixty-four records of no weight: shares of papers that may be divided. */
const fillRange = (draft: Draft): void => {
  for (let n = 10; n < 74; n += 1) putLienRecord(draft, assetId(draft), n, '0');
};

export const lienRefusals = tables({
  ReserveLien: {
    rows: [
      noAsset,
      ['OFFER_NOT_FOUND', 'the controller offered it to nobody', spoil.drop(offerKey)],
      ['OFFER_NOT_FOUND', 'it was offered to another bank', (draft) => draft.saidBy(people.riverMaker)],
      ['OFFER_NOT_OPEN', 'the offer was used before', spoil.record(offerKey, { status: 'used' })],
      ['OFFER_NOT_OPEN', 'the offer was withdrawn', spoil.record(offerKey, { status: 'withdrawn' })],
      ['OFFER_NOT_OPEN', 'the offer has expired', spoil.record(offerKey, { expiresAt: past })],
      [
        'CONSENT_NOT_ACTIVE',
        'the consent behind it was revoked',
        spoil.record(offerKey, { consentId: noConsent }),
      ],
      [
        'EXPIRY_INVALID',
        'the reservation would last a year',
        spoil.input({ expiresAt: '2027-03-02T09:30:00Z' }),
      ],
      notLive,
      [
        'ASSET_NOT_ATTESTED',
        'the inspector has not attested',
        (draft) => draft.drop(`attest/${assetId(draft)}/SurewatchMSP`),
      ],
      [
        'LIEN_ID_USED',
        'a lien of this id ended before',
        (draft) => {
          putLienRecord(draft, assetId(draft), 1, '0');
          const [key, { value } = { value: {} }] =
            [...draft.state].find(([at]) => at.startsWith('lien/')) ?? [];
          draft.drop(key ?? '');
          const ended = {
            lien: { ...(value as object), id: draft.input['lienId'] },
            ending: 'lapsed',
            at: past,
          };
          draft.put(`tombstone/${assetId(draft)}/${draft.text('lienId')}`, ended);
        },
      ],
      ['LIEN_SHARE_NOT_WHOLE', 'half a receipt is pledged', spoil.input({ share: '500000000000000000' })],
      [
        'LIEN_SHARE_NOT_OFFERED',
        'another share was offered',
        (draft) => {
          draft.change(offerKey(draft), { share: '500000000000000000' });
          draft.input['share'] = whole;
        },
      ],
      frozen,
      [
        'RESERVATION_COOLING',
        'the bank let its last reservation lapse an hour ago',
        (draft) =>
          draft.put(`cooling/${assetId(draft)}/HarbourBankMSP`, { until: '2027-03-02T09:30:00.000Z' }),
      ],
      taken,
      lost,
      ['LIEN_RANGE_FULL', 'the asset has sixty-four records', fillRange],
      otherStage,
      [
        'NOT_THE_CONTROLLER',
        'the offeror controls it no longer',
        spoil.record(receiptKey, { controller: { mspId: 'RiverBankMSP' } }),
      ],
    ],
  },
  RenewReservation: {
    rows: [
      noLien,
      otherHolder,
      wrongState('encumbered'),
      lapsed,
      ['RESERVATION_RENEWED_TOO_OFTEN', 'it was renewed twice', spoil.record(lienKey, { renewals: 2 })],
      ['EXPIRY_INVALID', 'it would last a year', spoil.input({ expiresAt: '2027-03-02T09:30:00Z' })],
    ],
  },
  EncumberLien: {
    rows: [
      noAsset,
      noLien,
      otherHolder,
      wrongState('encumbered'),
      wrongState('consumed'),
      [
        'SAME_PERSON',
        'the maker encumbers what it reserved',
        spoil.record(lienKey, { maker: people.harbourChecker.enrolmentId }),
      ],
      lapsed,
      [
        'LIEN_SHARE_NOT_OFFERED',
        'more is taken than was reserved',
        spoil.input({ share: '1000000000000000001' }),
      ],
      ['LIEN_SHARE_NOT_OFFERED', 'nothing is taken', spoil.input({ share: '0' })],
      ['LIEN_SHARE_NOT_WHOLE', 'a part of goods is taken', spoil.input({ share: '900000000000000000' })],
      ['FINANCING_NOT_FOUND', 'there is no such financing', spoil.drop(financingKey)],
      [
        'FINANCING_NOT_FOUND',
        'the financing is of another lien',
        spoil.record(financingKey, { lienId: 'LN-0000000000000001' }),
      ],
      [
        'FINANCING_NOT_FOUND',
        'the financing is of other goods, under a lien of the same id',
        spoil.record(financingKey, { assetId: 'WR-0000000000000001' }),
      ],
      [
        'FINANCING_STATUS_WRONG',
        'the checker has not confirmed',
        spoil.record(financingKey, { status: 'accepted' }),
      ],
      notLive,
      [
        'NOT_THE_CONTROLLER',
        'the warehouse has not acknowledged the bank’s control',
        (draft) => draft.change(receiptKey(draft), { controller: draft.at(receiptKey(draft))['title'] }),
      ],
      frozen,
      [
        'SUSPECT_NOT_CLEARED',
        'the goods may be those of another receipt',
        spoil.record(receiptKey, { suspects: ['WR-0000000000000001'] }),
      ],
      taken,
      lost,
      otherStage,
    ],
  },
  CancelReservation: { rows: [noLien, otherHolder, wrongState('encumbered'), lapsed] },
  SweepReservation: {
    rows: [
      noLien,
      wrongState('encumbered'),
      [
        'RESERVATION_NOT_LAPSED',
        'it still runs',
        spoil.record(lienKey, { expiresAt: '2027-03-02T09:30:00.000Z' }),
      ],
    ],
  },
  DischargeLien: {
    rows: [
      noLien,
      otherHolder,
      wrongState('reserved'),
      wrongState('consumed'),
      makerEnds,
      [
        'FINANCING_STATUS_WRONG',
        'the debtor has paid on the asset',
        (draft) =>
          draft.change(`financing/${draft.at(lienKey(draft))['financingId'] as string}`, { collected: true }),
      ],
    ],
  },
  ConsumeLien: {
    rows: [
      noLien,
      otherHolder,
      wrongState('reserved'),
      makerEnds,
      [
        'FINANCING_STATUS_WRONG',
        'the loan is not repaid',
        (draft) =>
          draft.change(`financing/${draft.at(lienKey(draft))['financingId'] as string}`, {
            status: 'disbursed',
          }),
      ],
    ],
  },
  ProposeCourtOrder: {
    rows: [['ID_TAKEN', 'the order’s id is taken', (draft) => take(draft, courtKey(draft))], noLien],
  },
  ApproveCourtOrder: {
    rows: [
      ['COURT_ORDER_NOT_FOUND', 'the Registry recorded none', spoil.drop(courtKey)],
      ['COURT_ORDER_NOT_OPEN', 'it was executed before', spoil.record(courtKey, { status: 'executed' })],
      ['TERMS_HASH_MISMATCH', 'the approver saw another order', spoil.input({ orderHash: 'ab'.repeat(32) })],
      [
        'ACCEPTANCE_NOT_INDEPENDENT',
        'the Registry approves its own',
        (draft) => draft.saidBy(people.registryAdmin),
      ],
    ],
  },
  ExecuteCourtOrder: {
    rows: [
      ['COURT_ORDER_NOT_FOUND', 'the Registry recorded none', spoil.drop(courtKey)],
      ['COURT_ORDER_NOT_OPEN', 'it was executed before', spoil.record(courtKey, { status: 'executed' })],
      [
        'COURT_ORDER_NOT_APPROVED',
        'only two other organisations approved',
        (draft) => draft.drop(`court-approval/${draft.text('courtOrderId')}/CustomsMSP`),
      ],
      [
        'LIEN_NOT_FOUND',
        'the holder discharged it meanwhile',
        (draft) => {
          const { assetId: asset, lienId } = draft.at(courtKey(draft)) as { assetId: string; lienId: string };
          draft.drop(`lien/${asset}/${lienId}`);
        },
      ],
    ],
  },
});
