/** Refusals about quotes for receivables. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import { cny } from '../papers.ts';
import type { Draft } from '../draft.ts';
import { opaqueId, otherOwnerParty, people } from '../people.ts';
import {
  answerKey,
  ended,
  hash,
  noAsset,
  notTheirs,
  otherTerms,
  receivableId,
  receivableKey,
  unconfirmed,
} from './factoring-rows.ts';
import { past, year } from './instants.ts';
import { freeze, type Row, spoil, tables } from './table.ts';

const soon = '2026-03-03T09:30:00.000Z';
const invitationKey = (draft: Draft): string => `invitation/${receivableId(draft)}/${draft.text('offerId')}`;
const frozen: Row = ['ASSET_FROZEN', 'a court froze it', (draft) => freeze(draft, receivableId(draft))];
const noOffer: Row = ['OFFER_NOT_FOUND', 'there is no such invitation', spoil.drop(invitationKey)];
const notOpen = (status: string): Row => [
  'OFFER_NOT_OPEN',
  `it is ${status}`,
  spoil.record(invitationKey, { status }),
];
const tooLate: Row = ['OFFER_NOT_OPEN', 'its time is over', spoil.record(invitationKey, { expiresAt: past })];
/** Another confirmation under the hash that the debtor confirmed. */
const confirmAnother =
  (change: object) =>
  (draft: Draft): void => {
    const terms = { ...draft.termsOf('confirmation'), ...change };
    const opening = { terms, salt: '11'.repeat(16) };
    draft.open('confirmation', opening);
    draft.change(answerKey(draft), { answerHash: hashOfOpening(opening) });
  };
const offerOf = (draft: Draft, other: object): void =>
  draft.put(`offer/${receivableId(draft)}/${opaqueId('OFR', 88)}`, {
    id: opaqueId('OFR', 88),
    assetId: receivableId(draft),
    offeror: otherOwnerParty,
    financier: 'RiverBankMSP',
    share: '400000000000000002',
    status: 'open',
    termsHash: hash,
    requestHash: hash,
    expiresAt: soon,
    ...other,
  });

export const quoteRefusals = tables({
  InviteQuote: {
    rows: [
      noAsset,
      notTheirs,
      ended,
      unconfirmed,
      ['PARTY_UNKNOWN', 'a warehouse is asked', spoil.input({ financier: 'EastgateMSP' })],
      [
        'ID_TAKEN',
        'the bank was asked under this id before',
        (draft) =>
          draft.put(invitationKey(draft), {
            id: draft.text('offerId'),
            receivableId: receivableId(draft),
            seller: otherOwnerParty,
            financier: 'RiverBankMSP',
            share: '1',
            status: 'invited',
            requestHash: hash,
            expiresAt: soon,
          }),
      ],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ expiresAt: year })],
      frozen,
      otherTerms('invoice'),
      otherTerms('confirmation'),
      [
        'EVIDENCE_MISSING',
        'a bank recorded the confirmation and has seen nothing',
        spoil.record(answerKey, { recorded: true }),
      ],
      [
        'WAIVER_NOT_GIVEN',
        'the bank that verified in silence waived for the debtor',
        (draft) => {
          const answer = draft.at(answerKey(draft));
          draft.change(receivableKey(draft), { debtor: { verifiedBy: 'HarbourBankMSP' } });
          draft.put(answerKey(draft), answer);
        },
      ],
      [
        'CONFIRMATION_EXCESSIVE',
        'two officers confirmed the hash of more than was invoiced',
        confirmAnother({ amount: cny('1230000.01') }),
      ],
      ['AMOUNT_MISMATCH', 'the share is one part less', spoil.input({ share: '599999999999999999' })],
      [
        'AMOUNT_MISMATCH',
        'more would be assigned than was confirmed',
        spoil.terms('request', { assigned: cny('1200000.01') }),
      ],
    ],
  },
  QuoteReceivable: {
    rows: [
      noOffer,
      ['OFFER_NOT_FOUND', 'another bank was asked', (draft) => draft.saidBy(people.riverMaker)],
      notOpen('withdrawn'),
      notOpen('quoted'),
      tooLate,
      ['EXPIRY_INVALID', 'it would be valid for a year', spoil.input({ validUntil: year })],
      [
        'WARNING_NOT_ACKNOWLEDGED',
        'the bank does not say that it knows of a claim that looks alike',
        spoil.record(answerKey, { warnings: [opaqueId('RCV', 77)] }),
      ],
    ],
  },
  AcceptQuote: {
    rows: [
      noAsset,
      notTheirs,
      ended,
      unconfirmed,
      noOffer,
      notOpen('invited'),
      notOpen('withdrawn'),
      tooLate,
      ['TERMS_HASH_MISMATCH', 'it names another quote', spoil.input({ quoteHash: hash })],
      frozen,
      [
        'QUOTE_ACCEPTED',
        'another bank’s quote was accepted, and one part too much',
        (draft) => offerOf(draft, {}),
      ],
    ],
  },
  WithdrawInvitation: {
    rows: [
      noOffer,
      ['OFFER_NOT_FOUND', 'it is another firm’s', (draft) => draft.saidBy(people.otherOwner)],
      notOpen('withdrawn'),
      [
        'OFFER_NOT_OPEN',
        'the bank has reserved on it',
        (draft) => {
          const id = draft.text('offerId');
          offerOf(draft, {});
          const offer = draft.at(`offer/${receivableId(draft)}/${opaqueId('OFR', 88)}`);
          draft.put(`offer/${receivableId(draft)}/${id}`, { ...offer, id, status: 'used' });
        },
      ],
    ],
  },
});
