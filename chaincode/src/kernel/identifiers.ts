/** Identifiers on the ledger: opaque ids made by clients, members, firms. */
import { z } from 'zod';
import { isBic, isCountry, isLei, isUscc } from './check-digits.ts';

/** Prefixes of the ids of each kind of record. */
export const idPrefixes = {
  command: 'CMD',
  receipt: 'WR',
  claim: 'CLM',
  offer: 'OFR',
  order: 'ORD',
  lien: 'LN',
  financing: 'FIN',
  price: 'PRC',
  change: 'CHG',
  courtOrder: 'CRT',
  access: 'ACC',
  externalParty: 'EXT',
  creditProceeds: 'CPR',
  creditClaim: 'CCL',
  creditTransfer: 'CTR',
  forfaiting: 'FFT',
  credit: 'LC',
  presentation: 'PRS',
  amendmentRequest: 'AMR',
  bankReference: 'BRF',
  stopOrder: 'STP',
  reimbursement: 'RMB',
  reimbursementClaim: 'RMC',
  receivable: 'RCV',
  creditNote: 'CRN',
  voucher: 'VCH',
  voucherTransfer: 'VTR',
  legacyFinancing: 'LGF',
  legacyBatch: 'LGB',
  legacyCase: 'LGC',
  declaration: 'DCL',
  consent: 'CST',
  verification: 'VRF',
  importPayment: 'IPM',
  tradePaper: 'TPR',
  allocation: 'ALC',
} as const;
export type IdKind = keyof typeof idPrefixes;

/** Opaque id of one of these kinds: prefix and 16 to 26 characters of Crockford's base 32, at least 80 random bits. */
export const idOf = (...kinds: readonly [IdKind, ...IdKind[]]): z.ZodString => {
  const prefixes = kinds.map((kind) => idPrefixes[kind]);
  const prefix = prefixes.length === 1 ? prefixes.join('') : `(${prefixes.join('|')})`;
  return z
    .string()
    .regex(
      new RegExp(`^${prefix}-[0-9A-HJKMNP-TV-Z]{16,26}$`),
      `an id like ${prefixes.map((one) => `${one}-0123456789ABCDEF`).join(' or ')}`,
    );
};

/** Whether an id is one of this kind. */
export const isIdOf = (kind: IdKind, id: string): boolean => id.startsWith(`${idPrefixes[kind]}-`);

export const MspId = z.string().regex(/^[A-Za-z][A-Za-z0-9]{2,40}MSP$/, 'an MSP id such as HarbourBankMSP');
export type MspId = z.output<typeof MspId>;

/** Opaque id of a firm; which firm it is stands in private terms. */
export const Subject = z.string().regex(/^SUB-[0-9A-HJKMNP-TV-Z]{16,26}$/, 'an id like SUB-0123456789ABCDEF');

/** A party: an organisation, and the firm behind it where its kind has subjects. */
export const Party = z.strictObject({ mspId: MspId, subject: Subject.optional() }).meta({ id: 'Party' });
export type Party = z.output<typeof Party>;

export const sameParty = (one: Party, other: Party): boolean =>
  one.mspId === other.mspId && one.subject === other.subject;

/** An instant in UTC, to the second or millisecond: `2026-03-02T09:30:00Z`. */
export const Instant = z.iso.datetime({
  offset: false,
  message: 'an instant in UTC such as 2026-03-02T09:30:00Z',
});
export const CalendarDate = z.iso.date('a date such as 2026-03-02');
export type CalendarDate = z.output<typeof CalendarDate>;

/** Milliseconds since 1970 of a parsed instant. */
export const instantMs = (instant: string): number => Date.parse(instant);
export const instantOf = (ms: number): string => new Date(ms).toISOString();

/**
 * The number that somebody printed on a paper. Fingerprints keep its letters and digits: a number without any would be
 * the same as every other; an invisible character would make it look like another.
 */
export const paperNumber = (lengthMax: number): z.ZodString =>
  z
    .string()
    .trim()
    .min(1)
    .max(lengthMax)
    .regex(
      /^[^\p{C}]*[\p{L}\p{N}][^\p{C}]*$/u,
      'a number with a letter or digit, without invisible characters',
    );

export const Uscc = z.string().refine(isUscc, 'a unified social credit code with its check digit (GB 32100)');
export const Lei = z.string().refine(isLei, 'a legal entity identifier with its check digits (ISO 17442)');
export const Bic = z.string().refine(isBic, 'a business identifier code (ISO 9362)');
export const Country = z.string().refine(isCountry, 'an ISO 3166-1 alpha-2 country code');

/** Commodity code: six, eight or ten digits; chapter 01 to 99 without 77; heading not 00. */
export const HsCode = z
  .string()
  .regex(/^(?!00|77)\d{2}(?!00)\d{4}(\d{2}){0,2}$/, 'an HS code of 6, 8 or 10 digits');

/** What a gateway makes of a paper, a number or a reference with a key: tells nothing of it to who lacks the key. */
export const KeyedToken = z.string().regex(/^[0-9a-f]{64}$/, 'a token of 64 hexadecimal digits');
