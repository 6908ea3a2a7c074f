/** Invoices of a CSV file, one a row. */
import { minorUnitDigits } from '@chopmark/chaincode/api';
import type { CsvFault } from '../csv/fault.ts';
import { isCsvFault } from '../csv/fault.ts';
import { nestedRow } from '../csv/nested.ts';
import { csvRecords } from '../csv/records.ts';
import type { Candidate } from './candidate.ts';
import { aliases, csvColumns, type InvoiceColumn, invoiceColumnOf, places } from './columns.ts';
import type { StartInvoiceImport } from './request.ts';
import { plainAmount, plainDate } from './written-values.ts';

type Values = Readonly<Partial<Record<InvoiceColumn, string>>>;
type Form = Pick<StartInvoiceImport, 'constants' | 'csv' | 'paymentDays'>;

/** A fully digital invoice has no other number than the tax bureau's; an older one has a code beside it. */
const taxNumberOf = ({ taxInvoiceNumber, taxInvoiceCode, invoiceNumber }: Values): string | undefined =>
  taxInvoiceNumber === undefined && (taxInvoiceCode !== undefined || /^\d{20}$/.test(invoiceNumber ?? ''))
    ? invoiceNumber
    : taxInvoiceNumber;

const canonical = (values: Values, { constants, csv: { decimalMark } }: Form): Record<string, unknown> => {
  const { invoiceDate, dueDate, amount, declarations } = values;
  const digits = minorUnitDigits.get(values.currency ?? constants.currency ?? '');
  const changed = {
    invoiceDate: invoiceDate && plainDate(invoiceDate),
    dueDate: dueDate && plainDate(dueDate),
    amount: amount && plainAmount(amount, decimalMark, digits),
    declarations: declarations?.split(';').map((number) => number.trim()),
    taxInvoiceNumber: taxNumberOf(values),
  };
  const given = Object.entries({ ...values, ...changed }).filter(([, value]) => value !== undefined);
  return nestedRow<InvoiceColumn>(places, Object.fromEntries(given));
};

export async function* csvInvoices(
  content: AsyncIterable<Uint8Array>,
  form: Form,
): AsyncGenerator<Candidate | CsvFault> {
  const { constants, csv, paymentDays } = form;
  const given = [
    ...(Object.keys(constants) as InvoiceColumn[]),
    ...(paymentDays === undefined ? [] : ['dueDate' as const]),
  ];
  for await (const found of csvRecords(content, csvColumns(given), { ...csv, aliases })) {
    if (isCsvFault(found)) yield found;
    else {
      const { line, values, headers } = found;
      const named = (member: string): string => {
        const column = invoiceColumnOf(member);
        return column === undefined ? member : headers[column];
      };
      yield { line, value: canonical(values, form), named };
    }
  }
}
