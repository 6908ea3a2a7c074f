/** The conflicts of an import with the rows of both sides, read from the bank’s own files. */
import type { LegacyRowTerms } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { isCsvFault } from '../csv/fault.ts';
import { writtenCsv } from '../csv/written.ts';
import type { HostedOrganisation } from '../hosting.ts';
import { type BookOwner, readBook } from './book.ts';
import { type Conflict, conflictLevels, type RowPlace } from './conflicts.ts';
import { legacyImports } from './import-record.ts';

const ConflictRow = z.strictObject({
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
type ConflictRow = z.output<typeof ConflictRow>;

export const ConflictView = z
  .strictObject({
    level: z.enum(conflictLevels),
    subsets: z.array(z.string()),
    first: ConflictRow,
    second: ConflictRow,
  })
  .meta({ id: 'LegacyConflict' });
export type ConflictView = z.output<typeof ConflictView>;

const rowOf = ({ importId, line }: RowPlace, row: LegacyRowTerms): ConflictRow => ({
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

const keyOf = ({ importId, line }: RowPlace): string => `${importId} ${line}`;

/** Reads each file until its last row that is asked for. */
export const conflictViews = async (
  { files, documents, mspId }: HostedOrganisation,
  conflicts: readonly Conflict[],
  derivationKey: BookOwner['derivationKey'],
): Promise<ConflictView[]> => {
  const places = conflicts.flatMap(({ first, second }) => [first, second]);
  const rows = new Map<string, ConflictRow>();
  for (const [importId, wanted] of Map.groupBy(places, (place) => place.importId)) {
    const book = await legacyImports.find(documents, importId);
    if (book === undefined) continue;
    const lines = new Set(wanted.map(({ line }) => line));
    const last = Math.max(...lines);
    for await (const found of readBook(files.open(book.fileHash), book, { mspId, derivationKey })) {
      if (found.line > last) break;
      if (isCsvFault(found) || !lines.has(found.line)) continue;
      rows.set(keyOf({ importId, line: found.line }), rowOf({ importId, line: found.line }, found.row));
    }
  }
  return conflicts.flatMap(({ first, second, level, subsets }) => {
    const [one, other] = [rows.get(keyOf(first)), rows.get(keyOf(second))];
    return one === undefined || other === undefined ? [] : [{ level, subsets, first: one, second: other }];
  });
};

const sides = ['first', 'second'] as const;
const members = Object.keys(ConflictRow.shape) as (keyof ConflictRow)[];

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
