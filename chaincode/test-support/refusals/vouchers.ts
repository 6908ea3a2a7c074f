/** Refusals about the promise, the cut and the offer of a voucher. */
import { cny } from '../papers.ts';
import type { Draft } from '../draft.ts';
import { opaqueId, ownerParty, people } from '../people.ts';
import { past, year } from './instants.ts';
import { type Row, spoil, take, tables } from './table.ts';
import {
  encumbered,
  frozen,
  hash,
  isReceivable,
  moreKeys,
  noVoucher,
  notHeld,
  notTheirs,
  other,
  otherTerms,
  status,
  voucherId,
  voucherKey,
} from './voucher-rows.ts';

const registeredElsewhere: Row = [
  'VOUCHER_REGISTERED',
  'another voucher has this number',
  (draft) => {
    const tokens = draft.input['tokens'] ?? draft.at(voucherKey(draft))['tokens'];
    const [{ token } = { token: '' }] = tokens as { token: string }[];
    draft.put(`fingerprint/${token}`, { assetId: other, rootId: other, status: 'live' });
  },
];

const tradeTokenOf = (draft: Draft): string =>
  (draft.at(voucherKey(draft))['underlying'] as { useToken: string }).useToken;

const cutAs = (...intervals: readonly (readonly [string, string])[]) =>
  spoil.terms('cut', { intervals: intervals.map(([from, to]) => ({ from, to })) });

const platform: Row = [
  'NOT_THE_DEBTOR',
  'the platform that carries the debtor’s collection says it',
  (draft) => draft.saidBy(people.otherOwner),
];
const stranger: Row = [
  'NOT_THE_DEBTOR',
  'a bank says it that records for nobody',
  (draft) => draft.saidBy(people.riverMaker),
];

const neighbour = { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 2) };

const offerKey = (draft: Draft): string => `offer/${voucherId(draft)}/${draft.text('offerId')}`;

