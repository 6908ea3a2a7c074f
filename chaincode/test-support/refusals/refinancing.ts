/** Refusals of a refinancing, from the owner’s request to the swap. */
import { cny } from '../papers.ts';
import { opaqueId, people } from '../people.ts';
import { noAsset } from './lien.ts';
import {
  consumed,
  discharged,
  exchangeRows,
  expired,
  exposureDiffers,
  key,
  loanIs,
  loanKey,
  missing,
  offerKey,
  otherBanks,
  otherBanksLoan,
  otherDeal,
  otherLoan,
  otherPayoff,
  presentKey,
  presentLoanKey,
  promiseRows,
  promisedElsewhere,
  quoteAgain,
  quoteAged,
  receiptKey,
  status,
  strangersLien,
  usedBy,
} from './refinancing-rows.ts';
import { past, year } from './instants.ts';
import { paidAhead, spoil, tables } from './table.ts';

export const refinancingRefusals = tables({
  RequestRefinancing: {
    rows: [
      noAsset,
      ['NOT_THE_OWNER', 'another firm asks', (draft) => draft.saidBy(people.otherOwner)],
      ['OFFER_NOT_FOUND', 'the owner made no offer', spoil.drop(offerKey)],
      [
        'OFFER_NOT_FOUND',
        'another firm made it',
        spoil.record(offerKey, { offeror: { mspId: 'MeridianMSP' } }),
      ],
      ['OFFER_NOT_OPEN', 'the offer was withdrawn', spoil.record(offerKey, { status: 'withdrawn' })],
      ['OFFER_NOT_OPEN', 'the offer has expired', spoil.record(offerKey, { expiresAt: past })],
      [
        'OFFER_NOT_OPEN',
        'it was made in the place of another lien',
        spoil.record(offerKey, { refinances: opaqueId('LN', 9) }),
      ],
      [
        'CONSENT_NOT_ACTIVE',
        'the consent behind it was revoked',
        spoil.record(offerKey, { consentId: 'CST-0000000000000001' }),
      ],
      discharged,
      ['LIEN_STATE_WRONG', 'it is only reserved', spoil.record(presentKey, { state: 'reserved' })],
      promisedElsewhere,
      [
        'PARTY_UNKNOWN',
        'the holder itself would pay itself off',
        spoil.record(presentKey, { holder: 'RiverBankMSP' }),
      ],
      ['FINANCING_NOT_FOUND', 'no loan stands behind the lien', (draft) => draft.drop(presentLoanKey(draft))],
      [
        'FINANCING_STATUS_WRONG',
        'the loan is not paid out',
        (draft) => draft.change(presentLoanKey(draft), { status: 'payment-authorised' }),
      ],
      [
        'FINANCING_STATUS_WRONG',
        'the debtor has begun to pay',
        (draft) => draft.change(presentLoanKey(draft), { collected: true }),
      ],
      [
        'FINANCING_STATUS_WRONG',
        'the loan is in default',
        (draft) => draft.change(presentLoanKey(draft), { defaultedAt: past }),
      ],
      [
        'LIEN_ID_USED',
        'the id is another refinancing’s',
        (draft) =>
          draft.put(key(draft), {
            ...draft.input,
            refinancedFinancingId: opaqueId('FIN', 1),
            owner: draft.at(receiptKey(draft))['title'],
            financier: 'RiverBankMSP',
            share: '0',
            status: 'withdrawn',
          }),
      ],
      [
        'SHARE_EXCEEDS_REFINANCED',
        'the new bank would take more than the old one has',
        (draft) => {
          draft.change(offerKey(draft), { share: '1000000000000000000' });
          draft.change(presentKey(draft), { share: '999999999999999999' });
        },
      ],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ expiresAt: year })],
    ],
  },
  QuotePayoff: {
    rows: [
      missing,
      discharged,
      strangersLien,
      consumed,
      promisedElsewhere,
      status('withdrawn'),
      expired,
      ['EXPIRY_INVALID', 'it would be valid for a year', spoil.terms('payoff', { validUntil: year })],
      [
        'AMOUNT_MISMATCH',
        'its parts are of two currencies',
        spoil.terms('payoff', { fees: { amount: '1.00', currency: 'USD' } }),
      ],
    ],
  },
  AuthorisePayoff: {
    rows: [
      missing,
      otherBanks,
      status('requested'),
      expired,
      ['FINANCING_NOT_FOUND', 'there is no such loan', spoil.drop(loanKey)],
      otherLoan,
      otherBanksLoan,
      loanIs('accepted'),
      [
        'SAME_PERSON',
        'the maker of the loan authorises',
        spoil.record(loanKey, { maker: people.riverChecker.enrolmentId }),
      ],
      otherDeal,
      otherPayoff,
      quoteAged,
      [
        'AMOUNT_MISMATCH',
        'the loan is less than what pays off',
        (draft) => {
          draft.changeTerms('payoff', { fees: cny('650.02') });
          quoteAgain(draft);
        },
      ],
      [
        'AMOUNT_MISMATCH',
        'another balance is to be owed',
        spoil.terms('balance', { outstanding: cny('77.00') }),
      ],
      exposureDiffers,
    ],
  },
  RecordPayoff: {
    rows: [
      missing,
      otherBanks,
      status('quoted'),
      expired,
      otherPayoff,
      quoteAged,
      [
        'AMOUNT_MISMATCH',
        'another sum than the quoted one is paid',
        spoil.terms('payment', { amount: cny('1309765.82') }),
      ],
      usedBy('RiverBankMSP'),
      paidAhead,
      ['EXPIRY_INVALID', 'the old bank would have a year to answer', spoil.input({ confirmBy: year })],
      noAsset,
      discharged,
      consumed,
      promisedElsewhere,
      ...exchangeRows,
    ],
  },
  ConfirmPayoff: {
    rows: [
      missing,
      discharged,
      ['LIEN_STATE_WRONG', 'nobody has paid', (draft) => draft.forget(presentKey(draft), 'successor')],
      strangersLien,
      status('quoted'),
      status('lapsed'),
      ['PAYOFF_LAPSED', 'the time to answer has passed', spoil.record(key, { confirmBy: past })],
      [
        'SAME_PERSON',
        'who quoted confirms',
        spoil.record(key, { quotedBy: people.harbourChecker.enrolmentId }),
      ],
      ['FINANCING_NOT_FOUND', 'there is no such loan', spoil.drop(loanKey)],
      [
        'FINANCING_NOT_FOUND',
        'another loan of the bank is named',
        spoil.record(key, { refinancedFinancingId: opaqueId('FIN', 1) }),
      ],
      otherBanksLoan,
      loanIs('repaid'),
      otherDeal,
      otherPayoff,
      [
        'TERMS_HASH_MISMATCH',
        'another payment was recorded',
        spoil.terms('payment', { amount: cny('77.00') }),
      ],
      [
        'TERMS_HASH_MISMATCH',
        'another balance is owed',
        spoil.terms('balance', { outstanding: cny('77.00') }),
      ],
      usedBy('HarbourBankMSP'),
      [
        'AMOUNT_MISMATCH',
        'the quote was for another principal than is owed',
        (draft) => {
          draft.changeTerms('payoff', { principal: cny('1300000.01') });
          quoteAgain(draft);
        },
      ],
      [
        'AMOUNT_MISMATCH',
        'something is left of the loan',
        spoil.terms('newBalance', { outstanding: cny('0.01') }),
      ],
      exposureDiffers,
    ],
  },
  SwapLien: {
    rows: [
      missing,
      otherBanks,
      status('paid'),
      status('withdrawn'),
      [
        'SAME_PERSON',
        'who recorded the payment swaps',
        spoil.record(key, { paidBy: people.riverChecker.enrolmentId }),
      ],
      [
        'FINANCING_NOT_FOUND',
        'there is no new loan',
        (draft) => draft.drop(`financing/${draft.at(key(draft))['financingId'] as string}`),
      ],
      noAsset,
      ['LIEN_NOT_FOUND', 'a court ended the old lien meanwhile', spoil.drop(presentKey)],
      consumed,
      promisedElsewhere,
      ...exchangeRows,
    ],
  },
  WithdrawRefinancing: {
    rows: [
      missing,
      ['REFINANCING_NOT_FOUND', 'another firm withdraws', (draft) => draft.saidBy(people.otherOwner)],
      [
        'REFINANCING_NOT_FOUND',
        'the bank that is paid off withdraws',
        (draft) => draft.saidBy(people.harbourChecker),
      ],
      status('paid'),
      status('confirmed'),
      status('swapped'),
    ],
  },
  SweepPayoff: {
    rows: [
      missing,
      status('confirmed'),
      ['PAYOFF_NOT_LAPSED', 'there is time left', spoil.record(key, { confirmBy: year })],
    ],
  },
  PromiseControl: { rows: [...promiseRows] },
});
