/** Files of invoices, and a seller that brings them. */
import { type Person, subjectOf } from '@chopmark/test/simulated/consortium';
import { type FileImports, fileImports } from './file-imports.ts';
import { type LocalApp, localApp } from './local-app.ts';

export const copperfield: Person = {
  organisation: 'EnterprisesMSP',
  role: 'enterprise-officer',
  firm: 'copperfield',
};
export const neighbour: Person = { ...copperfield, firm: 'other-firm' };
export const harbourMaker: Person = { organisation: 'HarbourBankMSP', role: 'bank-maker' };
const meridian: Person = { organisation: 'MeridianMSP', role: 'enterprise-officer', firm: 'meridian' };

const partyOf = ({ organisation, firm = '' }: Person) => ({
  mspId: organisation,
  subject: subjectOf(firm),
});
export const seller = partyOf(copperfield);
export const debtor = partyOf(meridian);

export const openLocal = (dependencies?: Parameters<typeof localApp>[1]): Promise<LocalApp> =>
  localApp([copperfield, neighbour, meridian, harbourMaker], dependencies);

export interface ImportedInvoices {
  readonly importId: string;
  readonly state: string;
  readonly rows: number;
  readonly faults: number;
  readonly firstFaults: readonly {
    readonly fault: string;
    readonly file: number;
    readonly line: number;
    readonly column: string | number;
    readonly expected: string;
  }[];
  readonly registered: number;
  readonly present: number;
  readonly refused: number;
  readonly batches: number;
  readonly failure?: string;
}

export const invoiceDesk = (
  local: Pick<LocalApp, 'app' | 'bearer'>,
  person: Person = copperfield,
): Promise<FileImports<ImportedInvoices>> =>
  fileImports(local, person, { files: '/v1/invoice-files', imports: '/v1/invoice-imports' });

/** What a request says beside its files. */
export const asked = { format: 'csv', settlement: 'open-account', debtor } as const;

const columns = [
  ...['invoiceNumber', 'invoiceDate', 'dueDate', 'amount', 'currency', 'sellerName', 'sellerCountry'],
  ...['sellerRegistration', 'buyerName', 'buyerCountry', 'buyerRegistration'],
] as const;

export type InvoiceLine = Readonly<Record<string, string>>;

export const invoiceLine = (number: number, change: InvoiceLine = {}): InvoiceLine => ({
  invoiceNumber: `CF-2026-${number}`,
  invoiceDate: '2026-03-02',
  dueDate: '2026-06-30',
  amount: `${100_000 + number * 7919}.00`,
  currency: 'CNY',
  sellerName: 'Copperfield Metals',
  sellerCountry: 'CN',
  sellerRegistration: 'CF1',
  buyerName: `Buyer ${number}`,
  buyerCountry: 'DE',
  buyerRegistration: `HRB ${number}`,
  ...change,
});

export const csvOf = (lines: readonly InvoiceLine[], headings: readonly string[] = columns): string =>
  `${[headings.join(','), ...lines.map((line) => headings.map((column) => `"${line[column] ?? ''}"`).join(','))].join('\r\n')}\r\n`;
