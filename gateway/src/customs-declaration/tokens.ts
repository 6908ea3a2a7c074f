/** The tokens of a customs declaration: C1 and C2 of the fingerprint rules, section 3. */
import { type AssessmentTerms, minorOf, type GoodsParticulars } from '@chopmark/chaincode/api';
import type { z } from 'zod';
import { codeStrict } from '../fingerprint/canonical-text.ts';
import { type EpochToken, type FingerprintKeys, tokenBytes } from '../fingerprint/token.ts';

export interface DeclarationToken extends EpochToken {
  readonly subset: 'C1' | 'C2';
}

const kind = 'CUSTOMS_DECLARATION';

/** By the number alone: how whoever has it finds the declaration. */
export const numberTokens = (keys: FingerprintKeys, customsNo: string): readonly EpochToken[] =>
  keys.tokens(tokenBytes(kind, 'C1', [customsNo]));

/** The same goods under another number. */
const goodsTokens = (
  keys: FingerprintKeys,
  { trader, billOfLading, hs6, total }: GoodsParticulars,
): readonly EpochToken[] => {
  const sum = [total.currency, minorOf(total).toString()];
  return keys.tokens(tokenBytes(kind, 'C2', [`USCC:${trader}`, codeStrict(billOfLading), hs6, ...sum]));
};

/** Tokens of all live epochs; of the goods only where a bill of lading names them. */
export const declarationTokens = (
  keys: FingerprintKeys,
  { customsNo, particulars }: Pick<z.output<typeof AssessmentTerms>, 'customsNo' | 'particulars'>,
): DeclarationToken[] => [
  ...numberTokens(keys, customsNo).map((token) => ({ ...token, subset: 'C1' as const })),
  ...(particulars === undefined ? [] : goodsTokens(keys, particulars)).map((token) => ({
    ...token,
    subset: 'C2' as const,
  })),
];
