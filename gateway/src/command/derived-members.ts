/**
 * Public members of commands that the gateway computes, because they follow from private terms or from the
 * ledger.
 */
import {
  type CommandDefinition,
  type ErrorCode,
  hashOfOpening,
  type Opening,
  type ProceedsRequestTerms,
  type ProceedsTerms,
  shareOfProceeds,
  type TradeTerms,
  type VoucherTerms,
} from '@chopmark/chaincode/api';
import { proceedsTokens } from '../credit-proceeds/tokens.ts';
import { codeStrict } from '../fingerprint/canonical-text.ts';
import { type PaperToken, type ReceiptGoods, receiptTokens } from '../fingerprint/receipt.ts';
import { liveKeys } from '../fingerprint/live-keys.ts';
import { type FingerprintKeys, tokenBytes } from '../fingerprint/token.ts';
import { draftedItems } from '../legacy-import/items.ts';
import { assessedBy, offeredPart, paidPart } from '../customs-declaration/derived-members.ts';
import { draftedPart } from '../claim/derived-members.ts';
import {
  draftedTokens,
  remainingAfterLook,
  remainingShare,
  requestedShare,
} from '../receivable/derived-members.ts';
import { paidInvoiceTokens, voucherTokens } from '../voucher/tokens.ts';
import { draftedPaperTokens } from '../trade-paper/derived-members.ts';
import { type Input, textMember, type TermsSource } from './terms-source.ts';

export interface Derivation {
  readonly input: Input;
  readonly openings: Readonly<Record<string, Opening<unknown>>>;
  /** Tokens of the asset that the command vouches for. */
  readonly vouched: readonly PaperToken[];
  readonly source: TermsSource;
  readonly fingerprintKeys: FingerprintKeys;
}

interface Derived {
  /**
   * Whether a client may say it: then it is compared by the ledger, and filled in only where it is left out.
   */
  readonly maySay: boolean;
  readonly derive: (derivation: Derivation) => Promise<unknown>;
  /** What the ledger would say where nothing can be derived. */
  readonly otherwise: ErrorCode;
}

const tokensOf = (section: string): Derived => ({
  maySay: false,
  derive: async ({ openings, source, fingerprintKeys }) =>
    receiptTokens(await liveKeys(fingerprintKeys, source), openings[section]?.terms as ReceiptGoods),
  otherwise: 'TERMS_INVALID',
});

const vouchedFor: Derived = {
  maySay: false,
  derive: ({ vouched }) => Promise.resolve(vouched),
  otherwise: 'ASSET_NOT_FOUND',
};

const goodsHash: Derived = {
  maySay: true,
  derive: async ({ openings }) => openings['goods'] && hashOfOpening(openings['goods']),
  otherwise: 'RECEIPT_NOT_FOUND',
};

/**
 * A financing's terms never change under its id, so that whoever names it accepts the very terms that were
 * shown.
 */
const ofFinancing = (member: 'bank' | 'dealHash'): Derived => ({
  maySay: true,
  derive: async ({ source, input }) => {
    const financing = await source.record(`financing/${textMember(input, 'financingId')}`);
    return (financing as Record<string, unknown> | undefined)?.[member];
  },
  otherwise: 'FINANCING_NOT_FOUND',
});

/** Under the oldest key, always: a reference that was used before a change of keys stays used. */
const referenceToken: Derived = {
  maySay: false,
  derive: async ({ openings, fingerprintKeys }) => {
    const { reference } = openings['payment']?.terms as { reference: string };
    return fingerprintKeys.tokens(tokenBytes('PAYMENT', 'REFERENCE', [codeStrict(reference)]))[0]?.token;
  },
  otherwise: 'TERMS_INVALID',
};

/** Under every live key; the obligor's gateway computes them again before it attests. */
const proceedsToken: Derived = {
  maySay: false,
  derive: async ({ openings, source, fingerprintKeys }) => {
    const proceeds = openings['proceeds']?.terms as ProceedsTerms | undefined;
    return proceeds && proceedsTokens(await liveKeys(fingerprintKeys, source), proceeds);
  },
  otherwise: 'TERMS_INVALID',
};

const offeredShare: Derived = {
  maySay: true,
  derive: async ({ openings }) =>
    shareOfProceeds(
      openings['proceeds']?.terms as ProceedsTerms,
      openings['request']?.terms as ProceedsRequestTerms,
    )?.toString(),
  otherwise: 'AMOUNT_MISMATCH',
};

interface Documents {
  readonly documents: readonly {
    readonly number?: string;
    readonly particulars: { readonly type: string; readonly invoiceNumber?: string };
  }[];
}

/** The number of a fully digital invoice is the same everywhere: its token tells whether it was presented before. */
const invoiceTokens: Derived = {
  maySay: false,
  derive: async ({ openings, fingerprintKeys }) =>
    ((openings['presentation']?.terms ?? { documents: [] }) as Documents).documents.flatMap(
      ({ number, particulars: { type, invoiceNumber = number } }) =>
        type === 'FULLY_DIGITAL_INVOICE' && invoiceNumber !== undefined
          ? fingerprintKeys
              .tokens(tokenBytes('INVOICE', 'PRESENTED', [codeStrict(invoiceNumber)]))
              .slice(0, 1)
              .map(({ token }) => token)
          : [],
    ),
  otherwise: 'TERMS_INVALID',
};

const claimShare: Derived = {
  maySay: true,
  derive: async (derivation) => requestedShare(derivation),
  otherwise: 'AMOUNT_MISMATCH',
};

