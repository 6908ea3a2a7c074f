/**
 * Fingerprints: keyed tokens of a paper's contents, computed in gateways (double-financing rules, section 3).
 */
import { z } from 'zod';
import { Instant, MspId, KeyedToken } from '../kernel/identifiers.ts';

/**
 * Subsets of a paper's fields, and what a hit on each means: R of a warehouse receipt, L of a credit's proceeds, F
 * of an invoice, V of a voucher, C of a customs declaration, P of an order, B of a bill of lading. An exact hit is the
 * same paper, a strong one holds a lien up until it is cleared, a suspicion only warns.
 */
const subsets = {
  /** Operator and receipt number: unique for ever. */
  R1: 'exact',
  /** Warehouse, slot, commodity, brand, grade, quantity. */
  R2: 'strong',
  /** One unit (bundle, SSCC, container, batch): one token each. */
  R3: 'exact',
  /** Commodity, brand, heat number, quantity. */
  R4: 'strong',
  /** Issuing bank and credit number: the proceeds of one credit, and the claims under it, share it. */
  L1: 'exact',
  /** Seller and invoice number. */
  F1: 'exact',
  /** Seller, buyer, currency, amount, date. */
  F2: 'strong',
  /** Seller, buyer, and what is left of the number without look-alikes. */
  F3: 'strong',
  /** As F2 and F3 without the seller. */
  F4: 'suspect',
  /** Names of seller and buyer, currency, amount. */
  F5: 'suspect',
  /** Number of the tax invoice. */
  F6: 'exact',
  /** Seller, buyer, currency, amount within about two in a hundred, neighbouring weeks: four tokens each. */
  F7: 'suspect',
  /** Seller, buyer, currency, amount, and a bill of lading or declaration that it names: one token each. */
  F8: 'strong',
  /** Platform and number of a voucher: unique for ever, its pieces share it. */
  V1: 'exact',
  /** Number that customs gave. */
  C1: 'exact',
  /** Exporter, bill of lading, commodity, currency, amount. */
  C2: 'strong',
  /** Buyer and order number. */
  P1: 'exact',
  /** Buyer, seller, currency, amount, date. */
  P2: 'strong',
  /** Carrier and number of the bill of lading. */
  B1: 'exact',
  /** Vessel, voyage, ports, on-board date, weight, commodity. */
  B2: 'strong',
  /** One container and the month on board: one token each. */
  B3: 'strong',
} as const;
type Level = (typeof subsets)[keyof typeof subsets];

const tokenOf = <const Subset extends keyof typeof subsets>(of: readonly Subset[]) =>
  z.strictObject({
    /** Of the key that it was made with. */
    epoch: z.int().min(1),
    subset: z.enum(of),
    token: KeyedToken,
  });

/** Of whatever paper. */
export const Token = tokenOf(Object.keys(subsets) as (keyof typeof subsets)[]).meta({ id: 'AssetToken' });
export type Token = z.output<typeof Token>;
const ReceiptToken = tokenOf(['R1', 'R2', 'R3', 'R4']).meta({ id: 'FingerprintToken' });
const ProceedsToken = tokenOf(['L1']).meta({ id: 'ProceedsToken' });
/** Of whatever paper a bank has financed before. */
const LegacyToken = tokenOf(['R1', 'R3', 'L1', 'F1', 'F2', 'F3', 'F6', 'C1']).meta({ id: 'LegacyToken' });
const InvoiceToken = tokenOf(['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8']).meta({ id: 'InvoiceToken' });
/** The invoice alone, where nothing else of it is registered. */
const PaidInvoiceToken = tokenOf(['F1']).meta({ id: 'PaidInvoiceToken' });
const VoucherToken = tokenOf(['V1']).meta({ id: 'VoucherToken' });
const DeclarationToken = tokenOf(['C1', 'C2']).meta({ id: 'DeclarationToken' });
const TradePaperToken = tokenOf(['P1', 'P2', 'B1', 'B2', 'B3']).meta({ id: 'TradePaperToken' });

/** At most three epochs of one number, 200 units and two descriptions. */
export const Tokens = z.array(ReceiptToken).min(2).max(609);

/** All tokens of one asset, of whatever kind. */
export const AssetTokens = z.array(Token).min(1).max(609);

/** One in each live epoch. */
export const ProceedsTokens = z.array(ProceedsToken).min(1).max(3);

/** Ten in each of at most three epochs, that of a tax invoice only where there is one, and those of 21 papers named. */
export const InvoiceTokens = z.array(InvoiceToken).min(9).max(93);
export type InvoiceTokens = z.output<typeof InvoiceTokens>;

/** One in each live epoch. */
export const PaidInvoiceTokens = z.array(PaidInvoiceToken).min(1).max(3);

/** One in each live epoch. */
export const VoucherTokens = z.array(VoucherToken).min(1).max(3);

/** At most three epochs of number, particulars and 64 containers. */
export const TradePaperTokens = z.array(TradePaperToken).min(2).max(198);
export type TradePaperTokens = z.output<typeof TradePaperTokens>;

/** At most three epochs of one number and 20 units. */
export const LegacyTokens = z.array(LegacyToken).min(1).max(63);

/** Two in each of at most three epochs; none before customs has given the number. */
export const DeclarationTokens = z.array(DeclarationToken).max(6);
export type DeclarationTokens = z.output<typeof DeclarationTokens>;

export const Fingerprint = z.strictObject({
  assetId: z.string(),
  /** The first receipt of the lot: parts of a split share it and are no duplicates of each other. */
  rootId: z.string(),
  status: z.enum(['pending', 'live', 'closed']),
  /** A pending registration is void after this. */
  expiresAt: Instant.optional(),
});
export type Fingerprint = z.output<typeof Fingerprint>;

/** `tokens/<asset>/<MSP>`: an asset's fingerprints under the live keys, as one organisation's gateway computed them. */
export const TokenProposal = z.strictObject({
  assetId: z.string(),
  by: MspId,
  /** Enrolment id of the one who proposed. */
  person: z.string(),
  tokens: AssetTokens,
});
export type TokenProposal = z.output<typeof TokenProposal>;

/** Epochs of the keys that the tokens were made with, oldest first. */
export const epochsOf = (tokens: readonly Token[]): number[] =>
  [...new Set(tokens.map(({ epoch }) => epoch))].sort((one, other) => one - other);

/** A live paper, and the epochs under which it is found. */
export const Keyed = z.strictObject({ assetId: z.string(), epochs: z.array(z.int().min(1)) });
export type Keyed = z.output<typeof Keyed>;
export const hasLevel = ({ subset }: Token, level: Level): boolean => subsets[subset] === level;
export const isExact = (token: Token): boolean => hasLevel(token, 'exact');

/** Numbers that are given once: a receipt's, a credit's and a voucher's stay taken when the paper has ended. */
export const isForEver = ({ subset }: Token): boolean => ['R1', 'L1', 'V1'].includes(subset);
