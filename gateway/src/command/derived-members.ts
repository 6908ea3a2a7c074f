/** Public members of commands that the gateway computes, because they follow from private terms. */
import type { CommandDefinition, Opening } from '@chopmark/chaincode/api';
import { type ReceiptGoods, receiptTokens } from '../fingerprint/receipt.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';

export interface Derivation {
  readonly openings: Readonly<Record<string, Opening<unknown>>>;
  /** Hashes of the sections that were known before. */
  readonly knownHashes: Readonly<Record<string, string>>;
  readonly fingerprintKeys: FingerprintKeys;
}

type Derive = (derivation: Derivation) => unknown;

const tokensOf =
  (section: string): Derive =>
  ({ openings, fingerprintKeys }) =>
    receiptTokens(fingerprintKeys, openings[section]?.terms as ReceiptGoods);

const hashOfKnown =
  (section: string): Derive =>
  ({ knownHashes }) =>
    knownHashes[section];

/** By command and member. */
export const derivations: Readonly<Record<string, Readonly<Record<string, Derive>>>> = {
  ProposeReceipt: { tokens: tokensOf('goods') },
  AttestReceipt: { goodsHash: hashOfKnown('goods') },
  SplitReceipt: { releasedTokens: tokensOf('releasedGoods'), retainedTokens: tokensOf('retainedGoods') },
};

export const derivedMembers = ({ name }: CommandDefinition): string[] => Object.keys(derivations[name] ?? {});