const lookedRemaining: Derived = {
  maySay: false,
  derive: remainingAfterLook,
  otherwise: 'ASSET_NOT_FOUND',
};

const creditedRemaining: Derived = {
  maySay: true,
  derive: remainingShare,
  otherwise: 'TERMS_HASH_MISMATCH',
};

const draftTokens: Derived = { maySay: false, derive: draftedTokens, otherwise: 'TERMS_HASH_MISMATCH' };

const voucherToken: Derived = {
  maySay: false,
  derive: async ({ openings, source, fingerprintKeys }) =>
    voucherTokens(await liveKeys(fingerprintKeys, source), openings['voucher']?.terms as VoucherTerms),
  otherwise: 'TERMS_INVALID',
};

/** Under the oldest key, always: what an invoice was used for before a change of keys stays used. */
const useTokenOf = (section: 'underlying' | 'transfer'): Derived => ({
  maySay: false,
  derive: async ({ openings, fingerprintKeys }) =>
    paidInvoiceTokens(fingerprintKeys, (openings[section]?.terms as TradeTerms).invoice)[0]?.token,
  otherwise: 'TERMS_INVALID',
});

const paidTokensOf = (section: 'underlying' | 'transfer'): Derived => ({
  maySay: false,
  derive: async ({ openings, source, fingerprintKeys }) =>
    paidInvoiceTokens(
      await liveKeys(fingerprintKeys, source),
      (openings[section]?.terms as TradeTerms).invoice,
    ),
  otherwise: 'TERMS_INVALID',
});

const paperTokens: Derived = {
  maySay: false,
  derive: draftedPaperTokens,
  otherwise: 'TERMS_HASH_MISMATCH',
};

const partsOf = (member: 'ofParts' | 'toParts'): Derived => ({
  maySay: false,
  derive: draftedPart(member),
  otherwise: 'TERMS_HASH_MISMATCH',
});
const bothParts = { ofParts: partsOf('ofParts'), toParts: partsOf('toParts') };

const draftItems: Derived = { maySay: false, derive: draftedItems, otherwise: 'TERMS_HASH_MISMATCH' };

const assessed: Derived = { maySay: false, derive: assessedBy, otherwise: 'TERMS_HASH_MISMATCH' };

const declarationShare: Derived = {
  maySay: true,
  derive: async (derivation) => offeredPart(derivation),
  otherwise: 'CAPACITY_EXCEEDED',
};

const paymentShare: Derived = {
  maySay: true,
  derive: async (derivation) => paidPart(derivation),
  otherwise: 'CAPACITY_EXCEEDED',
};

/** By command and member. */
export const derivations: Readonly<Record<string, Readonly<Record<string, Derived>>>> = {
  ProposeReceipt: { tokens: tokensOf('goods') },
  AttestReceipt: { goodsHash },
  SplitReceipt: { releasedTokens: tokensOf('releasedGoods'), retainedTokens: tokensOf('retainedGoods') },
  ReplaceReceipt: { tokens: tokensOf('replacement') },
  ProposeTokens: { tokens: vouchedFor },
  ConfirmTokens: { tokens: vouchedFor },
  AcceptFinancing: { bank: ofFinancing('bank'), dealHash: ofFinancing('dealHash') },
  ConfirmDisbursement: { referenceToken },
  RecordRepayment: { referenceToken },
  RegisterProceeds: { tokens: proceedsToken },
  RegisterClaim: { tokens: proceedsToken },
  PayForfaiting: { referenceToken },
  OfferProceeds: { share: offeredShare },
  RegisterReceivable: { tokens: draftTokens },
  InviteQuote: { share: claimShare },
  IssueCreditNote: { remaining: creditedRemaining },
  RecordTaxLook: { remaining: lookedRemaining },
  RecordCollection: { referenceToken },
  ImportLegacyFinancings: { items: draftItems },
  RecordBuyBack: { referenceToken },
  RecordPayoff: { referenceToken },
  ConfirmPayoff: { referenceToken },
  ReceiveDocuments: { invoiceTokens },
  HonourPresentation: { referenceToken },
  PayAtMaturity: { referenceToken },
  PayReimbursement: { referenceToken },
  IssueVoucher: {
    tokens: voucherToken,
    useToken: useTokenOf('underlying'),
    underlyingTokens: paidTokensOf('underlying'),
  },
  ProposeVoucherTransfer: { useToken: useTokenOf('transfer'), tokens: paidTokensOf('transfer') },
  RedeemVoucher: { referenceToken },
  PayGuarantee: { referenceToken },

  ReportDeclarations: { assessed },
  RecordCustomsStep: { assessed },
  OfferDeclaration: { share: declarationShare },
  RequestImportPayment: { share: paymentShare },
  ConfirmImportPayment: { referenceToken },
  RegisterPaper: { tokens: paperTokens },
  ProposeAllocation: bothParts,
  AgreeAllocation: bothParts,
};

const membersWhere = ({ name }: CommandDefinition, maySay: boolean): string[] =>
  Object.entries(derivations[name] ?? {})
    .filter(([, derived]) => derived.maySay === maySay)
    .map(([member]) => member);

/** Members that no client says. */
export const hiddenMembers = (definition: CommandDefinition): string[] => membersWhere(definition, false);
/** Members that a client may leave out. */
export const optionalMembers = (definition: CommandDefinition): string[] => membersWhere(definition, true);
