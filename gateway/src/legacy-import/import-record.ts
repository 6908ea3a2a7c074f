/** What is known of an import: kept with the gateway’s documents, so that it goes on after any end of the process. */
import { z } from 'zod';
import { Fault, progress } from '../file-import/progress.ts';
import { keptList } from '../file-import/kept-list.ts';
import { importRecords } from '../file-import/records.ts';
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
    contradicted: z
      .int()
      .meta({ description: 'Their ids stand for other rows: `left-out-rows` names them.' }),
    crowded: z.int().meta({ description: 'On papers that the book names too often; named likewise.' }),
    cases: z.int().meta({ description: 'Clearance cases that were opened with other banks.' }),
    hits: z.int().meta({ description: 'Assets of the lien book that were met.' }),
  })
  .meta({ id: 'LegacyImport' });
export type ImportRecord = z.output<typeof ImportRecord>;

/** Above it a report says so, and stops: such a file names one paper in row after row. */
export const conflictsMax = 20_000;
export const legacyImports = importRecords('legacy-import', ImportRecord);

export const keptConflicts = keptList('legacy-conflicts', Conflict);

/** `crowded`: the ledger names the paper 64 times for this bank already. */
export const leftOutResults = ['contradicted', 'crowded'] as const;
const LeftOutRow = z.strictObject({ line: z.int(), result: z.enum(leftOutResults) });
export type LeftOutRow = z.output<typeof LeftOutRow>;

/** Rows that the ledger did not take, in the order of the file. */
export const keptLeftOut = keptList('legacy-left-out', LeftOutRow);
