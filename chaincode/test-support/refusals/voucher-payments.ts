/** Refusals about the guarantee and the payment of a voucher. */
import { cny } from '../papers.ts';
import { people } from '../people.ts';
import { past } from './instants.ts';
import { paidAhead, type Row, spoil, tables } from './table.ts';
import { frozen, noVoucher, other, otherTerms, status, voucherKey } from './voucher-rows.ts';

const otherBank: Row = [
  'NOT_THE_PAYING_BANK',
  'another bank says it',
  (draft) => {
    const { payingBank } = draft.at(voucherKey(draft));
    const bank = payingBank === 'RiverBankMSP' ? 'harbour' : 'river';
    const role = draft.call.creator.role === 'bank-maker' ? 'Maker' : 'Checker';
    draft.saidBy(people[`${bank}${role}`]);
  },
];

const usedReference = (bank: string): Row => [
  'REFERENCE_ALREADY_USED',
  'another piece was paid under this reference',
  (draft) => draft.put(`reference/${bank}/${draft.text('referenceToken')}`, { usedFor: other, at: past }),
];

const guaranteedBy = (by: string, state: string) =>
  spoil.record(voucherKey, { guarantee: { by, status: state, person: 'enrolment88' } });

export const voucherPaymentRefusals = tables({
  RequestGuarantee: {
    rows: [
      noVoucher,
      ['NOT_THE_DEBTOR', 'another firm of the platform asks', (draft) => draft.saidBy(people.thirdOwner)],
      ...['proposed', 'split', 'redeemed', 'defaulted'].map(status),
      ['PARTY_UNKNOWN', 'a warehouse is asked', spoil.input({ guarantor: 'EastgateMSP' })],
      otherTerms('voucher'),
    ],
  },
  GuaranteeVoucher: {
    nth: 1,
    rows: [
      noVoucher,
      ...['proposed', 'split', 'redeemed', 'defaulted'].map(status),
      ['VOUCHER_GUARANTEED', 'another bank has guaranteed it', guaranteedBy('HarbourBankMSP', 'given')],
      otherTerms('voucher'),
      ['SAME_PERSON', 'the maker says it again', (draft) => draft.saidBy(people.riverMaker)],
      frozen,
    ],
  },
  PayGuarantee: {
    rows: [
      noVoucher,
      ['NOT_THE_GUARANTOR', 'another bank says it', (draft) => draft.saidBy(people.harbourMaker)],
      [
        'NOT_THE_GUARANTOR',
        'only one person of the bank has guaranteed it',
        guaranteedBy('RiverBankMSP', 'proposed'),
      ],
      ...['proposed', 'accepted', 'split', 'redeemed'].map(status),
      otherTerms('voucher'),
      ['AMOUNT_MISMATCH', 'a cent less was paid', spoil.terms('payment', { amount: cny('43210.97') })],
      frozen,
      usedReference('RiverBankMSP'),
      paidAhead,
    ],
  },
  RedeemVoucher: {
    rows: [
      noVoucher,
      otherBank,
      ...['proposed', 'split', 'redeemed'].map(status),
      otherTerms('voucher'),
      ['VOUCHER_NOT_DUE', 'it is the day before', (draft) => draft.sayAt(Date.parse('2026-03-01T23:59:59Z'))],
      ['AMOUNT_MISMATCH', 'a cent less was paid', spoil.terms('payment', { amount: cny('200000.16') })],
      frozen,
      usedReference('RiverBankMSP'),
      paidAhead,
    ],
  },
  RecordVoucherDefault: {
    rows: [
      noVoucher,
      otherBank,
      ...['proposed', 'split', 'redeemed', 'defaulted'].map(status),
      otherTerms('voucher'),
      [
        'VOUCHER_NOT_DUE',
        'it is still the due date',
        (draft) => draft.sayAt(Date.parse('2026-03-02T23:59:59Z')),
      ],
    ],
  },
});
