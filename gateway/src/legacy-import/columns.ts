/** Columns of a CSV book, and where in a row each belongs. */
import { columnOf, nestedRow } from '../csv/nested.ts';
import type { CsvColumns } from '../csv/records.ts';

const places = {
  reference: 'reference',
  branch: 'branch',
  client: 'client',
  financedAmount: 'financed/amount',
  financedCurrency: 'financed/currency',
  financedOn: 'financedOn',
  dueOn: 'dueOn',
  instrument: 'paper/instrument',
  invoiceNumber: 'paper/invoiceNumber',
  invoiceDate: 'paper/invoiceDate',
  invoiceAmount: 'paper/amount/amount',
  invoiceCurrency: 'paper/amount/currency',
  sellerName: 'paper/seller/name',
  sellerCountry: 'paper/seller/country',
  sellerUscc: 'paper/seller/uscc',
  sellerLei: 'paper/seller/lei',
  sellerRegistration: 'paper/seller/registrationNumber',
  buyerName: 'paper/buyer/name',
  buyerCountry: 'paper/buyer/country',
  buyerUscc: 'paper/buyer/uscc',
  buyerLei: 'paper/buyer/lei',
  buyerRegistration: 'paper/buyer/registrationNumber',
  taxInvoice: 'paper/taxInvoice',
  warehouseUscc: 'paper/operator',
  receiptNumber: 'paper/receiptNumber',
  unitIds: 'paper/unitIds',
  issuingBank: 'paper/issuingBank',
  creditNumber: 'paper/creditNumber',
  declarationNumber: 'paper/declarationNumber',
} as const;
export type BookColumn = keyof typeof places;

export const bookColumns = Object.keys(places) as BookColumn[];

const ofEveryRow: readonly BookColumn[] = [
  'reference',
  'branch',
  'client',
  'financedAmount',
  'financedCurrency',
  'financedOn',
  'instrument',
];

/** A book of one instrument needs no columns of the others. */
export const csvColumns = Object.fromEntries(
  bookColumns.map((column) => [column, ofEveryRow.includes(column) ? 'required' : 'optional']),
) as CsvColumns<BookColumn>;

/** A row of fields as the nested row that it says. Units stand in one field, with semicolons between them. */
export const bookRow = ({
  unitIds,
  ...values
}: Readonly<Partial<Record<BookColumn, string>>>): Record<string, unknown> => {
  const units = unitIds?.split(';').map((unit) => unit.trim());
  return nestedRow<BookColumn>(places, { ...values, ...(units === undefined ? {} : { unitIds: units }) });
};

/** The column that a member of a row comes from. */
export const bookColumnOf = (member: string): BookColumn => columnOf(places, member) ?? 'reference';
