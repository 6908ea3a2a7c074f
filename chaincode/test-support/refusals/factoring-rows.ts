/** Circumstances that refusals about receivables share. */
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { type Row, spoil } from './table.ts';

export const hash = 'ab'.repeat(32);
export const receivableId = (draft: Draft): string => draft.text('receivableId');
export const receivableKey = (draft: Draft): string => `receivable/${receivableId(draft)}`;
export const answerKey = (draft: Draft): string => {
  const debtor = draft.at(receivableKey(draft))['debtor'] as { mspId?: string; verifiedBy?: string };
  return `debt-answer/${receivableId(draft)}/${debtor.verifiedBy ?? debtor.mspId ?? ''}`;
};
export const noAsset: Row = ['ASSET_NOT_FOUND', 'there is no such receivable', spoil.drop(receivableKey)];
export const notTheirs: Row = [
  'NOT_THE_SELLER',
  'it is another firm’s',
  (draft: Draft): void => draft.saidBy(people.otherOwner),
];
export const ended: Row = [
  'ASSET_NOT_LIVE',
  'it was taken back',
  spoil.record(receivableKey, { status: 'cancelled' }),
];
export const unconfirmed: Row = [
  'ASSET_NOT_ATTESTED',
  'one officer of the debtor has confirmed, and no second one',
  spoil.record(answerKey, { status: 'proposed' }),
];
export const otherTerms = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} says something else`,
  (draft) => draft.open(section, { terms: draft.termsOf(section), salt: '00'.repeat(16) }),
];
