/** What is known of an import: kept with the gateway’s documents, so that it goes on after any end of the process. */
import { z } from 'zod';
import type { KeyedDocuments } from '../hosting.ts';
import { bookColumns } from './columns.ts';
import { Conflict } from './conflicts.ts';

export const importStates = ['checking', 'refused', 'importing', 'complete', 'failed'] as const;

const Fault = z.strictObject({
  fault: z.enum(['file', 'row']),
  line: z.int(),
  column: z.union([z.string(), z.int()]),
  expected: z.string(),
});

export const Mapping = z.partialRecord(z.enum(bookColumns), z.string().min(1).max(140));

export const ImportRecord = z
  .strictObject({
    importId: z.string(),
    fileHash: z.string(),
    format: z.enum(['csv', 'json']),
    mapping: Mapping,
    leaveFaultsOut: z.boolean(),
    state: z.enum(importStates),
    startedAt: z.string(),
    firstConflictAt: z.string().optional(),
    checkedAt: z.string().optional(),
    finishedAt: z.string().optional(),
    rows: z.int().meta({ description: 'Rows without a fault.' }),
    faults: z.int(),
    firstFaults: z.array(Fault).meta({ description: 'The first 1 000, by line and column.' }),
    conflicts: z.int(),
    batches: z.int().meta({ description: 'Brought to the ledger so far: it goes on after them.' }),
    imported: z.int(),
    present: z.int(),
    contradicted: z.array(z.string()),
    crowded: z.array(z.string()),
    cases: z.int().meta({ description: 'Clearance cases that were opened with other banks.' }),
    hits: z.int().meta({ description: 'Assets of the lien book that were met.' }),
    failure: z.string().optional().meta({ description: 'Code of what stopped it: start it again.' }),
  })
  .meta({ id: 'LegacyImport' });
export type ImportRecord = z.output<typeof ImportRecord>;

export const firstFaultsMax = 1_000;
/** Above it a report says so, and stops: such a file names one paper in row after row. */
export const conflictsMax = 20_000;
const pageLength = 500;

const recordId = (importId: string): string => `legacy-import/${importId}`;
const pageId = (importId: string, page: number): string => `legacy-conflicts/${importId}/${page}`;
const listId = 'legacy-imports';

const List = z.object({ importIds: z.array(z.string()) });

/** Of the organisation, in the order in which they were first started. */
export const importIdsOf = async (documents: KeyedDocuments): Promise<string[]> => {
  const list = List.safeParse(await documents.get(listId));
  return list.success ? list.data.importIds : [];
};

export const findImport = async (
  documents: KeyedDocuments,
  importId: string,
): Promise<ImportRecord | undefined> => {
  const found = await documents.get(recordId(importId));
  return found === undefined ? undefined : ImportRecord.parse(found);
};

export const keepImport = (documents: KeyedDocuments, record: ImportRecord): Promise<void> =>
  documents.replace(recordId(record.importId), record);

export const enterImport = async (documents: KeyedDocuments, record: ImportRecord): Promise<void> => {
  await keepImport(documents, record);
  const importIds = [...new Set([...(await importIdsOf(documents)), record.importId])];
  await documents.replace(listId, { importIds });
};

export const keepConflicts = async (
  documents: KeyedDocuments,
  importId: string,
  conflicts: readonly Conflict[],
): Promise<void> => {
  for (let page = 0; page * pageLength < conflicts.length; page += 1) {
    const items = conflicts.slice(page * pageLength, (page + 1) * pageLength);
    await documents.replace(pageId(importId, page), { items });
  }
};

const Page = z.object({ items: z.array(Conflict) });

export const keptConflicts = async (documents: KeyedDocuments, importId: string): Promise<Conflict[]> => {
  const conflicts: Conflict[] = [];
  for (let page = 0; ; page += 1) {
    const found = Page.safeParse(await documents.get(pageId(importId, page)));
    if (!found.success) return conflicts;
    conflicts.push(...found.data.items);
  }
};
