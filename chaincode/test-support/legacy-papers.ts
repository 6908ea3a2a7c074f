/** Rows of banks' own books in the test stories. */
import { hashOf } from '../src/kernel/hash.ts';
import type { LegacyItem } from '../src/legacy-financing/records.ts';
import type { LegacyRowTerms } from '../src/legacy-financing/terms.ts';
import type { InvoiceTerms } from '../src/receivable/terms.ts';
import { opaqueId } from './people.ts';
import { invoiceTerms, invoiceTokens } from './receivable-papers.ts';

const { invoiceNumber, invoiceDate, amount, seller, buyer } = invoiceTerms;

export const legacyRow = (serial: number, number: string = invoiceNumber): LegacyRowTerms => ({
  legacyId: opaqueId('LGF', serial),
  reference: `HB-2025-${serial}`,
  branch: 'Pudong branch',
  client: seller.name,
  financed: { amount: '1000000.00', currency: 'CNY' },
  financedOn: '2025-11-03',
  dueOn: '2026-05-21',
  paper: { instrument: 'receivable', invoiceNumber: number, invoiceDate, amount, seller, buyer },
  salt: String(serial).padStart(32, '0'),
});

/** As a gateway would bring it: tokens of a receivable’s invoice, suspicions left out. */
export const legacyItem = (row: LegacyRowTerms, invoice: InvoiceTerms = invoiceTerms): LegacyItem => ({
  legacyId: row.legacyId,
  rowHash: hashOf(row),
  tokens: invoiceTokens(invoice).filter(
    ({ subset }) => !['F4', 'F5', 'F7'].includes(subset),
  ) as LegacyItem['tokens'],
});
