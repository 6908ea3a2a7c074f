/** The token of a credit's proceeds: L1 of the fingerprint rules, section 3. */
import type { ProceedsTerms } from '@chopmark/chaincode/api';
import { codeStrict } from '../fingerprint/canonical-text.ts';
import { type FingerprintKeys, tokenBytes } from '../fingerprint/token.ts';

/** Issuing bank and credit number: a credit that is recorded twice has the same token. One for each key. */
export const proceedsTokens = (
  keys: FingerprintKeys,
  { issuingBank, creditNumber }: Pick<ProceedsTerms, 'issuingBank' | 'creditNumber'>,
): { epoch: number; subset: 'L1'; token: string }[] => {
  const fields = [codeStrict(issuingBank), codeStrict(creditNumber)];
  return keys
    .tokens(tokenBytes('LC_PROCEEDS', 'L1', fields))
    .map(({ epoch, token }) => ({ epoch, subset: 'L1', token }));
};
