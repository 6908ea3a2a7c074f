/** Columns of a CSV book, and where in a row each belongs. */
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

type Nested = Record<string, unknown>;

const put = (into: Nested, [first = '', ...rest]: readonly string[], value: unknown): void => {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const below = (into[first] ?? {}) as Nested;
  into[first] = below;
  put(below, rest, value);
};

/** A row of fields as the nested row that it says. Units stand in one field, with semicolons between them. */
export const nestedRow = (values: Readonly<Partial<Record<BookColumn, string>>>): Nested => {
  const row: Nested = {};
  for (const [column, value] of Object.entries(values)) {
    const units = column === 'unitIds' ? value.split(';').map((unit) => unit.trim()) : value;
    put(row, places[column as BookColumn].split('/'), units);
  }
  return row;
};

/** The column that a member of a row comes from: itself, or the first one below it. */
export const columnOf = (member: string): BookColumn =>
  bookColumns.find((column) => places[column] === member) ??
  bookColumns.find((column) => places[column].startsWith(`${member}/`)) ??
  bookColumns.find((column) => member.startsWith(`${places[column]}/`)) ??
  'reference';
