/**
 * Who attests an asset, or gives it tokens under a new key, vouches for its fingerprints: the own gateway computes
 * every one from the own copy of the terms.
 */
import {
  AssessmentTerms,
  type CommandDefinition,
  type IdKind,
  type InvoiceTerms,
  isIdOf,
  type ProceedsTerms,
  type VoucherTerms,
  type TradePaperTerms,
} from '@chopmark/chaincode/api';
import { declarationTokens } from '../customs-declaration/tokens.ts';
import { proceedsTokens } from '../credit-proceeds/tokens.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import { type PaperToken, type ReceiptGoods, receiptTokens, sameTokens } from '../fingerprint/receipt.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import { invoiceTokens } from '../receivable/tokens.ts';
import { voucherTokens } from '../voucher/tokens.ts';
import { tradePaperTokens } from '../trade-paper/tokens.ts';
import { isNotComposed, type NotComposed, type OpeningPorts, openSection } from './open-terms.ts';
import { type Input, textMember } from './terms-source.ts';

/** In which section an asset's terms stand, and its tokens under these keys. */
interface Paper {
  readonly section: string;
  readonly tokens: (keys: FingerprintKeys, terms: unknown) => PaperToken[];
}

const proceeds: Paper = {
  section: 'proceeds',
  tokens: (keys, terms) => proceedsTokens(keys, terms as ProceedsTerms),
};

/** By the kind of the asset's id: each kind of paper adds its own here. */
const papers: Partial<Record<IdKind, Paper>> = {
  receipt: { section: 'goods', tokens: (keys, terms) => receiptTokens(keys, terms as ReceiptGoods) },
  creditProceeds: proceeds,
  creditClaim: proceeds,
  declaration: {
    section: 'assessment',
    tokens: (keys, terms) => declarationTokens(keys, AssessmentTerms.parse(terms)),
  },
  tradePaper: { section: 'paper', tokens: (keys, terms) => tradePaperTokens(keys, terms as TradePaperTerms) },
  receivable: { section: 'invoice', tokens: (keys, terms) => invoiceTokens(keys, terms as InvoiceTerms) },
  voucher: { section: 'voucher', tokens: (keys, terms) => voucherTokens(keys, terms as VoucherTerms) },
};

const attesting = ['AttestReceipt', 'AttestProceeds', 'ConfirmDebt', 'AcceptVoucher', 'AttestPaper'];
const renewing = ['ProposeTokens', 'ConfirmTokens'];

const notFound: NotComposed = { notComposed: 'ASSET_NOT_FOUND' };

interface VouchingPorts extends OpeningPorts {
  readonly fingerprintKeys: FingerprintKeys;
}

const paperOf = (input: Input): Paper | undefined => {
  const assetId = textMember(input, 'assetId', 'receiptId', 'receivableId', 'voucherId', 'paperId');
  const kinds = Object.keys(papers) as IdKind[];
  const kind = kinds.find((one) => isIdOf(one, assetId));
  return kind && papers[kind];
};

/** @returns the tokens that the own terms give; none where the command vouches for nothing */
export const vouchedTokens = async (
  definition: CommandDefinition,
  input: Input,
  { fingerprintKeys, ...ports }: VouchingPorts,
): Promise<readonly PaperToken[] | NotComposed> => {
  const attests = attesting.includes(definition.name);
  if (!attests && !renewing.includes(definition.name)) return [];
  const paper = paperOf(input);
  const opened = paper && (await openSection(definition, paper.section, input, ports));
  if (paper === undefined || opened === undefined) return notFound;
  if (isNotComposed(opened)) return opened.notComposed === 'RECEIPT_NOT_FOUND' ? notFound : opened;
  const tokens = paper.tokens(await liveKeys(fingerprintKeys, ports.source), opened.opening.terms);
  const registered = (opened.record as { readonly tokens: readonly PaperToken[] }).tokens;
  return attests && !sameTokens(registered, tokens) ? { notComposed: 'TOKENS_MISMATCH' } : tokens;
};
