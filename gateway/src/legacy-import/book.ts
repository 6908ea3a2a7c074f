/** A book as it was brought: its rows in order, checked one by one, with ids and salts of their own. */
import { canonicalJson, LegacyRowTerms } from '@chopmark/chaincode/api';
import type { z } from 'zod';
import { derivedBytes, newId } from '../command/derivation.ts';
import { type CsvFault, isCsvFault } from '../csv/fault.ts';
import { csvRecords, type HeaderMapping } from '../csv/records.ts';
import { type BookColumn, bookColumnOf, bookRow, csvColumns } from './columns.ts';
import { jsonRows } from './json-rows.ts';

export interface BookLayout {
  readonly format: 'csv' | 'json';
  /** What the file calls each column; of a CSV file. */
  readonly mapping: HeaderMapping<BookColumn>;
}

export interface BookRow {
  readonly line: number;
  readonly row: LegacyRowTerms;
}

/** Whose book it is, and the secret that its ids and salts are made with. */
export interface BookOwner {
  readonly mspId: string;
  readonly derivationKey: Buffer;
}

export const bookRowsMax = 100_000;

interface Raw {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
  /** What the file calls a member of the row. */
  readonly columnOf: (member: string) => string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function* rawRows(
  content: AsyncIterable<Uint8Array>,
  { format, mapping }: BookLayout,
): AsyncGenerator<Raw | CsvFault> {
  if (format === 'csv') {
    for await (const found of csvRecords(content, csvColumns, { mapping })) {
      if (isCsvFault(found)) yield found;
      else {
        const { line, values, headers } = found;
        yield { line, value: bookRow(values), columnOf: (member) => headers[bookColumnOf(member)] };
      }
    }
    return;
  }
  for await (const found of jsonRows(content)) {
    if (isCsvFault(found)) yield found;
    else if (isObject(found.value)) {
      yield { line: found.line, value: found.value, columnOf: (member) => `/${member}` };
    } else yield { fault: 'row', line: found.line, column: '', expected: 'an object' };
  }
}

/** What the gateway makes for a row: nobody brings it. */
const made = ['legacyId', 'salt'];

const faultOf = ({ line, columnOf: named }: Raw, issue: z.core.$ZodIssue): CsvFault => {
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return {
    fault: 'row',
    line,
    column: named([...issue.path.map(String), ...unknown].join('/')),
    expected: unknown.length > 0 ? 'nothing for this instrument' : issue.message,
  };
};

/** The same reference has the same id, and the same row the same salt, whenever it comes. */
const checked = (raw: Raw, { mspId, derivationKey }: BookOwner): BookRow | CsvFault[] => {
  const brought = made.find((member) => member in raw.value);
  if (brought !== undefined) {
    return [{ fault: 'row', line: raw.line, column: raw.columnOf(brought), expected: 'no such member' }];
  }
  const seed = (...parts: readonly string[]): string => JSON.stringify(['legacy', mspId, ...parts]);
  const { reference } = raw.value;
  const id = derivedBytes(derivationKey, seed('id', typeof reference === 'string' ? reference.trim() : ''));
  const parsed = LegacyRowTerms.safeParse({
    ...raw.value,
    legacyId: newId('legacyFinancing', id),
    salt: '00'.repeat(16),
  });
  if (!parsed.success) return parsed.error.issues.map((issue) => faultOf(raw, issue));
  const salt = derivedBytes(derivationKey, seed('salt', canonicalJson(parsed.data)))(16).toString('hex');
  return { line: raw.line, row: { ...parsed.data, salt } };
};

/** Rows and faults in order. A reference stands once in a file. */
export async function* readBook(
  content: AsyncIterable<Uint8Array>,
  layout: BookLayout,
  owner: BookOwner,
): AsyncGenerator<BookRow | CsvFault> {
  const lines = new Map<string, number>();
  let count = 0;
  for await (const raw of rawRows(content, layout)) {
    if (isCsvFault(raw)) {
      yield raw;
      continue;
    }
    count += 1;
    if (count > bookRowsMax) {
      yield { fault: 'file', line: raw.line, column: 1, expected: `at most ${bookRowsMax} rows` };
      return;
    }
    const found = checked(raw, owner);
    if (Array.isArray(found)) {
      yield* found;
      continue;
    }
    const earlier = lines.get(found.row.legacyId);
    if (earlier === undefined) {
      lines.set(found.row.legacyId, found.line);
      yield found;
    } else {
      const expected = `a reference of its own: line ${earlier} has it`;
      yield { fault: 'row', line: found.line, column: raw.columnOf('reference'), expected };
    }
  }
}
