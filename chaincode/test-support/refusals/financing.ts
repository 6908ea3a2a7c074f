/** Refusals of commands about financings, prices and releases. */
import { defaultSettings } from '../../src/membership/consortium.ts';
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { Draft } from '../draft.ts';
import { cny } from '../papers.ts';
import { people } from '../people.ts';
import { frozen, noReceipt, orderKey, receiptKey } from './receipt-rows.ts';
import { past } from './instants.ts';
import { freeze, loseGoods, paidAhead, spoil, tables, take } from './table.ts';

const financingKey = (draft: Draft): string => `financing/${draft.text('financingId')}`;
const priceKey = (draft: Draft): string => `price/${draft.text('priceId')}`;
const referenceKey = (draft: Draft): string => `reference/HarbourBankMSP/${draft.text('referenceToken')}`;

const missing = ['FINANCING_NOT_FOUND', 'there is no such financing', spoil.drop(financingKey)] as const;
const otherBank = [
  'FINANCING_NOT_OF_PARTY',
  'it is another bank’s',
  spoil.record(financingKey, { bank: 'RiverBankMSP' }),
] as const;
const status = (wrong: string) =>
  ['FINANCING_STATUS_WRONG', `it is ${wrong}`, spoil.record(financingKey, { status: wrong })] as const;
const dealDiffers = [
  'TERMS_HASH_MISMATCH',
  'the terms are not those agreed',
  spoil.terms('deal', { annualRateBp: 436 }),
] as const;
const exposureDiffers = (outstanding: string) =>
  [
    'AMOUNT_MISMATCH',
    'the regulator is told another sum',
    spoil.terms('exposure', { outstanding: cny(outstanding) }),
  ] as const;
const makerRepeats = [
  'SAME_PERSON',
  'the maker does it alone',
  spoil.record(financingKey, { maker: people.harbourChecker.enrolmentId }),
] as const;
const paidBefore = [
  'REFERENCE_ALREADY_USED',
  'the payment’s reference was used before',
  (draft: Draft) => draft.put(referenceKey(draft), { usedFor: 'FIN-0000000000000001', at: past }),
] as const;
const withoutConsent = (draft: Draft): void => {
  const { assetId, lienId } = draft.at(financingKey(draft)) as { assetId: string; lienId: string };
  const { offerId } = draft.at(`lien/${assetId}/${lienId}`) as { offerId: string };
  draft.change(`offer/${assetId}/${offerId}`, { consentId: 'CST-0000000000000001' });
};
const splitBefore = [
  'RECEIPT_STATUS_WRONG',
  'another order split it before',
  spoil.record(receiptKey, { status: 'split' }),
] as const;
const notController = [
  'RECEIPT_NOT_CONTROLLED',
  'the owner has control again',
  (draft: Draft) => draft.change(receiptKey(draft), { controller: draft.at(receiptKey(draft))['title'] }),
] as const;
const releaseUnits = (unitIds: string[], value: number) =>
  spoil.terms('release', { unitIds, net: { value, unit: 'KGM' } });

const authorisedLien = (draft: Draft): string => {
  const { assetId, lienId } = draft.at(financingKey(draft)) as { assetId: string; lienId: string };
  return `lien/${assetId}/${lienId}`;
};

const searchKey = (draft: Draft): string =>
  `search/${draft.at(financingKey(draft))['assetId'] as string}/HarbourBankMSP`;

const askForSearch = (draft: Draft): void =>
  draft.change('consortium', { settings: { ...defaultSettings, registrySearchHoursMax: 24 } });

const putSearch = (draft: Draft, result: string, searchedAt: string): void => {
  askForSearch(draft);
  draft.put(searchKey(draft), {
    by: 'HarbourBankMSP',
    result,
    searchedAt,
    searchHash: 'ab'.repeat(32),
    at: searchedAt,
  });
};

