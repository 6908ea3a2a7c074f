/** The conflicts of an import, and the rows that the ledger did not take, as they stand in the bank’s own files. */
import type { LegacyRowTerms } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { isCsvFault } from '../csv/fault.ts';
import { writtenCsv } from '../csv/written.ts';
import type { HostedOrganisation } from '../hosting.ts';
import { type BookOwner, readBook } from './book.ts';
import { type Conflict, conflictLevels, type RowPlace } from './conflicts.ts';
import { legacyImports, type LeftOutRow, leftOutResults } from './import-record.ts';

const BookRowView = z.strictObject({
  importId: z.string(),
  line: z.int(),
  legacyId: z.string(),
  reference: z.string(),
  branch: z.string(),
  client: z.string(),
  instrument: z.string(),
  amount: z.string(),
  currency: z.string(),
  financedOn: z.string(),
});
type BookRowView = z.output<typeof BookRowView>;

export const ConflictView = z
  .strictObject({
    level: z.enum(conflictLevels),
    subsets: z.array(z.string()),
    first: BookRowView,
    second: BookRowView,
  })
  .meta({ id: 'LegacyConflict' });
export type ConflictView = z.output<typeof ConflictView>;

const rowOf = ({ importId, line }: RowPlace, row: LegacyRowTerms): BookRowView => ({
  importId,
  line,
  legacyId: row.legacyId,
  reference: row.reference,
  branch: row.branch,
  client: row.client,
  instrument: row.paper.instrument,
  amount: row.financed.amount,
  currency: row.financed.currency,
  financedOn: row.financedOn,
});

export const LeftOutView = BookRowView.extend({ result: z.enum(leftOutResults) }).meta({
  id: 'LegacyLeftOutRow',
});
export type LeftOutView = z.output<typeof LeftOutView>;

const keyOf = ({ importId, line }: RowPlace): string => `${importId} ${line}`;

type Organisation = Pick<HostedOrganisation, 'files' | 'documents' | 'mspId'>;

/** Rows by `keyOf` their places. Reads each file until its last row that is asked for. */
const rowsAt = async (
  { files, documents, mspId }: Organisation,
  places: readonly RowPlace[],
  derivationKey: BookOwner['derivationKey'],
): Promise<ReadonlyMap<string, BookRowView>> => {
  const rows = new Map<string, BookRowView>();
  for (const [importId, wanted] of Map.groupBy(places, (place) => place.importId)) {
    const book = await legacyImports.find(documents, importId);
    if (book === undefined) continue;
    const lines = new Set(wanted.map(({ line }) => line));
    const last = wanted.reduce((most, { line }) => Math.max(most, line), 0);
    for await (const found of readBook(files.open(book.fileHash), book, { mspId, derivationKey })) {
      if (found.line > last) break;
      if (isCsvFault(found) || !lines.has(found.line)) continue;
      rows.set(keyOf({ importId, line: found.line }), rowOf({ importId, line: found.line }, found.row));
    }
  }
  return rows;
};

export const leftOutViews = async (
  organisation: Organisation,
  importId: string,
  leftOut: readonly LeftOutRow[],
  derivationKey: BookOwner['derivationKey'],
): Promise<LeftOutView[]> => {
  const places = leftOut.map(({ line }) => ({ importId, line }));
  const rows = await rowsAt(organisation, places, derivationKey);
  return leftOut.flatMap(({ line, result }) => {
    const row = rows.get(keyOf({ importId, line }));
    return row === undefined ? [] : [{ ...row, result }];
  });
};

export const conflictViews = async (
  organisation: Organisation,
  conflicts: readonly Conflict[],
  derivationKey: BookOwner['derivationKey'],
): Promise<ConflictView[]> => {
  const places = conflicts.flatMap(({ first, second }) => [first, second]);
  const rows = await rowsAt(organisation, places, derivationKey);
  return conflicts.flatMap(({ first, second, level, subsets }) => {
    const [one, other] = [rows.get(keyOf(first)), rows.get(keyOf(second))];
    return one === undefined || other === undefined ? [] : [{ level, subsets, first: one, second: other }];
  });
};

const sides = ['first', 'second'] as const;
const members = Object.keys(BookRowView.shape) as (keyof BookRowView)[];

/** RFC 4180: a line for each conflict, both rows beside each other. */
export const conflictsAsCsv = (views: readonly ConflictView[]): string => {
  const header = [
    'level',
    'subsets',
    ...sides.flatMap((side) => members.map((member) => `${side}.${member}`)),
  ];
  const lines = views.map((view) => [
    view.level,
    view.subsets.join(' '),
    ...sides.flatMap((side) => members.map((member) => view[side][member])),
  ]);
  return writtenCsv([header, ...lines]);
};
