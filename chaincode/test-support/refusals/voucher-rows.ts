/** Circumstances that refusals about vouchers share. */
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { freeze, putLienRecord, type Row, spoil } from './table.ts';

export const hash = 'ab'.repeat(32);
export const other = opaqueId('VCH', 77);

export const voucherId = (draft: Draft): string => draft.text('voucherId');
export const voucherKey = (draft: Draft): string => `voucher/${voucherId(draft)}`;

export const noVoucher: Row = ['ASSET_NOT_FOUND', 'there is no such voucher', spoil.drop(voucherKey)];

/** Another firm holds it now: the one that speaks has passed it on, or never had it. */
export const notTheirs: Row = [
  'NOT_THE_CONTROLLER',
  'another firm of the platform says it',
  (draft: Draft): void => draft.saidBy(people.thirdOwner),
];

export const status = (wrong: string): Row => [
  'VOUCHER_STATUS_WRONG',
  `the voucher is ${wrong}`,
  spoil.record(voucherKey, { status: wrong }),
];

/** Nobody accepted it yet, or it has ended. */
export const notHeld: readonly Row[] = ['proposed', 'split', 'redeemed', 'defaulted'].map(status);

export const otherTerms = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} says something else`,
  (draft: Draft): void => draft.open(section, { terms: draft.termsOf(section), salt: '00'.repeat(16) }),
];

export const frozen: Row = [
  'ASSET_FROZEN',
  'a court froze it',
  (draft: Draft): void => freeze(draft, voucherId(draft)),
];
export const encumbered: Row = [
  'ASSET_ENCUMBERED',
  'a bank has a lien on it',
  (draft: Draft): void => putLienRecord(draft, voucherId(draft), 1, '1000000000000000000'),
];

export const moreKeys = (draft: Draft): void => {
  const { settings } = draft.at('consortium') as { settings: object };
  draft.change('consortium', { settings: { ...settings, fingerprintEpochs: [1, 2] } });
};

/** The invoice behind the voucher is a receivable. */
export const isReceivable = (tokenOf: (draft: Draft) => string): Row => [
  'RECEIVABLE_REGISTERED',
  'the invoice is a receivable',
  (draft: Draft): void => {
    const receivable = opaqueId('RCV', 77);
    draft.put(`fingerprint/${tokenOf(draft)}`, { assetId: receivable, rootId: receivable, status: 'live' });
  },
];