export const financingRefusals = tables({
  AcceptFinancing: {
    rows: [
      missing,
      ['FINANCING_NOT_OF_PARTY', 'another firm accepts', (draft) => draft.saidBy(people.otherOwner)],
      status('withdrawn'),
      status('accepted'),
      ['TERMS_HASH_MISMATCH', 'the borrower read other terms', spoil.input({ dealHash: 'ab'.repeat(32) })],
      ['TERMS_HASH_MISMATCH', 'the borrower means another bank', spoil.input({ bank: 'RiverBankMSP' })],
      ['OFFER_NOT_OPEN', 'the proposal has expired', spoil.record(financingKey, { proposalExpiresAt: past })],
      ['CONSENT_NOT_ACTIVE', 'the consent behind the reservation was revoked', withoutConsent],
    ],
  },
  ConfirmFinancing: {
    rows: [
      missing,
      otherBank,
      status('proposed'),
      status('confirmed'),
      makerRepeats,
      dealDiffers,
      exposureDiffers('1.00'),
      [
        'AMOUNT_MISMATCH',
        'the regulator is told another debtor class',
        spoil.terms('exposure', { debtorClass: 'large' }),
      ],
      [
        'REGISTRY_SEARCH_MISSING',
        'the policy asks for a search',
        (draft) => {
          askForSearch(draft);
          draft.state.delete(searchKey(draft));
        },
      ],
      [
        'SEARCH_STALE',
        'the search is older than the policy allows',
        (draft) => putSearch(draft, 'clear', '2026-02-20T09:30:00.000Z'),
      ],
      [
        'REGISTRY_FILING_FOUND',
        'the search found an older right',
        (draft) => putSearch(draft, 'filings-found', '2026-03-02T09:00:00.000Z'),
      ],
    ],
  },
  WithdrawFinancing: { rows: [missing, otherBank, status('confirmed'), status('repaid')] },
  AuthorisePayment: {
    rows: [
      missing,
      otherBank,
      status('accepted'),
      status('payment-authorised'),
      makerRepeats,
      ['LIEN_STATE_WRONG', 'the lien was discharged', spoil.drop(authorisedLien)],
      ['LIEN_STATE_WRONG', 'the lien is only reserved', spoil.record(authorisedLien, { state: 'reserved' })],
      [
        'LIEN_STATE_WRONG',
        'the lien secures another loan',
        spoil.record(authorisedLien, { financingId: 'FIN-0000000000000001' }),
      ],
      [
        'ASSET_FROZEN',
        'a court froze the goods',
        (draft) => freeze(draft, draft.at(financingKey(draft))['assetId'] as string),
      ],
      [
        'ASSET_UNDER_SUPPORTED',
        'goods were lost after the pledge',
        (draft) => loseGoods(draft, draft.at(financingKey(draft))['assetId'] as string),
      ],
    ],
  },
  ConfirmDisbursement: {
    rows: [
      missing,
      otherBank,
      status('confirmed'),
      status('disbursed'),
      dealDiffers,
      ['AMOUNT_MISMATCH', 'less was paid than agreed', spoil.terms('payment', { amount: cny('1299999.99') })],
      [
        'AMOUNT_MISMATCH',
        'more is owed than was paid',
        spoil.terms('balance', { outstanding: cny('1300000.01') }),
      ],
      exposureDiffers('0.00'),
      paidBefore,
      paidAhead,
    ],
  },
  RecordRepayment: {
    rows: [
      missing,
      otherBank,
      status('payment-authorised'),
      status('repaid'),
      dealDiffers,
      [
        'TERMS_HASH_MISMATCH',
        'the balance is not the last one',
        spoil.terms('balance', { outstanding: cny('1.00') }),
      ],
      paidBefore,
      paidAhead,
      [
        'REPAYMENT_EXCEEDS_BALANCE',
        'one minor unit more is paid than is owed',
        spoil.terms('payment', { amount: cny('1300000.01') }),
      ],
      [
        'AMOUNT_MISMATCH',
        'the repayment is in another currency',
        spoil.terms('payment', { amount: { amount: '400000.00', currency: 'USD' } }),
      ],
      [
        'AMOUNT_MISMATCH',
        'more is forgiven than was paid',
        spoil.terms('newBalance', { outstanding: cny('899999.99') }),
      ],
      exposureDiffers('900000.01'),
    ],
  },
  AttestPrice: {
    rows: [
      ['ID_TAKEN', 'the price’s id is taken', (draft) => take(draft, priceKey(draft))],
      ['PARTY_UNKNOWN', 'a recipient is no member', spoil.input({ recipients: ['StrangerMSP'] })],
      ['PRICE_STALE', 'the price is of yesterday', spoil.terms('price', { asOf: past })],
      ['PRICE_STALE', 'the price is of tomorrow', spoil.terms('price', { asOf: '2026-03-03T09:30:00Z' })],
    ],
  },
  OrderRelease: {
    rows: [
      noReceipt,
      missing,
      [
        'FINANCING_NOT_FOUND',
        'the financing is of other goods',
        spoil.record(financingKey, { assetId: 'WR-0000000000000001' }),
      ],
      otherBank,
      status('payment-authorised'),
      splitBefore,
      notController,
      ['ID_TAKEN', 'the order’s id is taken', (draft) => take(draft, orderKey(draft))],
      ['EXPIRY_INVALID', 'the order has expired', spoil.input({ expiresAt: past })],
      ['PRICE_NOT_FOUND', 'nobody attested a price', spoil.drop(priceKey)],
      ['PRICE_STALE', 'the price is of yesterday', spoil.record(priceKey, { asOf: past })],
      [
        'TERMS_HASH_MISMATCH',
        'the price is not the attested one',
        spoil.terms('price', { perTonne: cny('78500.01') }),
      ],
      dealDiffers,
      [
        'TERMS_HASH_MISMATCH',
        'the balance is not the last one',
        spoil.terms('balance', { outstanding: cny('1.00') }),
      ],
      ['TERMS_HASH_MISMATCH', 'the goods are others', spoil.terms('goods', { brand: 'Other' })],
      ['QUANTITY_MISMATCH', 'a unit is not in the lot', releaseUnits(['BUNDLE:MAIN-11'], 2_500)],
      ['AMOUNT_MISMATCH', 'price and loan are in two currencies', (draft) => inOtherCurrency(draft)],
      [
        'RELEASE_EXCEEDS_LIMIT',
        'one bundle too many leaves',
        releaseUnits(['BUNDLE:MAIN-7', 'BUNDLE:MAIN-8', 'BUNDLE:MAIN-9', 'BUNDLE:MAIN-10'], 10_000),
      ],
      frozen,
    ],
  },
  ConfirmRelease: {
    rows: [
      noReceipt,
      ['ORDER_NOT_FOUND', 'the maker ordered nothing', spoil.drop(orderKey)],
      ['ORDER_NOT_FOUND', 'the order is one to deliver', spoil.record(orderKey, { kind: 'delivery' })],
      ['ORDER_NOT_OPEN', 'it was confirmed before', spoil.record(orderKey, { status: 'confirmed' })],
      ['ORDER_NOT_OPEN', 'it has expired', spoil.record(orderKey, { expiresAt: past })],
      splitBefore,
      notController,
      [
        'SAME_PERSON',
        'the maker confirms its own order',
        spoil.record(orderKey, { person: people.harbourChecker.enrolmentId }),
      ],
      ['TERMS_HASH_MISMATCH', 'the checker saw other units', releaseUnits(['BUNDLE:MAIN-1'], 2_500)],
    ],
  },
});

/** The attested price and its hash, in dollars. */
const inOtherCurrency = (draft: Draft): void => {
  draft.changeTerms('price', { perTonne: { amount: '11000.00', currency: 'USD' } });
  const opening = draft.call.sections['price'];
  if (opening === undefined || draft.state.get(priceKey(draft)) === undefined) return;
  draft.change(priceKey(draft), { priceHash: hashOfOpening(opening) });
};
