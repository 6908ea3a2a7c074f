/** Books of a bank’s old loans, in which some papers were financed twice: by another branch, or by a subsidiary. */

const columns =
  'reference,branch,client,financedAmount,financedCurrency,financedOn,instrument,invoiceNumber,invoiceDate,' +
  'invoiceAmount,invoiceCurrency,sellerName,sellerCountry,sellerRegistration,buyerName,buyerCountry';

const houses = ['Harbour Bank', 'Harbour Leasing', 'Harbour Factoring'];
const branches = 40;

/** Every hundredth row from the tenth part of the book on is a loan on the invoice of an earlier one. */
const isRepeat = (row: number, rows: number): boolean => row >= rows / 10 && row % 100 === 99;

export const repeatsIn = (rows: number): number =>
  Array.from({ length: rows }, (_, row) => row).filter((row) => isRepeat(row, rows)).length;

interface Loan {
  readonly paper: number;
  readonly house: number;
  readonly branch: number;
  readonly spelling: (number: string) => string;
}

const asWritten = (number: string): string => number;
/** What fingerprints take for the same number; and another number, beside which all other particulars agree. */
const spellings = [
  asWritten,
  (number: string) => number.toLowerCase().replace('/', ' - '),
  (number: string) => `${number}A`,
];

/** How far before a repeat the first loan on its paper stands: about a twentieth of the book, and never at a repeat. */
const distanceIn = (rows: number): number => Math.floor(rows / 2_000) * 100 + 50;

/** The first loan on a paper, or the second: by another branch of the house, or by another house, in turn. */
const loanOf = (row: number, rows: number): Loan => {
  const paper = isRepeat(row, rows) ? row - distanceIn(rows) : row;
  const first = { paper, house: paper % houses.length, branch: paper % branches, spelling: asWritten };
  if (paper === row) return first;
  const nth = Math.floor(row / 100);
  return {
    ...first,
    ...(nth % 2 === 0
      ? { branch: (first.branch + 1) % branches }
      : { house: (first.house + 1) % houses.length }),
    spelling: spellings[nth % spellings.length] ?? asWritten,
  };
};

const lineOf = (row: number, rows: number, play: string): string => {
  const { paper, house, branch, spelling } = loanOf(row, rows);
  const seller = paper % 997;
  return [
    `${play}-${row}`,
    `${houses[house] ?? ''} ${branch}`,
    `Seller ${play} ${seller}`,
    '80000.00,CNY,2025-11-03,receivable',
    spelling(`${play}/${paper}`),
    '2025-10-20',
    `${100_000 + paper}.00`,
    'CNY',
    `Seller ${play} ${seller}`,
    `CN,${play}R${seller}`,
    `Buyer ${paper % 4999}`,
    'CN',
  ].join(',');
};

/** @param play the same name makes the same book */
export const legacyBook = (rows: number, play: string): string =>
  [columns, ...Array.from({ length: rows }, (_, row) => lineOf(row, rows, play))].join('\n');
