/** What is known of an import: kept with the gateway’s documents, so that it goes on after any end of the process. */
import { z } from 'zod';
import { Fault, progress } from '../file-import/progress.ts';
import { importRecords } from '../file-import/records.ts';
import type { KeyedDocuments } from '../hosting.ts';
import { bookColumns } from './columns.ts';
import { Conflict } from './conflicts.ts';

export const Mapping = z.partialRecord(z.enum(bookColumns), z.string().min(1).max(140));

export const ImportRecord = z
  .strictObject({
    ...progress,
    fileHash: z.string(),
    format: z.enum(['csv', 'json']),
    mapping: Mapping,
    leaveFaultsOut: z.boolean(),
    firstConflictAt: z.string().optional(),
    firstFaults: z.array(Fault).meta({ description: 'The first 1 000, by line and column.' }),
    conflicts: z.int(),
    imported: z.int(),
    present: z.int(),
    contradicted: z.array(z.string()),
    crowded: z.array(z.string()),
    cases: z.int().meta({ description: 'Clearance cases that were opened with other banks.' }),
    hits: z.int().meta({ description: 'Assets of the lien book that were met.' }),
  })
  .meta({ id: 'LegacyImport' });
export type ImportRecord = z.output<typeof ImportRecord>;

/** Above it a report says so, and stops: such a file names one paper in row after row. */
export const conflictsMax = 20_000;
const pageLength = 500;

const pageId = (importId: string, page: number): string => `legacy-conflicts/${importId}/${page}`;

export const legacyImports = importRecords('legacy-import', ImportRecord);

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
