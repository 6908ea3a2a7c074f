/** What the ledger is told of rows of a book: ids, hashes, tokens. */
import { hashOf, type LegacyBookTerms, type LegacyItem, type LegacyRowTerms } from '@chopmark/chaincode/api';
import type { Derivation } from '../command/derived-members.ts';
import { textMember } from '../command/terms-source.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import { ledgerTokens } from './paper-tokens.ts';

export const itemsOf = (keys: FingerprintKeys, rows: readonly LegacyRowTerms[]): LegacyItem[] =>
  rows.map((row) => ({
    legacyId: row.legacyId,
    rowHash: hashOf(row),
    tokens: ledgerTokens(keys, row.paper),
  }));

/** Of the own copy that the hash names; `undefined` where there is none. */
export const draftedItems = async ({
  input,
  source,
  fingerprintKeys,
}: Pick<Derivation, 'input' | 'source' | 'fingerprintKeys'>): Promise<LegacyItem[] | undefined> => {
  const [batchId, hash] = [textMember(input, 'batchId'), textMember(input, 'bookHash')];
  const book = await source.terms(batchId, 'book', hash);
  const { rows } = (book?.terms ?? { rows: [] }) as LegacyBookTerms;
  return book && itemsOf(await liveKeys(fingerprintKeys, source), rows);
};
