/** Files of invoices of one seller: no two of them look alike. */
import { randomBytes } from 'node:crypto';
import type { Consortium } from './consortium.ts';
import type { ImportProgress } from './file-import.ts';
import { dateAfter, partyOf, seller } from './invoices.ts';

const columns =
  'Invoice No,Invoice date,Due date,Amount,Currency,Seller,Seller country,Seller registration number,' +
  'Buyer,Buyer country,Buyer registration number';

const lineOf = (row: number, play: string): string =>
  [
    `${play}/${row}`,
    dateAfter(-20),
    dateAfter(70),
    `${100_000 + row * 7}.50`,
    'CNY',
    `Copperfield Metals ${play}`,
    `CN,${play}`,
    `Buyer ${play} ${row}`,
    `CN,B${play}${row}`,
  ].join(',');

export const invoiceFile = (rows: number): string => {
  const play = randomBytes(4).toString('hex').toUpperCase();
  return `${[columns, ...Array.from({ length: rows }, (_, row) => lineOf(row, play))].join('\n')}\n`;
};

export const importRequest = (consortium: Consortium, fileHash: string): object => ({
  fileHashes: [fileHash],
  format: 'csv',
  settlement: 'open-account',
  seller: partyOf(consortium, seller.organisation, 'copperfield'),
  debtor: partyOf(consortium, 'MeridianMSP', 'meridian'),
});

export interface InvoiceImportProgress extends ImportProgress {
  readonly registered: number;
  readonly present: number;
  readonly refused: number;
}
