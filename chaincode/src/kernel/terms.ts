/** Where terms are kept: each party's own collection, under a key that the public hash names. */
import type { Change } from './ledger.ts';
import { hashOfOpening, type Opening, type TermsHash } from './opening.ts';

export const partyCollection = (mspId: string): string => `party_${mspId}`;
export const supervisedCollection = (mspId: string): string => `supervised_${mspId}`;

/** Keys are opaque: an id, the section's name and the hash that stands in public state anyway. */
export const termsKey = (recordId: string, section: string, hash: TermsHash): string =>
  `${recordId}/${section}/${hash}`;

/**
 * Copies of an opening for each of these organisations. Their peers must endorse: each collection says so.
 */
export const putTerms = (
  mspIds: readonly string[],
  recordId: string,
  section: string,
  opening: Opening<unknown>,
): Change[] =>
  [...new Set(mspIds)].map((mspId) => ({
    type: 'put-private',
    collection: partyCollection(mspId),
    key: termsKey(recordId, section, hashOfOpening(opening)),
    value: opening,
  }));

/** Whether the opening is the one that the ledger committed to. */
export const opens = (opening: Opening<unknown>, hash: TermsHash | undefined): boolean =>
  hash !== undefined && hashOfOpening(opening) === hash;

/** The regulator's view of a deal, in the bank's supervised collection. */
export const putExposure = (bank: string, financingId: string, exposure: Opening<unknown>): Change => ({
  type: 'put-private',
  collection: supervisedCollection(bank),
  key: termsKey(financingId, 'exposure', hashOfOpening(exposure)),
  value: exposure,
});
