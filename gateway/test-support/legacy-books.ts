/** Books of old loans, and a bank that brings them. */
import type { Person } from '@chopmark/test/simulated/consortium';
import { type Answer, type FileImports, fileImports } from './file-imports.ts';
import type { LocalApp } from './local-app.ts';

export const harbourMaker: Person = { organisation: 'HarbourBankMSP', role: 'bank-maker' };
export const riverMaker: Person = { organisation: 'RiverBankMSP', role: 'bank-maker' };

export const columns = [
  'reference',
  'branch',
  'client',
  'financedAmount',
  'financedCurrency',
  'financedOn',
  'instrument',
  'invoiceNumber',
  'invoiceDate',
  'invoiceAmount',
  'invoiceCurrency',
  'sellerName',
  'sellerCountry',
  'sellerRegistration',
  'buyerName',
  'buyerCountry',
] as const;
type Column = (typeof columns)[number];

/** A loan on an invoice of its own. */
export const loan = (
  number: number,
  change: Partial<Record<Column, string>> = {},
): Record<Column, string> => ({
  reference: `LOAN-${number}`,
  branch: number % 2 === 0 ? 'Pudong' : 'Ningbo',
  client: 'Copperfield Metals',
  financedAmount: '80000.00',
  financedCurrency: 'CNY',
  financedOn: '2025-11-03',
  instrument: 'receivable',
  invoiceNumber: `CF-2025-${number}`,
  invoiceDate: '2025-10-20',
  invoiceAmount: `${100_000 + number}.00`,
  invoiceCurrency: 'CNY',
  sellerName: 'Copperfield Metals',
  sellerCountry: 'CN',
  sellerRegistration: 'CF1',
  buyerName: `Buyer ${number}`,
  buyerCountry: 'CN',
  ...change,
});

export const csvOf = (loans: readonly Record<Column, string>[]): string =>
  [columns.join(','), ...loans.map((one) => columns.map((column) => `"${one[column]}"`).join(','))].join(
    '\r\n',
  );

/** The same loan as an object. */
export const objectOf = (one: Record<Column, string>): object => ({
  reference: one.reference,
  branch: one.branch,
  client: one.client,
  financed: { amount: one.financedAmount, currency: one.financedCurrency },
  financedOn: one.financedOn,
  paper: {
    instrument: one.instrument,
    invoiceNumber: one.invoiceNumber,
    invoiceDate: one.invoiceDate,
    amount: { amount: one.invoiceAmount, currency: one.invoiceCurrency },
    seller: {
      name: one.sellerName,
      country: one.sellerCountry,
      registrationNumber: one.sellerRegistration,
    },
    buyer: { name: one.buyerName, country: one.buyerCountry },
  },
});

export interface Imported {
  readonly importId: string;
  readonly state: string;
  readonly rows: number;
  readonly faults: number;
  readonly firstFaults: readonly { line: number; column: string | number; expected: string }[];
  readonly conflicts: number;
  readonly imported: number;
  readonly present: number;
  readonly contradicted: number;
  readonly failure?: string;
}

interface Settings {
  readonly format?: 'csv' | 'json';
  readonly leaveFaultsOut?: boolean;
  readonly mapping?: Record<string, string>;
}

export interface BookDesk extends Pick<FileImports<Imported>, 'keep' | 'get'> {
  readonly start: (fileHash: string, settings?: Settings) => Promise<Answer>;
  /** Kept, started, and at its end. */
  readonly bring: (text: string, settings?: Settings) => Promise<Imported>;
}

/** What a maker does with a book. */
export const bookDesk = async (
  local: Pick<LocalApp, 'app' | 'bearer'>,
  person: Person = harbourMaker,
): Promise<BookDesk> => {
  const places = { files: '/v1/legacy-books', imports: '/v1/legacy-imports' };
  const { keep, start, get, run } = await fileImports<Imported>(local, person, places);
  return {
    ...{ keep, get },
    start: (fileHash, settings = {}) => start({ fileHash, format: 'csv', ...settings }),
    bring: async (text, settings = {}) => run({ fileHash: await keep(text), format: 'csv', ...settings }),
  };
};
