/** Ways to spoil the steps of a refinancing, that several of them share. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { Draft } from '../draft.ts';
import { cny } from '../papers.ts';
import { opaqueId } from '../people.ts';
import { frozen, lost, notLive, taken } from './lien.ts';
import { past } from './instants.ts';
import { freeze, type Row, spoil, takeStage } from './table.ts';

const assetId = (draft: Draft): string => (draft.input['assetId'] ?? draft.input['receiptId']) as string;
export const key = (draft: Draft): string => `refinancing/${assetId(draft)}/${draft.text('lienId')}`;
export const receiptKey = (draft: Draft): string => `receipt/${assetId(draft)}`;
export const offerKey = (draft: Draft): string => `offer/${assetId(draft)}/${draft.text('offerId')}`;
export const presentKey = (draft: Draft): string => {
  const id = draft.input['refinancedLienId'] ?? draft.at(key(draft))['refinancedLienId'];
  return `lien/${assetId(draft)}/${id as string}`;
};
export const presentLoanKey = (draft: Draft): string =>
  `financing/${draft.at(presentKey(draft))['financingId'] as string}`;
export const loanKey = (draft: Draft): string => `financing/${draft.text('financingId')}`;
const claimOf = (draft: Draft): string => draft.at(receiptKey(draft))['claimId'] as string;

export const missing = ['REFINANCING_NOT_FOUND', 'the owner asked for none', spoil.drop(key)] as const;
export const otherBanks = [
  'REFINANCING_NOT_FOUND',
  'it is another bank’s',
  spoil.record(key, { financier: 'LumenBankMSP' }),
] as const;
export const status = (wrong: string) =>
  ['REFINANCING_STATUS_WRONG', `it is ${wrong}`, spoil.record(key, { status: wrong })] as const;
export const expired = [
  'REFINANCING_STATUS_WRONG',
  'the owner’s request has expired',
  spoil.record(key, { expiresAt: past }),
] as const;
export const discharged = [
  'LIEN_NOT_FOUND',
  'its holder discharged the old lien meanwhile',
  spoil.drop(presentKey),
] as const;
export const consumed = [
  'LIEN_STATE_WRONG',
  'the asset repaid the old loan',
  spoil.record(presentKey, { state: 'consumed' }),
] as const;
export const promisedElsewhere = [
  'LIEN_STATE_WRONG',
  'a third bank has paid first',
  spoil.record(presentKey, { successor: opaqueId('LN', 9) }),
] as const;
export const strangersLien = [
  'LIEN_NOT_HELD',
  'another bank has the lien',
  spoil.record(presentKey, { holder: 'LumenBankMSP' }),
] as const;
export const otherPayoff = [
  'TERMS_HASH_MISMATCH',
  'another quote was made',
  spoil.terms('payoff', { fees: cny('650.01') }),
] as const;
export const quoteAged = [
  'PAYOFF_QUOTE_EXPIRED',
  'the quote is no longer valid',
  (draft: Draft) => {
    draft.changeTerms('payoff', { validUntil: past });
    quoteAgain(draft);
  },
] as const;
/** The quote is the one that the call brings. */
export const quoteAgain = (draft: Draft): void => {
  const payoff = draft.call.sections['payoff'];
  if (payoff !== undefined) draft.change(key(draft), { payoffHash: hashOfOpening(payoff) });
};

/** What stands in the way of the new lien, in the order in which it is looked for. */
export const exchangeRows = [
  [
    'LIEN_ID_USED',
    'a lien of another paper took the id',
    (draft: Draft) =>
      draft.put(`claimlien/${claimOf(draft)}/${draft.text('lienId')}`, {
        assetId: opaqueId('WR', 9),
        rootId: opaqueId('WR', 9),
        stage: 'goods',
        holder: 'LumenBankMSP',
        share: '0',
      }),
  ],
  notLive,
  [
    'NOT_THE_CONTROLLER',
    'the warehouse has not promised to obey the new bank',
    (draft: Draft) => draft.drop(`control-promise/${assetId(draft)}/${draft.text('lienId')}`),
  ],
  [
    'NOT_THE_CONTROLLER',
    'the old bank does not control the goods',
    (draft: Draft) => draft.change(receiptKey(draft), { controller: draft.at(receiptKey(draft))['title'] }),
  ],
  frozen,
  [
    'SUSPECT_NOT_CLEARED',
    'the goods may be those of another receipt',
    spoil.record(receiptKey, { suspects: ['WR-0000000000000001'] }),
  ],
  taken,
  lost,
  [
    'CLAIM_STAGE_TAKEN',
    'the invoice for the same goods is financed',
    (draft: Draft) => takeStage(draft, claimOf(draft)),
  ],
] as const;

export const otherLoan = [
  'FINANCING_NOT_FOUND',
  'the loan is secured by another lien',
  spoil.record(loanKey, { lienId: opaqueId('LN', 9) }),
] as const;
export const otherBanksLoan = [
  'FINANCING_NOT_OF_PARTY',
  'it is another bank’s loan',
  spoil.record(loanKey, { bank: 'LumenBankMSP' }),
] as const;
export const loanIs = (wrong: string) =>
  ['FINANCING_STATUS_WRONG', `the loan is ${wrong}`, spoil.record(loanKey, { status: wrong })] as const;

export const otherDeal = [
  'TERMS_HASH_MISMATCH',
  'other terms of the loan were agreed',
  spoil.terms('deal', { annualRateBp: 436 }),
] as const;
export const exposureDiffers = [
  'AMOUNT_MISMATCH',
  'the regulator is told another sum',
  spoil.terms('exposure', { outstanding: cny('77.00') }),
] as const;
export const usedBy = (mspId: string) =>
  [
    'REFERENCE_ALREADY_USED',
    'the payment’s reference was used before',
    (draft: Draft) =>
      draft.put(`reference/${mspId}/${draft.text('referenceToken')}`, {
        usedFor: 'FIN-0000000000000001',
        at: past,
      }),
  ] as const;

/** The keeper’s promise. */
export const promiseRows: readonly Row[] = [
  ['RECEIPT_NOT_FOUND', 'there is no such receipt', spoil.drop(receiptKey)],
  [
    'NOT_THE_WAREHOUSE',
    'another warehouse keeps the goods',
    spoil.record(receiptKey, { warehouse: 'CustomsMSP' }),
  ],
  ['RECEIPT_STATUS_WRONG', 'the goods were delivered', spoil.record(receiptKey, { status: 'delivered' })],
  missing,
  status('swapped'),
  status('withdrawn'),
  [
    'CONTROL_PROMISED',
    'the keeper has promised it before',
    (draft: Draft): void =>
      draft.put(`control-promise/${assetId(draft)}/${draft.text('lienId')}`, {
        receiptId: assetId(draft),
        lienId: draft.input['lienId'],
        by: 'EastgateMSP',
        to: 'RiverBankMSP',
        at: past,
      }),
  ],
  ['ASSET_FROZEN', 'a court froze it', (draft: Draft): void => freeze(draft, assetId(draft))],
];