export const voucherRefusals = tables({
  IssueVoucher: {
    rows: [
      platform,
      stranger,
      ['PARTY_UNKNOWN', 'nobody knows the creditor', spoil.input({ creditor: { mspId: 'EnterprisesMSP' } })],
      [
        'PARTY_UNKNOWN',
        'nobody recorded the outsider',
        (draft) => {
          draft.saidBy(people.harbourMaker);
          const debtor = { externalId: opaqueId('EXT', 9), recordedBy: 'HarbourBankMSP' };
          Object.assign(draft.input, { debtor, payingBank: 'HarbourBankMSP' });
        },
      ],
      ['PARTY_UNKNOWN', 'a warehouse would pay', spoil.input({ payingBank: 'EastgateMSP' })],
      [
        'DEBTOR_NOT_INDEPENDENT',
        'the debtor is a neighbour on the creditor’s platform',
        (draft) => {
          draft.saidBy(people.otherOwner);
          Object.assign(draft.input, { debtor: neighbour, payingBank: 'RiverBankMSP' });
        },
      ],
      ['EXPIRY_INVALID', 'it would stand open for a year', spoil.input({ proposalExpiresAt: year })],
      [
        'ID_TAKEN',
        'the id is another voucher’s',
        (draft) =>
          draft.put(voucherKey(draft), {
            id: voucherId(draft),
            rootId: voucherId(draft),
            depth: 0,
            claimId: opaqueId('CLM', 1),
            status: 'accepted',
            debtor: neighbour,
            payingBank: 'RiverBankMSP',
            holder: ownerParty,
            voucherHash: hash,
            proposalExpiresAt: year,
          }),
      ],
      [
        'ID_TAKEN',
        'the claim is about something else',
        (draft) => draft.put(`claim/${draft.text('claimId')}`, { rootId: other }),
      ],
      [
        'EVIDENCE_MISSING',
        'a bank that records has nothing in hand',
        (draft) => {
          const externalId = opaqueId('EXT', 8);
          draft.put(`external-party/${externalId}`, {
            id: externalId,
            recordedBy: 'HarbourBankMSP',
            identity: hash,
            recordedAt: past,
          });
          draft.saidBy(people.harbourMaker);
          const debtor = { externalId, recordedBy: 'HarbourBankMSP' };
          Object.assign(draft.input, { debtor, payingBank: 'HarbourBankMSP' });
        },
      ],
      [
        'TENOR_TOO_LONG',
        'it is due after six months and a day',
        spoil.terms('voucher', { dueDate: '2026-09-03' }),
      ],
      ['TENOR_TOO_LONG', 'it was due yesterday', spoil.terms('voucher', { dueDate: '2026-03-01' })],
      ['TOKENS_MISMATCH', 'another key is live as well', moreKeys],
      [
        'TOKENS_MISMATCH',
        'the invoice’s are of a key that is not live',
        (draft) => {
          const [token = {}] = draft.input['underlyingTokens'] as object[];
          Object.assign(draft.input, { underlyingTokens: [{ ...token, epoch: 9 }] });
        },
      ],
      registeredElsewhere,
    ],
  },
  AcceptVoucher: {
    rows: [
      noVoucher,
      platform,
      stranger,
      status('accepted'),
      status('split'),
      ['PROPOSAL_EXPIRED', 'the time is over', spoil.record(voucherKey, { proposalExpiresAt: past })],
      ['TERMS_HASH_MISMATCH', 'the second officer names other terms', spoil.input({ voucherHash: hash })],
      otherTerms('voucher'),
      otherTerms('underlying'),
      [
        'EVIDENCE_MISSING',
        'a bank that records has nothing in hand',
        (draft) => {
          draft.saidBy(people.harbourMaker);
          const debtor = { externalId: opaqueId('EXT', 9), recordedBy: 'HarbourBankMSP' };
          draft.change(voucherKey(draft), { debtor });
          draft.forget(voucherKey(draft), 'person');
        },
      ],
      ['SAME_PERSON', 'the first officer says it again', (draft) => draft.saidBy(people.meridianOfficer)],
      ['TOKENS_MISMATCH', 'another key has become live since', moreKeys],
      registeredElsewhere,
      isReceivable(tradeTokenOf),
      [
        'TRADE_EVIDENCE_USED_UP',
        'the invoice was paid by another voucher',
        (draft) => {
          const token = tradeTokenOf(draft);
          draft.put(`invoice-use/${token}`, { token, useHash: hash });
        },
      ],
      [
        'AMOUNT_MISMATCH',
        'less of the invoice is said to be paid',
        spoil.terms('newInvoiceUse', { used: cny('881234.56') }),
      ],
    ],
  },
  SplitVoucher: {
    rows: [
      noVoucher,
      notTheirs,
      ...notHeld,
      otherTerms('voucher'),
      ['PIECES_OVERLAP', 'two pieces share a cent', cutAs(['1', '40000000'], ['40000000', '88123457'])],
      ['PIECES_OVERLAP', 'one piece comes twice', cutAs(['1', '88123457'], ['1', '88123457'])],
      ['CUT_NOT_EXACT', 'the last cent is missing', cutAs(['1', '40000000'], ['40000001', '88123456'])],
      ['CUT_NOT_EXACT', 'it is a cent too much', cutAs(['1', '40000000'], ['40000001', '88123458'])],
      ['CUT_NOT_EXACT', 'there is a gap', cutAs(['1', '40000000'], ['40000002', '88123457'])],
      ['CUT_NOT_EXACT', 'the first cent is missing', cutAs(['2', '40000000'], ['40000001', '88123457'])],
      [
        'CUT_NOT_EXACT',
        'a piece is of nothing',
        cutAs(['1', '40000000'], ['40000001', '40000000'], ['40000001', '88123457']),
      ],
      frozen,
      encumbered,
    ],
  },
  OfferVoucher: {
    rows: [
      noVoucher,
      notTheirs,
      ...notHeld,
      ['PARTY_UNKNOWN', 'a warehouse is asked', spoil.input({ financier: 'EastgateMSP' })],
      ['ID_TAKEN', 'the offer’s id is taken', (draft) => take(draft, offerKey(draft))],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ expiresAt: year })],
      otherTerms('voucher'),
      frozen,
    ],
  },
  WithdrawVoucherOffer: {
    rows: [
      ['OFFER_NOT_FOUND', 'there is no such offer', spoil.drop(offerKey)],
      ['OFFER_NOT_FOUND', 'it is another firm’s', (draft) => draft.saidBy(people.thirdOwner)],
      ['OFFER_NOT_OPEN', 'a bank has used it', spoil.record(offerKey, { status: 'used' })],
    ],
  },
});
