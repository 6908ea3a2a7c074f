/** Refusals about claims, enquiries and quotes. */
import { registerClaimAct } from '../../src/credit-proceeds/commands.ts';
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { actRows } from './acts.ts';
import { freeze, loseGoods, putLienRecord, type Row, spoil, tables, takeStage } from './table.ts';

const past = '2026-03-01T09:30:00.000Z';
const year = '2027-03-30T09:30:00.000Z';
const hash = 'ab'.repeat(32);
const whole = '1000000000000000000';
const id = (draft: Draft): string => draft.text('forfaitingId');
const assetId = (draft: Draft): string => draft.text('assetId');
const enquiryKey = (draft: Draft): string => `forfaiting-enquiry/${draft.text('enquiryId')}`;
const quoteKey = (draft: Draft): string => `forfaiting-quote/${draft.text('enquiryId')}`;
const saleKey = (draft: Draft): string => `forfaiting/${id(draft)}`;
const proceedsKey = (draft: Draft): string => `proceeds/${assetId(draft)}`;
const drawingKey = (draft: Draft): string => {
  const claim = draft.at(proceedsKey(draft))['presentationId'] as string;
  return `drawing/${claim}/issuingBank`;
};

const otherSalt = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} has another salt`,
  (draft) => draft.open(section, { terms: draft.termsOf(section), salt: '00'.repeat(16) }),
];

const registered = (draft: Draft): object => ({
  id: assetId(draft),
  creditId: opaqueId('LC', 1),
  claimId: opaqueId('CLM', 1),
  beneficiary: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 1) },
  obligor: { mspId: 'HarbourBankMSP' },
  obligorRole: 'issuingBank',
  ownRight: [],
  proceedsHash: hash,
  tokens: [{ epoch: 1, subset: 'L1', token: hash }],
  proposalExpiresAt: past,
});

const ownDrawing = (draft: Draft): string => `drawing/${draft.text('presentationId')}/issuingBank`;

export const forfaitingRefusals = tables({
  RegisterClaim: {
    rows: [
      ...actRows(registerClaimAct),
      ['PARTY_UNKNOWN', 'nobody confirmed the credit', spoil.input({ obligor: 'confirmingBank' })],
      ['NOT_UNDERTAKEN', 'the bank has undertaken nothing', (draft) => draft.drop(ownDrawing(draft))],
      ['NOT_UNDERTAKEN', 'it has negotiated only', spoil.record(ownDrawing, { kind: 'negotiation' })],
      ['NOT_UNDERTAKEN', 'it has paid', spoil.record(ownDrawing, { paid: { at: past } })],
      [
        'NOT_UNDERTAKEN',
        'it is of another credit',
        spoil.record(ownDrawing, { creditId: opaqueId('LC', 9) }),
      ],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ proposalExpiresAt: year })],
      ['ID_TAKEN', 'the id is taken', (draft) => draft.put(proceedsKey(draft), registered(draft))],
      otherSalt('credit'),
      otherSalt('undertaking'),
      [
        'AMOUNT_MISMATCH',
        'the claim is for more',
        spoil.terms('proceeds', { capacity: { amount: '431000.01', currency: 'USD' } }),
      ],
      [
        'TOKENS_MISMATCH',
        'the key is not live',
        spoil.input({ tokens: [{ epoch: 9, subset: 'L1', token: hash }] }),
      ],
      [
        'PROCEEDS_REGISTERED',
        'the same presentation is recorded a second time',
        (draft) => {
          for (const { token } of draft.input['tokens'] as { token: string }[]) {
            const other = opaqueId('CCL', 77);
            draft.put(`fingerprint/${token}`, { assetId: other, rootId: other, status: 'live' });
          }
        },
      ],
    ],
  },
  EnquireForfaiting: {
    rows: [
      ['PARTY_UNKNOWN', 'a warehouse is asked', spoil.input({ bank: 'EastgateMSP' })],
      [
        'ID_TAKEN',
        'the enquiry was made before',
        (draft) =>
          draft.put(enquiryKey(draft), {
            id: draft.text('enquiryId'),
            seller: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 2) },
            bank: 'RiverBankMSP',
            person: 'enrolment5',
            enquiryHash: hash,
            expiresAt: year,
            at: past,
          }),
      ],
      ['EXPIRY_INVALID', 'it has expired', spoil.input({ expiresAt: past })],
    ],
  },
  QuoteForfaiting: {
    rows: [
      ['ENQUIRY_NOT_FOUND', 'nobody asked', spoil.drop(enquiryKey)],
      ['ENQUIRY_NOT_FOUND', 'another bank was asked', (draft) => draft.saidBy(people.harbourMaker)],
      ['ENQUIRY_NOT_OPEN', 'the enquiry has expired', spoil.record(enquiryKey, { expiresAt: past })],
      [
        'QUOTE_EXISTS',
        'the bank has quoted',
        (draft) =>
          draft.put(quoteKey(draft), {
            enquiryId: draft.text('enquiryId'),
            bank: 'RiverBankMSP',
            person: 'enrolment8',
            quoteHash: hash,
            expiresAt: year,
          }),
      ],
      ['EXPIRY_INVALID', 'the quote has expired', spoil.input({ expiresAt: past })],
    ],
  },
  AcceptForfaitingQuote: {
    rows: [
      ['ENQUIRY_NOT_FOUND', 'there is no such enquiry', spoil.drop(enquiryKey)],
      [
        'ENQUIRY_NOT_FOUND',
        'another firm made it',
        spoil.record(enquiryKey, { seller: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 9) } }),
      ],
      [
        'SAME_PERSON',
        'the bank’s enquirer accepts',
        (draft) => {
          draft.saidBy(people.harbourChecker);
          draft.change(enquiryKey(draft), {
            seller: { mspId: 'HarbourBankMSP' },
            person: people.harbourChecker.enrolmentId,
          });
        },
      ],
      ['QUOTE_NOT_FOUND', 'the bank has not quoted', spoil.drop(quoteKey)],
      ['QUOTE_NOT_OPEN', 'the quote has expired', spoil.record(quoteKey, { expiresAt: past })],
      [
        'QUOTE_NOT_OPEN',
        'it was accepted before',
        spoil.record(enquiryKey, { forfaitingId: opaqueId('FFT', 9) }),
      ],
      [
        'QUOTE_NOT_OPEN',
        'another quote was accepted since',
        (draft) =>
          draft.put(`claim-sale/${assetId(draft)}`, { forfaitingId: opaqueId('FFT', 9), acceptedAt: year }),
      ],
      [
        'ID_TAKEN',
        'the id is another sale’s',
        (draft) =>
          draft.put(saleKey(draft), {
            id: id(draft),
            enquiryId: draft.text('enquiryId'),
            assetId: assetId(draft),
            lienId: draft.text('lienId'),
            seller: { mspId: 'HarbourBankMSP' },
            buyer: 'RiverBankMSP',
            tradeHash: hash,
            settleBy: year,
            acceptedAt: past,
          }),
      ],
      ['EXPIRY_INVALID', 'it would be open for a year', spoil.input({ settleBy: year })],
      ['ASSET_NOT_FOUND', 'there is no such claim', spoil.drop(proceedsKey)],
      [
        'NOT_THE_CONTROLLER',
        'the claim was sold before',
        (draft) => {
          const holder = { mspId: 'HarbourBankMSP' };
          draft.put(`holding/${assetId(draft)}`, {
            assetId: assetId(draft),
            holder,
            payee: holder,
            position: 1,
          });
        },
      ],
      ['ASSET_NOT_LIVE', 'the obligor has paid', spoil.record(drawingKey, { paid: { at: past } })],
      [
        'ASSET_NOT_ATTESTED',
        'the obligor has not attested',
        (draft) => draft.drop(`proceeds-attest/${assetId(draft)}/HarbourBankMSP`),
      ],
      ['ASSET_FROZEN', 'a court froze it', (draft) => freeze(draft, assetId(draft))],
      [
        'LIEN_ID_USED',
        'the lien id was used before',
        (draft) => {
          putLienRecord(draft, assetId(draft), 1, '0');
          const key = `lien/${assetId(draft)}/LN-${'1'.padStart(16, '9')}`;
          const value = draft.at(key);
          draft.drop(key);
          draft.put(`lien/${assetId(draft)}/${draft.text('lienId')}`, { ...value, id: draft.text('lienId') });
        },
      ],
      [
        'ASSET_ALREADY_ENCUMBERED',
        'a part of it is discounted',
        (draft) => putLienRecord(draft, assetId(draft), 1, whole),
      ],
      ['ASSET_UNDER_SUPPORTED', 'its capacity fell', (draft) => loseGoods(draft, assetId(draft))],
      [
        'LIEN_RANGE_FULL',
        'the claim has sixty-four records',
        (draft) => {
          for (let n = 10; n < 74; n += 1) putLienRecord(draft, assetId(draft), n, '0');
        },
      ],
      [
        'CLAIM_STAGE_TAKEN',
        'the invoice of the same goods is financed',
        (draft) => takeStage(draft, draft.at(proceedsKey(draft))['claimId'] as string),
      ],
      otherSalt('proceeds'),
      otherSalt('enquiry'),
      otherSalt('quote'),
      [
        'AMOUNT_MISMATCH',
        'the price is another',
        spoil.terms('trade', { price: { amount: '1.00', currency: 'USD' } }),
      ],
      [
        'AMOUNT_MISMATCH',
        'another claim was enquired about',
        (draft) => {
          draft.changeTerms('enquiry', { maturityDate: '2026-06-16' });
          const opening = draft.call.sections['enquiry'];
          if (opening !== undefined) draft.change(enquiryKey(draft), { enquiryHash: hashOfOpening(opening) });
        },
      ],
    ],
  },
});
