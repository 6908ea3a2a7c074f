import type { TradePaperTerms } from '@chopmark/chaincode/api';
import type { Derivation } from '../command/derived-members.ts';
import { textMember } from '../command/terms-source.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import { type TradePaperToken, tradePaperTokens } from './tokens.ts';

/** Of the own copy that the hash names; `undefined` where there is none. */
export const draftedPaperTokens = async ({
  input,
  source,
  fingerprintKeys,
}: Pick<Derivation, 'input' | 'source' | 'fingerprintKeys'>): Promise<TradePaperToken[] | undefined> => {
  const [recordId, hash] = [textMember(input, 'paperId'), textMember(input, 'paperHash')];
  const paper = await source.terms(recordId, 'paper', hash);
  return paper && tradePaperTokens(await liveKeys(fingerprintKeys, source), paper.terms as TradePaperTerms);
};
