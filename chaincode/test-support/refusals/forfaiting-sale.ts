/** Refusals on the way of a sale, from its confirmation on. */
import type { ForfaitingStep } from '../../src/forfaiting/records.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { putLienRecord, type Row, spoil, tables } from './table.ts';

const past = '2026-03-01T09:30:00.000Z';
const year = '2027-03-30T09:30:00.000Z';
const hash = 'ab'.repeat(32);
const whole = '1000000000000000000';
const id = (draft: Draft): string => draft.text('forfaitingId');
const saleKey = (draft: Draft): string => `forfaiting/${id(draft)}`;
const soldAsset = (draft: Draft): string => draft.at(saleKey(draft))['assetId'] as string;

const otherSalt = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} has another salt`,
  (draft) => draft.open(section, { terms: draft.termsOf(section), salt: '00'.repeat(16) }),
];

const factKey = (draft: Draft, step: string): string => `forfaiting-fact/${id(draft)}/${step}`;
const take = (step: ForfaitingStep) => (draft: Draft) =>
  draft.put(factKey(draft, step), { step, by: { mspId: 'RiverBankMSP' }, person: 'enrolment9', at: past });

const noSale: Row = ['FORFAITING_NOT_FOUND', 'there is no such sale', spoil.drop(saleKey)];
const strangers: Row = [
  'FORFAITING_NOT_FOUND',
  'it is a sale of others',
  spoil.record(saleKey, { seller: { mspId: 'CustomsMSP' }, buyer: 'LumenBankMSP' }),
];
const failedBefore: Row = ['FORFAITING_STATE_WRONG', 'it failed before', take('failure')];

const useReference = (draft: Draft): void =>
  draft.put(`reference/RiverBankMSP/${draft.text('referenceToken')}`, {
    usedFor: 'FIN-0000000000000001',
    at: past,
  });
const used: Row = ['REFERENCE_ALREADY_USED', 'the payment was recorded before', useReference];
const otherPayment: Row = [
  'AMOUNT_MISMATCH',
  'another sum was paid',
  spoil.terms('payment', { amount: { amount: '1.00', currency: 'USD' } }),
];

export const forfaitingSaleRefusals = tables({
  ConfirmForfaiting: {
    nth: 0,
    rows: [
      noSale,
      strangers,
      failedBefore,
      [
        'SAME_PERSON',
        'the buyer’s quoter confirms',
        (draft) => {
          draft.saidBy(people.riverChecker);
          take('seller-confirmation')(draft);
          const sale = draft.at(saleKey(draft));
          draft.change(`forfaiting-quote/${sale['enquiryId'] as string}`, {
            person: people.riverChecker.enrolmentId,
          });
        },
      ],
      otherSalt('trade'),
      ['TERMS_HASH_MISMATCH', 'another hash is named', spoil.input({ tradeHash: hash })],
      ['DOCUMENTS_MISSING', 'the seller shows no documents', (draft) => draft.leaveOut('documents')],
    ],
  },
  NotifyForfaiting: { rows: [noSale, strangers, failedBefore] },
  AcknowledgeForfaiting: {
    rows: [
      noSale,
      ['FORFAITING_NOT_FOUND', 'nobody gave notice', (draft) => draft.drop(factKey(draft, 'notice'))],
      [
        'FORFAITING_NOT_FOUND',
        'another bank owes the claim',
        (draft) => draft.change(`proceeds/${soldAsset(draft)}`, { obligor: { mspId: 'RiverBankMSP' } }),
      ],
      failedBefore,
      [
        'EVIDENCE_MISSING',
        'an outsider’s act is recorded without evidence',
        (draft) => {
          const obligor = { externalId: 'EXT-0000000000000099', recordedBy: 'HarbourBankMSP' };
          draft.change(`proceeds/${soldAsset(draft)}`, { obligor });
        },
      ],
      otherSalt('transferNotice'),
      [
        'AMOUNT_MISMATCH',
        'another day is acknowledged',
        spoil.terms('transferAcknowledgement', { maturityDate: '2026-06-16' }),
      ],
    ],
  },
  SettleForfaiting: {
    rows: [noSale, strangers, failedBefore, otherSalt('trade'), otherPayment, used],
  },
  FailForfaiting: {
    rows: [
      noSale,
      strangers,
      ['FORFAITING_STATE_WRONG', 'the seller would withdraw an acknowledged notice', take('acknowledgement')],
      failedBefore,
      ['FORFAITING_NOT_OVERDUE', 'there is time left', spoil.record(saleKey, { settleBy: year })],
    ],
  },
  RepurchaseForfaiting: {
    rows: [
      noSale,
      strangers,
      ['FORFAITING_STATE_WRONG', 'it was bought back before', take('repurchase')],
      [
        'NOT_THE_CONTROLLER',
        'the buyer has sold it on',
        (draft) => draft.change(`holding/${soldAsset(draft)}`, { holder: { mspId: 'HarbourBankMSP' } }),
      ],
      [
        'ASSET_ENCUMBERED',
        'the buyer has pledged it',
        (draft) => putLienRecord(draft, soldAsset(draft), 1, whole),
      ],
      otherPayment,
      used,
    ],
  },
});
