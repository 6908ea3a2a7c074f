/** What is asked for when files of invoices are brought. */
import { batchMax, Debtor, Party, TermsHash } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { separators } from '../csv/rows.ts';
import { encodings } from '../csv/stream.ts';
import { invoiceColumns } from './columns.ts';
import { decimalMarks } from './written-values.ts';

const column = z.enum(invoiceColumns);

const CsvForm = z
  .strictObject({
    mapping: z
      .partialRecord(column, z.string().min(1).max(140))
      .default({})
      .meta({ description: 'What the file calls its columns, where it has headings of its own.' }),
    ignored: z
      .array(z.string().max(140))
      .max(200)
      .default([])
      .meta({ description: 'Headings of columns that are left unread; any other unknown one is refused.' }),
    separator: z.enum(separators).default(','),
    encoding: z.enum(encodings).default('utf-8'),
    decimalMark: z.enum(decimalMarks).default('.'),
  })
  .meta({ id: 'InvoiceCsvForm' });

export const StartInvoiceImport = z
  .strictObject({
    fileHashes: z.array(TermsHash).min(1).max(500),
    format: z.enum(['csv', 'ubl', 'fully-digital-invoice']).meta({
      description:
        'Rows with headings; UBL 2.1 invoices, one a file; the XML of fully digital invoices, one a file.',
    }),
    settlement: z.literal('open-account').meta({
      description: 'You say of every invoice that no bill or security embodies the claim.',
    }),
    seller: Party.optional().meta({ description: 'Yourself where it is left out; a bank names its client.' }),
    debtor: Debtor.optional().meta({
      description: 'Who answers for every buyer that `debtors` does not name.',
    }),
    debtors: z.record(z.string().min(1).max(60), Debtor).default({}).meta({
      description: 'Who answers, by the buyer’s USCC, LEI, or country and registration number (`DE HRB123`).',
    }),
    constants: z.partialRecord(column, z.string().min(1).max(140)).default({}).meta({
      description: 'Values of columns that the files do not have.',
    }),
    paymentDays: z.int().min(0).max(720).optional().meta({
      description: 'Days from the invoice’s date to its due date, where the file has none.',
    }),
    proposalDays: z.int().min(1).max(90).default(14).meta({
      description: 'After so many days a registration that nobody confirmed lapses.',
    }),
    csv: CsvForm.prefault({}),
    atomic: z
      .boolean()
      .default(false)
      .meta({
        description: `All rows or none, of at most ${batchMax}; otherwise rows with a fault are left out.`,
      }),
  })
  .meta({ id: 'StartInvoiceImport' });
export type StartInvoiceImport = z.output<typeof StartInvoiceImport>;
