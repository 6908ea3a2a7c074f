/** Files of invoices as rows that are ready for the ledger, or faults: in order, each with its place. */
import { batchMax, canonicalJson, type Debtor, InvoiceTerms, type Party } from '@chopmark/chaincode/api';
import type { z } from 'zod';
import { derivedBytes, newId } from '../command/derivation.ts';
import type { CsvFault } from '../csv/fault.ts';
import { nestedRow } from '../csv/nested.ts';
import { codeStrict, firmKey } from '../fingerprint/canonical-text.ts';
import type { FileStore } from '../document/file-store.ts';
import { type Candidate, isFault } from './candidate.ts';
import { type InvoiceColumn, places } from './columns.ts';
import { csvInvoices } from './csv-invoices.ts';
import { fullyDigitalInvoice } from './fully-digital.ts';
import type { StartInvoiceImport } from './request.ts';
import { ublInvoice } from './ubl.ts';

/** Where a row stands: its file by its place in the request, from 1, and its line there. */
export interface RowPlace {
  readonly file: number;
  readonly line: number;
}

export interface InvoiceRow extends RowPlace {
  readonly debtor: Debtor;
  readonly invoice: InvoiceTerms;
}

export type InvoiceFault = CsvFault & RowPlace;

export const isInvoiceFault = (found: InvoiceRow | InvoiceFault): found is InvoiceFault => 'fault' in found;

export const rowsMax = 100_000;

async function* candidates(
  content: AsyncIterable<Uint8Array>,
  request: StartInvoiceImport,
): AsyncGenerator<Candidate | CsvFault> {
  if (request.format === 'csv') yield* csvInvoices(content, request);
  else if (request.format === 'ubl') yield* await ublInvoice(content);
  else yield* await fullyDigitalInvoice(content);
}

const dayMs = 86_400_000;

const dateAfter = (date: string, days: number): string | undefined => {
  const start = Date.parse(date);
  return Number.isNaN(start) ? undefined : new Date(start + days * dayMs).toISOString().slice(0, 10);
};

const isMembers = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of both; where both have one, the second's. */
const merged = (
  under: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const both = Object.entries(over).map(([member, value]): [string, unknown] => {
    const below = under[member];
    return [member, isMembers(below) && isMembers(value) ? merged(below, value) : value];
  });
  return { ...under, ...Object.fromEntries(both) };
};

/** What the request says of every invoice, under what the file says of this one. */
const completed = (
  { value }: Candidate,
  { settlement, paymentDays, constants }: StartInvoiceImport,
): Record<string, unknown> => {
  const all = merged({ settlement, ...nestedRow<InvoiceColumn>(places, constants) }, value);
  const { invoiceDate, dueDate } = all;
  const isDue = dueDate === undefined && paymentDays !== undefined && typeof invoiceDate === 'string';
  const due = isDue ? dateAfter(invoiceDate, paymentDays) : dueDate;
  return due === undefined ? all : { ...all, dueDate: due };
};

const expectedOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return 'nothing for this invoice';
  return issue.code === 'invalid_union'
    ? 'a number of 20 digits, or one of 8 with a code of 10 or 12'
    : issue.message;
};

const faultOf = ({ line, named }: Candidate, issue: z.core.$ZodIssue): CsvFault => {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return {
    fault: 'row',
    line,
    column: named([...issue.path.map(String), ...unknown].join('/')),
    expected: expectedOf(issue),
  };
};

/** A buyer is known by what an authority calls it; a name alone is two firms’ as easily as one’s. */
const debtorOf = ({ buyer }: InvoiceTerms, { debtors, debtor }: StartInvoiceImport): Debtor | undefined => {
  const { uscc, lei, registrationNumber, country } = buyer;
  const ids = [uscc, lei, registrationNumber === undefined ? undefined : `${country} ${registrationNumber}`];
  return ids.flatMap((id) => (id === undefined ? [] : (debtors[id] ?? []))).at(0) ?? debtor;
};

/** One file of rows, or of one invoice: checked, and each invoice number once among all of them. */
const checkOf = (request: StartInvoiceImport) => {
  const seen = new Map<string, RowPlace>();
  return (candidate: Candidate, file: number): (InvoiceRow | InvoiceFault)[] => {
    const { line, named } = candidate;
    const parsed = InvoiceTerms.safeParse(completed(candidate, request));
    if (!parsed.success) {
      return parsed.error.issues.map((issue) => ({ ...faultOf(candidate, issue), file }));
    }
    const invoice = parsed.data;
    const fault = (member: string, expected: string): InvoiceFault[] => [
      { fault: 'row', file, line, column: named(member), expected },
    ];
    const debtor = debtorOf(invoice, request);
    if (debtor === undefined) return fault('buyer', 'a buyer of whom the request says who answers for it');
    const number = JSON.stringify([firmKey(invoice.seller), codeStrict(invoice.invoiceNumber)]);
    const earlier = seen.get(number);
    if (earlier !== undefined) {
      return fault(
        'invoiceNumber',
        `a number of its own: line ${earlier.line} of file ${earlier.file} has it`,
      );
    }
    seen.set(number, { file, line });
    return [{ file, line, debtor, invoice }];
  };
};

/** Rows and faults of all files. What breaks off in a file of rows breaks off the whole import. */
export async function* readInvoices(
  files: Pick<FileStore, 'open'>,
  request: StartInvoiceImport,
): AsyncGenerator<InvoiceRow | InvoiceFault> {
  const check = checkOf(request);
  const most = request.atomic ? batchMax : rowsMax;
  let count = 0;
  for (const [nth, fileHash] of request.fileHashes.entries()) {
    const file = nth + 1;
    for await (const found of candidates(files.open(fileHash), request)) {
      if (isFault(found)) {
        yield { ...found, file };
        continue;
      }
      count += 1;
      if (count > most) {
        yield { fault: 'file', file, line: found.line, column: 1, expected: `at most ${most} rows` };
        return;
      }
      yield* check(found, file);
    }
  }
}

/**
 * The same invoice of the same parties has the same id, whatever file it comes in: it is never registered twice.
 * @param generation counts what ended without being confirmed before
 */
export const receivableIdOf = (
  derivationKey: Buffer,
  seller: Party,
  { invoice, debtor }: Pick<InvoiceRow, 'invoice' | 'debtor'>,
  generation: number,
): string =>
  newId(
    'receivable',
    derivedBytes(
      derivationKey,
      canonicalJson(['invoice', { ...seller }, { ...invoice }, debtor, generation]),
    ),
  );
